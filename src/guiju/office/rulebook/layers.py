"""The law above a district: its texts, the declared contradictions with it, and the settings with their state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guiju.office.rulebook import queries
from guiju.rules.instruments import Instrument
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.instruments.settings import Setting


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting for the screen, with the places (short citations) whose norms count with it."""

    setting: Setting
    used_by: Sequence[str]


def settings(district: str) -> list[SettingRow]:
    """All settings as they are in the district. Raises UnknownDistrict."""
    book = queries.district_rulebook(district)
    used: dict[str, list[str]] = {}
    for placed in (placed for instrument in book.instruments for placed in instrument.norms()):
        if isinstance(placed.norm, LimitNorm) and placed.norm.span.setting:
            used.setdefault(placed.norm.span.setting, []).append(str(placed.cites[0]))
    return [SettingRow(setting, list(dict.fromkeys(used.get(code, ())))) for code, setting in book.settings.items()]


def texts_as_json(district: str) -> list[dict[str, Any]]:
    """The texts that bind the district: its own first, then the law above."""
    return [_text(found) for found in queries.district_rulebook(district).instruments]


def conflicts_as_json(district: str) -> list[dict[str, Any]]:
    """The declared contradictions."""
    book = queries.district_rulebook(district)
    left_out = {"file", "line"}
    return [one.model_dump(mode="json", exclude=left_out) for i in book.instruments for one in i.conflicts]


def settings_as_json(district: str) -> list[dict[str, Any]]:
    """All settings, with their state in words and the places that use them."""
    return [
        row.setting.model_dump(mode="json") | {"state_zh": row.setting.state.zh, "used_by": list(row.used_by)}
        for row in settings(district)
    ]


def _text(found: Instrument) -> dict[str, Any]:
    head = found.head
    return {
        "code": head.code,
        "title": head.title,
        "number": head.number,
        "outside": found.outside,
        "partial": head.partial,
        "state": head.state.value,
        "in_force_on": head.in_force_on.isoformat(),
        "articles": sorted(found.articles),
    }

"""The law above a district: its texts, the declared contradictions with it, and the settings with their state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.office.rulebook import queries
from guiju.office.rulebook.citing import CitationCard, card
from guiju.rules.citations import Citation
from guiju.rules.comparing.words import facts_in_words
from guiju.rules.instruments import Instrument
from guiju.rules.instruments.layer_conflicts import LayerConflict, ShownBy
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.instruments.settings import Setting
from guiju.rules.planning.declared_conflicts import conflicts_in
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import NotInForce


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """A contradiction for the screen (components/conflicts.jinja)."""

    id: str
    gist: str
    ours: CitationCard
    above: CitationCard
    follows: str
    decision: str
    example: str
    decided_by: str
    since: date


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting for the screen, with the places (short citations) whose norms count with it."""

    setting: Setting
    used_by: Sequence[str]


def conflicts(district: str) -> list[ConflictCard]:
    """Everything in which the district's texts contradict the law above, as declared. Raises UnknownDistrict."""
    book = queries.district_rulebook(district)
    return [_card(one, district) for i in book.instruments for one in i.conflicts]


def conflicts_of(plan: Plan, district: str) -> list[ConflictCard]:
    """Those that touch the matter of a plan."""
    try:
        found = conflicts_in(queries.district_rulebook(district), plan)
    except NotInForce:  # a plan kept from a time whose text is no longer in the rulebook
        return []
    return [_card(one, district) for one in found]


def conflicts_at(citation: Citation, district: str) -> list[ConflictCard]:
    """Those in which an article takes part."""
    book = queries.district_rulebook(district)
    return [_card(one, district) for i in book.instruments for one in i.conflicts if citation in one.pair]


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


def _card(one: LayerConflict, district: str) -> ConflictCard:
    return ConflictCard(
        id=one.id,
        gist=one.gist,
        ours=card(one.ours, district),
        above=card(one.above, district),
        follows=card(one.follows, district).zh,
        decision=one.decision,
        example=_example(one.shown_by) if one.shown_by else "",
        decided_by=one.decided_by,
        since=one.since,
    )


def _example(shown: ShownBy) -> str:
    act = queries.vocabulary().acts[shown.act]
    typed, _ = queries.reader(shown.act).read(shown.facts)
    said = facts_in_words({name: typed[name] for name in shown.facts}, act.facts)
    return f"{act.zh}({'、'.join(said)})"

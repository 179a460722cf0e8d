"""Half days: a working day is a morning and an afternoon, as day.yaml gives their hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import yaml

from guiju.rules.calendar.working import WorkingCalendar

_FILE = Path(__file__).parent / "day.yaml"


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a working day; `to` is the first minute that no longer belongs to it."""

    zh: str
    begins: time
    to: time


@cache
def halves() -> tuple[Half, ...]:
    """The halves of a working day in their order."""
    rows = yaml.safe_load(_FILE.read_text(encoding="utf-8")).values()
    return tuple(Half(row["zh"], time.fromisoformat(row["from"]), time.fromisoformat(row["to"])) for row in rows)


def half_of(at: datetime) -> int:
    """In which half a local moment lies; noon belongs to the half before, the evening to the last."""
    begun = [place for place, half in enumerate(halves()) if half.begins <= at.time()]
    return begun[-1] if begun else 0


def count_halves(start: datetime, count: int, calendar: WorkingCalendar) -> tuple[date, Half]:
    """The half that lies `count` halves after (before, if negative) the one of `start`, which is not counted.

    Only the halves of working days count. `count` is not zero.
    """
    parts = len(halves())
    place = _place(start, count, calendar)
    days, place = divmod(place, parts)
    on = start.date()
    if days or not calendar.is_working_day(on):
        on = calendar.add_working_days(on, days if days < 0 or calendar.is_working_day(on) else days + 1)
    return on, halves()[place]


def _place(start: datetime, count: int, calendar: WorkingCalendar) -> int:
    """Counted from the first half of the day of `start`; a day off has no half that could be counted."""
    if calendar.is_working_day(start.date()):
        return half_of(start) + count
    return count if count < 0 else count - 1

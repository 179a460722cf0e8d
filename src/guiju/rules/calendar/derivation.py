"""Says which days a count of working days left out and which it took in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from guiju.rules.calendar.working import WorkingCalendar
from guiju.rules.calendar.years import SATURDAY

_MOST_LISTED = 8


def counted_days(start: date, due: date, calendar: WorkingCalendar) -> str:
    """当日和周末不计;跳过9月25日至27日中秋节;10月10日调休上班. `start` itself is left out, `due` is not."""
    days = list(_between(start, due))
    notes = ["当日和周末不计" if _has_plain_weekend(days, calendar) else "当日不计"]
    holidays = list(_holidays(days, start.year, calendar))
    if holidays:
        notes.append(f"跳过{_shortened(holidays)}")
    made_up = [_day(d, start.year) for d in days if d in calendar.year(d.year).work]
    if made_up:
        notes.append(f"{_shortened(made_up)}调休上班")
    return "；".join(notes)


def moment_in_words(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _between(start: date, due: date) -> Iterator[date]:
    """The days counted over, in the order of time."""
    first, last = (start + timedelta(days=1), due) if due > start else (due, start - timedelta(days=1))
    for number in range((last - first).days + 1 if due != start else 0):
        yield first + timedelta(days=number)


def _has_plain_weekend(days: list[date], calendar: WorkingCalendar) -> bool:
    for day in days:
        year = calendar.year(day.year)
        if day.weekday() >= SATURDAY and day not in year.off and day not in year.work:
            return True
    return False


def _holidays(days: list[date], said_year: int, calendar: WorkingCalendar) -> Iterator[str]:
    """Each run of days off with its name: 9月25日至27日中秋节."""
    named = ((day, calendar.year(day.year).off.get(day)) for day in days)
    for name, run in groupby(named, key=lambda pair: pair[1]):
        if name is not None:
            off = [day for day, _ in run]
            yield f"{_run(off[0], off[-1], said_year)}{name}"


def _run(first: date, last: date, said_year: int) -> str:
    if first == last:
        return _day(first, said_year)
    end = f"{last.day}日" if (first.year, first.month) == (last.year, last.month) else _day(last, first.year)
    return f"{_day(first, said_year)}至{end}"


def _day(day: date, said_year: int) -> str:
    """The year is said only where it is another than the start's."""
    return f"{f'{day.year}年' if day.year != said_year else ''}{day.month}月{day.day}日"


def _shortened(parts: list[str]) -> str:
    listed = "、".join(parts[:_MOST_LISTED])
    return f"{listed}等{len(parts)}处" if len(parts) > _MOST_LISTED else listed

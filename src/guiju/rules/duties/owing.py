"""From how often something is owed to the periods in which it is, each with its due day and arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guiju.rules.calendar import WorkingCalendar
from guiju.rules.duties.periods import TERM, Period, ended_terms, following, period_of


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often: `due` is a month and day (03-31) in every year, "" for the end of the period.

    `skips_holidays`: a period without a working day owes nothing. `terms`: for "term", the days on which terms of
    office begin; a term of which it is not known yet when it ends owes nothing yet.
    """

    per: str
    due: str = ""
    skips_holidays: bool = False
    terms: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """One period's share. `due` is the last day on which it is in time; `provisional`: holidays not published yet."""

    period: Period
    due: date
    provisional: bool
    arithmetic: str


def owed_periods(rule: Recurrence, since: date, until: date, calendar: WorkingCalendar) -> Iterator[Owed]:
    """Every share whose period lies, wholly or in part, between the two days (inclusive), the earliest first."""
    for period in _periods(rule, since, until):
        if not rule.skips_holidays or _working_days(period, calendar):
            yield _owed(rule, period, calendar)


def _periods(rule: Recurrence, since: date, until: date) -> Iterator[Period]:
    if rule.per == TERM:
        yield from (one for one in ended_terms(rule.terms) if one.last >= since and one.first <= until)
        return
    period = period_of(rule.per, since)
    while period.first <= until:
        yield period
        period = following(period)


def _owed(rule: Recurrence, period: Period, calendar: WorkingCalendar) -> Owed:
    due = period.last
    if rule.due:
        month, day = rule.due.split("-")
        due = date(period.first.year, int(month), int(day))
    said = f"{period.zh}（{period.first}至{period.last}）"
    how = "条文写明的日子" if rule.due else "条文没有另写日子，以期末为限"
    provisional = rule.skips_holidays and not all(map(calendar.is_published, {period.first.year, period.last.year}))
    worked = f"；其中有{_working_days(period, calendar)}个工作日" if rule.skips_holidays else ""
    return Owed(period, due, provisional, f"{said}，{how} = {due}{worked}")


def _working_days(period: Period, calendar: WorkingCalendar) -> int:
    days = range(period.first.toordinal(), period.last.toordinal() + 1)
    return sum(calendar.is_working_day(date.fromordinal(day)) for day in days)

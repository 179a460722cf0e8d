"""Weeks, months, quarters, half years, years and terms of office as spans of days with their Chinese names."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from guiju.rules.calendar.errors import CalendarError

_QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
_HALVES = ("上半年", "下半年")
_WEEK = timedelta(days=6)
TERM = "term"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included. A week runs from Monday to Sunday and belongs to the year of its Thursday."""

    per: str
    first: date
    last: date
    zh: str


def period_of(per: str, day: date) -> Period:
    """The period in which a day lies. Raises CalendarError for a period that the calendar does not know."""
    if per not in _OF:
        raise CalendarError(f"「{per}」不是能按日历推算的期间，应为{'、'.join(_OF)}之一")
    return _OF[per](day)


def following(period: Period) -> Period:
    """The period after one."""
    return period_of(period.per, period.last + timedelta(days=1))


def ended_terms(begins: Iterable[date]) -> Iterator[Period]:
    """The terms of office whose last day is known: the day before the next begins. The earliest first."""
    for first, after in pairwise(sorted(begins)):
        yield Period(TERM, first, after - timedelta(days=1), f"{first.year}年{first.month}月开始的一届")


def _week(day: date) -> Period:
    first = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    return Period("week", first, first + _WEEK, f"{year}年第{number}周")


def _months(per: str, day: date, length: int, name: Callable[[int], str]) -> Period:
    """The period of `length` months that holds the day; `name` takes its number in the year, from 0."""
    number = (day.month - 1) // length
    first, last = number * length + 1, number * length + length
    ends = date(day.year, last, monthrange(day.year, last)[1])
    return Period(per, date(day.year, first, 1), ends, f"{day.year}年{name(number)}")


_OF: Mapping[str, Callable[[date], Period]] = {
    "week": _week,
    "month": lambda day: _months("month", day, 1, lambda number: f"{number + 1}月"),
    "quarter": lambda day: _months("quarter", day, 3, _QUARTERS.__getitem__),
    "half_year": lambda day: _months("half_year", day, 6, _HALVES.__getitem__),
    "year": lambda day: _months("year", day, 12, lambda _: ""),
}

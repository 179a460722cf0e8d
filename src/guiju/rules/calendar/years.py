"""One year's holidays: as published, or, before the notice is out, what the law fixes without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from guiju.rules.calendar.errors import CalendarError

SATURDAY = 5
# Statutory days on fixed dates of the solar calendar (全国年节及纪念日放假办法 as of 2025).
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that arranges a year's holidays."""

    title: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """Days off (with the holiday's name) and weekend days worked instead. `published` False: only a stopgap."""

    year: int
    off: Mapping[date, str]
    work: Mapping[date, str] = field(default_factory=dict)
    published: bool = True
    notice: Notice | None = None

    def __post_init__(self) -> None:
        strays = [d for d in (*self.off, *self.work) if d.year != self.year]
        if strays:
            raise CalendarError(f"{self.year}年的放假安排里有不属于该年的日期：{min(strays)}")
        idle = [d for d in self.work if d in self.off or d.weekday() < SATURDAY]
        if idle:
            raise CalendarError(f"{min(idle)}不能是调休上班日：它在放假期间，或本来就是周一至周五")

    def is_working_day(self, day: date) -> bool:
        return day in self.work or (day.weekday() < SATURDAY and day not in self.off)


@cache
def unpublished(year: int) -> HolidayYear:
    """Weekends and the fixed statutory days only: lunar festivals and make-up days are not known yet."""
    off = {date(year, month, day): name for (month, day), name in _FIXED.items()}
    return HolidayYear(year, off, published=False)

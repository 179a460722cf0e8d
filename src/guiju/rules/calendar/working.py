"""Which days are worked, and counting along them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from guiju.rules.calendar.errors import CalendarError
from guiju.rules.calendar.published import published_years
from guiju.rules.calendar.years import HolidayYear, unpublished

_FARTHEST = 100_000  # working days, some four centuries: keeps a hostile amount from running through the years


@dataclass(frozen=True, slots=True, eq=False)
class WorkingCalendar:
    """Working days by year. A year nobody published is reckoned provisionally (see `is_published`)."""

    years: Mapping[int, HolidayYear]
    _worked: dict[int, list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def from_years(cls, years: Iterable[HolidayYear]) -> Self:
        return cls({year.year: year for year in years})

    def is_published(self, year: int) -> bool:
        """Whether the arrangement of this year is known; if not, all that is said of it is provisional."""
        return year in self.years and self.years[year].published

    def is_working_day(self, day: date) -> bool:
        return self.year(day.year).is_working_day(day)

    def year(self, year: int) -> HolidayYear:
        """The year's holidays; a stopgap where none are published."""
        return self.years.get(year) or unpublished(year)

    def add_working_days(self, start: date, count: int) -> date:
        """The count-th working day after `start` (before it, if negative); `start` itself is never counted.

        Zero gives `start` back, working day or not. Raises CalendarError beyond the years 1 to 9999.
        """
        if count == 0:
            return start
        if abs(count) > _FARTHEST:
            raise CalendarError(f"{count}个工作日超出了能推算的范围")
        year, ordinal = start.year, start.toordinal()
        worked = self._worked_in(year)
        if count > 0:
            index = bisect_right(worked, ordinal) + count - 1
            while index >= len(worked):
                index -= len(worked)
                year += 1
                worked = self._worked_in(year)
        else:
            index = bisect_left(worked, ordinal) + count
            while index < 0:
                year -= 1
                worked = self._worked_in(year)
                index += len(worked)
        return date.fromordinal(worked[index])

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days to add to `start` to reach the working day `end`.

        Counts the days after `start` up to and including `end`; where `end` is earlier, the days from `end` up to
        but not including `start`, as a negative number.
        """
        if end < start:
            return -self._counted(end, start, bisect_left)
        return self._counted(start, end, bisect_right)

    def _counted(self, early: date, late: date, place: Callable[[list[int], int], int]) -> int:
        whole = sum(len(self._worked_in(year)) for year in range(early.year, late.year))
        in_late = place(self._worked_in(late.year), late.toordinal())
        return whole + in_late - place(self._worked_in(early.year), early.toordinal())

    def _worked_in(self, year: int) -> list[int]:
        """The ordinals of the year's working days, ascending; reckoned once."""
        if year not in self._worked:
            if not date.min.year <= year <= date.max.year:
                raise CalendarError(f"推算到了{year}年，超出了日历的范围")
            self._worked[year] = _worked(self.year(year))
        return self._worked[year]


def _worked(year: HolidayYear) -> list[int]:
    days = range(date(year.year, 1, 1).toordinal(), date(year.year, 12, 31).toordinal() + 1)
    return [ordinal for ordinal in days if year.is_working_day(date.fromordinal(ordinal))]


CHINA = WorkingCalendar(published_years())

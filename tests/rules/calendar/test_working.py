import timeit
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guiju.rules.calendar import CHINA, CalendarError, HolidayYear, WorkingCalendar

published_days = st.dates(date(2005, 1, 1), date(2026, 12, 31))
any_days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
counts = st.integers(-300, 300)


@pytest.mark.parametrize(
    ("day", "worked", "why"),
    [
        ("2026-09-24", True, "Thursday"),
        ("2026-09-26", False, "Saturday in a holiday"),
        ("2026-09-25", False, "Friday in a holiday"),
        ("2026-09-20", True, "Sunday worked instead"),
        ("2026-10-10", True, "Saturday worked instead"),
        ("2026-10-11", False, "plain Sunday"),
        ("2025-01-26", True, "Sunday worked instead"),
        ("2008-01-01", False, "from the package, no file"),
    ],
)
def test_a_day_is_worked_or_not(day: str, worked: bool, why: str) -> None:
    assert CHINA.is_working_day(date.fromisoformat(day)) is worked, why


VECTORS = """
2026-02-10   20  2026-03-16  nine-day holiday, two make-up Saturdays
2026-09-24    7  2026-10-12  two holidays, make-up 10-10
2026-09-24   20  2026-10-29  the same, longer
2026-04-30    3  2026-05-08  Labour Day
2025-09-26    7  2025-10-13  make-up 9-28 and 10-11
2026-09-16    5  2026-09-22  make-up Sunday
2026-10-12   -7  2026-09-24  back over two holidays
2026-10-09   -7  2026-09-22  back from the day after the holiday
2026-02-25   -7  2026-02-09  back over Spring Festival
2026-05-08   -5  2026-04-28  back over Labour Day
2026-10-12   -3  2026-10-08  back over the make-up Saturday
""".strip().splitlines()


@pytest.mark.parametrize("vector", VECTORS)
def test_working_days_are_counted_without_the_day_of_the_event(vector: str) -> None:
    start, count, due, _why = vector.split(maxsplit=3)
    assert CHINA.add_working_days(date.fromisoformat(start), int(count)) == date.fromisoformat(due)


@given(any_days, counts)
def test_counting_there_and_back_returns_to_a_working_day(day: date, count: int) -> None:
    assume(CHINA.is_working_day(day))
    assert CHINA.add_working_days(CHINA.add_working_days(day, count), -count) == day


@given(any_days, counts)
def test_the_distance_to_the_day_reached_is_the_count(day: date, count: int) -> None:
    assert CHINA.working_days_between(day, CHINA.add_working_days(day, count)) == count


@given(published_days, st.integers(1, 30))
def test_counting_agrees_with_walking_day_by_day(day: date, count: int) -> None:
    walked, left = day, count
    while left:
        walked += timedelta(days=1)
        left -= CHINA.is_working_day(walked)
    assert CHINA.add_working_days(day, count) == walked


def test_zero_working_days_is_the_day_itself_even_on_a_holiday() -> None:
    assert CHINA.add_working_days(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_an_unpublished_year_has_weekends_and_the_fixed_days_only() -> None:
    year = 2099
    assert not CHINA.is_published(year)
    off = [d for d in _weekdays(year) if not CHINA.is_working_day(d)]
    fixed = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
    assert {(d.month, d.day) for d in off} == {(m, d) for m, d in fixed if date(year, m, d).weekday() < 5}


def test_published_years_are_those_of_the_notices() -> None:
    assert all(CHINA.is_published(year) for year in range(2004, 2027))
    assert not CHINA.is_published(2003)


@pytest.mark.parametrize(
    ("start", "count"), [(date(9999, 12, 1), 100), (date(1, 1, 9), -100), (date(2026, 1, 1), 10**9)]
)
def test_counting_beyond_the_calendar_is_refused_by_name(start: date, count: int) -> None:
    with pytest.raises(CalendarError, match="范围"):
        CHINA.add_working_days(start, count)


def test_a_calendar_of_given_years_knows_only_those() -> None:
    calendar = WorkingCalendar.from_years([HolidayYear(2031, {date(2031, 3, 3): "校庆"}, {date(2031, 3, 8): "校庆"})])
    assert calendar.is_published(2031)
    assert not calendar.is_published(2026)
    assert calendar.add_working_days(date(2031, 3, 2), 5) == date(2031, 3, 8)


def test_a_year_that_contradicts_itself_is_refused() -> None:
    monday, saturday = date(2031, 3, 3), date(2031, 3, 8)
    with pytest.raises(CalendarError, match="不属于该年"):
        HolidayYear(2032, {monday: "校庆"})
    with pytest.raises(CalendarError, match="2031-03-03不能是调休上班日"):
        HolidayYear(2031, {}, {monday: "校庆"})
    with pytest.raises(CalendarError, match="2031-03-08不能是调休上班日"):
        HolidayYear(2031, {saturday: "校庆"}, {saturday: "校庆"})


def test_twenty_working_days_are_found_in_microseconds() -> None:
    """A search by halves, not a walk: the bound is many times the usual 1 µs, for slow machines."""
    start = date(2026, 2, 10)
    best = min(timeit.repeat(lambda: CHINA.add_working_days(start, 20), number=1000, repeat=5)) / 1000
    assert best < 20e-6


def _weekdays(year: int) -> list[date]:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    return [d for d in days if d.weekday() < 5]

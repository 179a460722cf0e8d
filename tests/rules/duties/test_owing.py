"""Periods and due days: which are owed, until when, and what is said of how that was reckoned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.rules.calendar import CHINA, CalendarError
from guiju.rules.duties import Recurrence, following, owed_periods, period_of

PERIODS = ("week", "month", "quarter", "half_year", "year")
DAYS = st.dates(date(1950, 1, 8), date(2200, 12, 1))


@pytest.mark.parametrize(
    ("per", "day", "first", "last", "zh"),
    [
        ("week", "2026-11-23", "2026-11-23", "2026-11-29", "2026年第48周"),
        ("week", "2027-01-01", "2026-12-28", "2027-01-03", "2026年第53周"),
        ("month", "2024-02-10", "2024-02-01", "2024-02-29", "2024年2月"),
        ("quarter", "2026-11-23", "2026-10-01", "2026-12-31", "2026年第四季度"),
        ("half_year", "2026-06-30", "2026-01-01", "2026-06-30", "2026年上半年"),
        ("year", "2026-11-23", "2026-01-01", "2026-12-31", "2026年"),
    ],
)
def test_a_day_lies_in_one_period_with_a_name(per: str, day: str, first: str, last: str, zh: str) -> None:
    found = period_of(per, date.fromisoformat(day))
    assert (str(found.first), str(found.last), found.zh) == (first, last, zh)


@given(day=DAYS, per=st.sampled_from(PERIODS))
def test_periods_follow_one_another_without_gap_or_overlap(day: date, per: str) -> None:
    here = period_of(per, day)
    after = following(here)
    assert here.first <= day <= here.last
    assert after.first == here.last + timedelta(days=1)
    assert period_of(per, here.last) == here == period_of(per, here.first)


def test_a_year_is_due_at_its_end_unless_the_text_names_a_day() -> None:
    (plain,) = owed_periods(Recurrence("year"), date(2026, 5, 1), date(2026, 5, 2), CHINA)
    (named,) = owed_periods(Recurrence("year", "03-31"), date(2026, 5, 1), date(2026, 5, 2), CHINA)
    assert plain.due == date(2026, 12, 31)
    assert "条文没有另写日子，以期末为限 = 2026-12-31" in plain.arithmetic
    assert (named.due, plain.provisional) == (date(2026, 3, 31), False)


def test_a_week_without_a_working_day_owes_no_meeting() -> None:
    # The week of the Spring Festival of 2026 is a holiday from Monday to Sunday.
    span = (date(2026, 2, 9), date(2026, 3, 1))
    weekly = [str(o.period.first) for o in owed_periods(Recurrence("week", "", True), *span, CHINA)]
    assert weekly == ["2026-02-09", "2026-02-23"]
    assert len(list(owed_periods(Recurrence("week"), *span, CHINA))) == 3


def test_weeks_of_a_year_whose_holidays_nobody_has_published_are_provisional() -> None:
    (owed,) = owed_periods(Recurrence("week", "", True), date(2031, 5, 5), date(2031, 5, 6), CHINA)
    assert owed.provisional
    assert "个工作日" in owed.arithmetic


def test_a_term_of_office_is_owed_when_it_is_known_which_day_is_its_last() -> None:
    terms = (date(2026, 12, 20), date(2016, 11, 30), date(2021, 12, 15))
    each = Recurrence("term", terms=terms)
    (owed,) = owed_periods(each, date(2026, 1, 1), date(2026, 11, 25), CHINA)
    assert (owed.period.first, owed.due) == (date(2021, 12, 15), date(2026, 12, 19))
    assert owed.arithmetic.startswith("2021年12月开始的一届（2021-12-15至2026-12-19）")
    both = owed_periods(each, date(2021, 12, 14), date(2026, 11, 25), CHINA)
    assert [one.due for one in both] == [date(2021, 12, 14), date(2026, 12, 19)]
    assert not list(owed_periods(each, date(2026, 12, 20), date(2027, 1, 1), CHINA)), "nobody knows when this one ends"
    assert not list(owed_periods(Recurrence("term"), date(2026, 1, 1), date(2026, 11, 25), CHINA))


def test_a_period_that_no_calendar_knows_is_refused() -> None:
    with pytest.raises(CalendarError, match="不是能按日历推算的期间"):
        period_of("term", date(2026, 1, 1))

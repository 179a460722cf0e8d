"""A mistyped day or number is told as a sentence with the limit and its articles, wherever rules are asked."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.office.rulebook.queries import district_rulebook
from guiju.rules.planning.problems import BeyondCalendar

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("received_on", "days_not_counted"), [("9999-12-30", 0), ("2026-03-02", 10**9), ("0001-01-01", 10**9)]
)
@pytest.mark.parametrize("district", ["dongcheng", "chaoyang"])
def test_a_limit_beyond_the_calendar_names_itself(district: str, received_on: str, days_not_counted: int) -> None:
    facts = {"received_on": received_on, "days_not_counted": days_not_counted}
    with pytest.raises(BeyondCalendar, match="请核对填写的日期和天数") as told:
        district_rulebook(district).plan("disclose_on_request", facts, ON)
    assert told.value.cites

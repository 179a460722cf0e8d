"""A suspension stops people, not clocks; how long it was is told with its arithmetic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from guiju.office.cases import actions
from guiju.office.cases.showing.suspensions import suspensions
from guiju.office.cases.state import CaseState
from office.cases.town import ON, Town

BEFORE_MAY_DAY = datetime(2024, 4, 30, 2, tzinfo=UTC)
AFTER_MAY_DAY = datetime(2024, 5, 7, 2, tzinfo=UTC)
CHIEF = "government_office.chief"


def stopped(town: Town, until: datetime | None) -> CaseState:
    case = town.handed_in()
    state = actions.suspend(case, town.actor(CHIEF, now=BEFORE_MAY_DAY), reason="等上级意见")
    return actions.resume(case, town.actor(CHIEF, now=until), reason="已到") if until else state


def test_the_days_of_a_suspension_are_counted_over_the_holiday(town: Town) -> None:
    told = suspensions(stopped(town, AFTER_MAY_DAY), ON)
    assert told[0] == "2024-04-30至2024-05-07中止（等上级意见），共7天，其中工作日2天，当日不计。"
    assert "时限照常计算" in told[1]


def test_one_that_lasts_is_counted_until_today(town: Town) -> None:
    told = suspensions(stopped(town, None), ON + timedelta(days=2))
    assert told[0].startswith("2024-04-30起中止（等上级意见），到今天8天，其中工作日3天")


def test_no_due_day_moves_by_a_suspension(town: Town) -> None:
    case = town.handed_in("hold_event", event_on="2024-06-20", invites_leader=True)
    before = [(item.post, item.due_on) for item in actions.suspend(case, town.actor(CHIEF), reason="等").items]
    state = actions.resume(case, town.actor(CHIEF), reason="好")
    due = {item.due_on for item in state.items if item.state == "todo"}
    assert due == {due_on for _post, due_on in before if due_on}


def test_what_was_not_suspended_says_nothing(town: Town) -> None:
    assert suspensions(actions.suspend(town.handed_in(), town.actor(CHIEF), reason="等"), ON)
    case = town.draft()
    assert suspensions(actions.comment(case, town.actor("parks_bureau.desk"), text="知悉"), ON) == []

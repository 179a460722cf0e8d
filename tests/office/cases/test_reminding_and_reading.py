"""Reminders have a measure; reading is a thread of its own; urgent papers come first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import NotNow
from guiju.office.cases.queries import inbox, state_of
from office.cases.test_returning import waiting
from office.cases.town import NOON, ON, Town


def test_the_same_people_are_not_reminded_again_at_once_and_only_so_often_a_day(town: Town) -> None:
    case = town.handed_in()
    later = NOON + timedelta(hours=1)
    actions.urge(case, town.actor("parks_bureau.desk", now=later))
    with pytest.raises(NotNow, match="才能再催"):
        actions.urge(case, town.actor("parks_bureau.chief", now=later + timedelta(hours=1)))
    for hours in (2, 4):
        actions.urge(case, town.actor("parks_bureau.desk", now=later + timedelta(hours=hours)))
    with pytest.raises(NotNow, match="今天已催办3次"):
        actions.urge(case, town.actor("parks_bureau.desk", now=later + timedelta(hours=6)))
    row = inbox(town.people["government_office.desk"], ON).rows[0]
    assert row.urged == 3


def test_whoever_is_asked_next_may_be_reminded_at_once(town: Town) -> None:
    case = town.handed_in()
    actions.urge(case, town.actor("parks_bureau.desk"))
    actions.agree(case, town.actor("government_office.desk"))
    actions.urge(case, town.actor("parks_bureau.desk"))
    assert inbox(town.people["deputy"], ON).rows[0].urged == 1


def test_urgent_papers_come_first_and_those_judged_urgent_later_move_up(town: Town) -> None:
    ordinary, urgent = town.handed_in(), town.handed_in(urgent=True)
    desk = town.people["government_office.desk"]
    assert [(row.case_id, row.urgency) for row in inbox(desk, ON).rows] == [(urgent, 1), (ordinary, 0)]
    actions.judge(urgent, town.actor("government_office.desk"), "urgent", False, reason="不急")
    actions.judge(ordinary, town.actor("government_office.desk"), "urgent", True, reason="明天就要")
    assert [row.case_id for row in inbox(desk, ON).rows] == [ordinary, urgent]


def test_a_circulation_tells_who_has_read_it_when_and_never_touches_the_flow(town: Town) -> None:
    case = town.handed_in()
    before = [(item.post, item.operation) for item in state_of(case).items if item.state == "todo"]
    readers = [town.posts[name].pk for name in ("head", "justice_bureau.chief")]
    actions.circulate(case, town.actor("government_office.desk"), posts=readers, note="请阅")
    actions.mark_read(case, town.actor("head"), text="知道了。")
    (thread,) = state_of(case).circulations
    assert [(reader.post, reader.text, reader.at is not None) for reader in thread.readers] == [
        (readers[0], "知道了。", True),
        (readers[1], "", False),
    ]
    after = [(item.post, item.operation) for item in state_of(case).items if item.state == "todo" and item.kind == "do"]
    assert after == before


def test_a_paper_is_still_read_after_the_matter_has_ended(town: Town) -> None:
    case = town.handed_in()
    actions.circulate(case, town.actor("government_office.desk"), posts=[town.posts["head"].pk])
    actions.void(case, town.actor("government_office.chief"), reason="不办")
    actions.mark_read(case, town.actor("head"))
    assert waiting(case) == []
    assert state_of(case).base == "void"

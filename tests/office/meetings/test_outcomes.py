"""What a meeting may decide, and what becomes of the matters behind its items."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.errors import AlreadyDone, NotNow
from guiju.office.cases.queries import state_of
from guiju.office.meetings import actions, queries
from guiju.office.meetings.actions import Decided, Note
from guiju.office.meetings.errors import MeetingRefused, NotNowAtSitting, NotYourMeeting, WrongInput
from guiju.office.meetings.models import AgendaItem, Topic, TopicState
from guiju.office.people.models import Holding
from office.meetings.hall import MONDAY, Hall

HALF = ("head", "executive_deputy", "deputy", "deputy2", "deputy3")
DELIBERATE = "deliberate.deliberate.chosen_body"


def item_on(hall: Hall, body: str = "executive_meeting", **facts: object) -> AgendaItem:
    """An item of an open sitting, presided over by the head."""
    topic = hall.topic(body=body, **{"topic_kind": "coordination", **facts})
    sitting = hall.sitting(body, opened=True)
    return AgendaItem.objects.get(pk=actions.add_topic(sitting.pk, hall.actor(), topic.pk))


def decide(hall: Hall, item: AgendaItem, outcome: str = "agreed", wording: str = "") -> None:
    actions.record_item_outcome(item.sitting_id, hall.actor(), item.pk, Decided(outcome, wording))


def test_without_its_quorum_the_meeting_decides_nothing_and_the_article_is_named(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, "head", "executive_deputy", "deputy", "deputy2")
    with pytest.raises(MeetingRefused, match="组成人员9人，到会4人，至少须到5人") as refused:
        decide(dongcheng, item)
    assert {str(cite) for finding in refused.value.findings for cite in finding.cites} == {"DC2024:47"}
    item.refresh_from_db()
    assert item.outcome == ""
    assert state_of(item.topic.case_id).steps[DELIBERATE].state == "active"


def test_with_half_of_the_members_the_topic_goes_on(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, *HALF)
    decide(dongcheng, item)
    state = state_of(item.topic.case_id)
    assert state.steps[DELIBERATE].outcome == "agreed"
    assert state.state == "closed"


def test_a_vacant_post_lowers_the_number_and_somebody_on_leave_counts(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    Holding.objects.filter(post=dongcheng.posts["deputy7"]).update(until_on=MONDAY)
    dongcheng.present(item.sitting, *HALF[:4])
    notes = [Note(dongcheng.key(f"deputy{n}"), "leave", "出差") for n in (3, 4, 5, 6)]
    actions.note_attendance(item.sitting_id, dongcheng.actor(), notes)
    decide(dongcheng, item)
    item.refresh_from_db()
    assert item.decided_with == "组成人员8人，到会4人，至少须到4人"


def test_a_stand_in_does_not_make_the_member_present(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, *HALF[:4])
    actions.note_attendance(item.sitting_id, dongcheng.actor(), [Note(dongcheng.key("deputy3"), "stand_in")])
    with pytest.raises(MeetingRefused):
        decide(dongcheng, item)


def test_without_the_deputy_in_charge_the_item_is_not_taken(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, "head", "executive_deputy", "deputy2", "deputy3", "deputy4")
    with pytest.raises(MeetingRefused, match=r"分管副区长不能到会.*甲副区长") as refused:
        decide(dongcheng, item)
    assert refused.value.findings[0].cure


def test_the_deputy_in_charge_may_be_there_for_the_one_item(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, "head", "executive_deputy", "deputy2", "deputy3", "deputy4")
    dongcheng.present(item.sitting, "deputy", item=item.pk)
    decide(dongcheng, item)


def test_what_must_be_decided_now_is_decided_without_the_deputy_in_charge(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, "head", "executive_deputy", "deputy2", "deputy3", "deputy4")
    cases.judge(item.topic.case_id, dongcheng.actor(), "must_be_decided_now", True, reason="险情")
    decide(dongcheng, item)


def test_the_other_district_asks_for_neither_quorum_nor_deputy(chaoyang: Hall) -> None:
    item = item_on(chaoyang, "leaders_meeting")
    decide(chaoyang, item)
    item.topic.refresh_from_db()
    assert item.topic.state == TopicState.DECIDED


def test_putting_off_needs_no_quorum_and_returns_the_topic_to_the_library(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    decide(dongcheng, item, "deferred", "材料需补充")
    item.topic.refresh_from_db()
    assert (item.topic.state, item.topic.returned_note) == (TopicState.ADMITTED, "材料需补充")
    assert state_of(item.topic.case_id).steps[DELIBERATE].state == "active"
    with pytest.raises(NotNowAtSitting, match="下次会议"):
        actions.add_topic(item.sitting_id, dongcheng.actor(), item.topic_id)
    actions.add_topic(dongcheng.sitting().pk, dongcheng.actor(), item.topic_id)


def parent_item(hall: Hall) -> AgendaItem:
    """An item for a request of money that waits for the meeting, with enough members there."""
    parent = hall.handed_in(
        "request_funds", money_kind="borrowing", body="executive_meeting", finance_opinion_given=True
    )
    hall.run(parent)
    topic = Topic.objects.get(case__parent=parent)
    cases.hand_in(topic.case_id, hall.actor("housing_commission.desk"))
    hall.run(topic.case_id)
    sitting = hall.sitting(opened=True)
    hall.present(sitting, *HALF)
    return AgendaItem.objects.get(pk=actions.add_topic(sitting.pk, hall.actor(), topic.pk))


def test_what_the_meeting_agrees_to_lets_the_matter_behind_the_topic_go_on(dongcheng: Hall) -> None:
    item = parent_item(dongcheng)
    parent = item.topic.case.parent_id
    decide(dongcheng, item, "agreed_with_changes", "分两年安排")
    state = state_of(parent)
    assert state.steps[DELIBERATE].outcome == "agreed_with_changes"
    assert state.steps[DELIBERATE].state == "done"
    found = queries.outcome_of(parent)
    assert found is not None
    assert (found.body_name, found.ordinal, found.wording) == ("区政府常务会议", 1, "分两年安排")


@pytest.mark.parametrize("outcome", ["refused", "raised_elsewhere"])
def test_what_the_meeting_refuses_returns_the_matter_to_its_drafter(dongcheng: Hall, outcome: str) -> None:
    item = parent_item(dongcheng)
    parent = item.topic.case.parent_id
    decide(dongcheng, item, outcome, "另行研究资金来源")
    assert state_of(item.topic.case_id).state == "void"
    state = state_of(parent)
    assert (state.state, state.steps[DELIBERATE].outcome) == ("returned", outcome)
    item.topic.refresh_from_db()
    assert item.topic.state != TopicState.ENDED


def test_a_matter_that_comes_again_after_a_refusal_gets_a_new_topic(dongcheng: Hall) -> None:
    item = parent_item(dongcheng)
    parent = item.topic.case.parent_id
    decide(dongcheng, item, "refused", "不成熟")
    cases.hand_in(parent, dongcheng.actor("housing_commission.desk"))
    assert Topic.objects.filter(case__parent=parent, state=TopicState.PREPARING).count() == 1


def test_a_matter_that_no_longer_waits_undoes_the_outcome(dongcheng: Hall) -> None:
    item = parent_item(dongcheng)
    cases.suspend(item.topic.case.parent_id, dongcheng.actor(), reason="核查")
    with pytest.raises(NotNow, match="已中止"):
        decide(dongcheng, item)
    item.refresh_from_db()
    assert item.outcome == ""
    assert state_of(item.topic.case_id).steps[DELIBERATE].state == "active"


def test_an_outcome_is_recorded_once_and_corrected_only_in_its_wording(dongcheng: Hall) -> None:
    item = parent_item(dongcheng)
    decide(dongcheng, item, "agreed", "同意借款")
    with pytest.raises(AlreadyDone, match="原则同意"):
        decide(dongcheng, item, "refused", "改主意")
    with pytest.raises(WrongInput, match="理由"):
        actions.correct_outcome(item.sitting_id, dongcheng.actor(), item.pk, "同意借款，期限一年", "")
    actions.correct_outcome(item.sitting_id, dongcheng.actor(), item.pk, "同意借款，期限一年", "漏记期限")
    item.refresh_from_db()
    assert (item.outcome, item.wording) == ("agreed", "同意借款")
    found = queries.outcome_of(item.topic.case_id)
    assert found is not None
    assert found.wording == "同意借款，期限一年"


def test_an_outcome_needs_an_open_sitting_a_known_word_and_its_wording(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    planned = dongcheng.sitting()
    item = AgendaItem.objects.get(pk=actions.add_topic(planned.pk, dongcheng.actor(), topic.pk))
    with pytest.raises(NotNowAtSitting):
        decide(dongcheng, item)
    actions.set_chair(planned.pk, dongcheng.actor(), dongcheng.key("head"))
    dongcheng.open(planned.pk)
    for outcome, wording in (("approved", ""), ("refused", ""), ("deferred", "  ")):
        with pytest.raises(WrongInput):
            decide(dongcheng, item, outcome, wording)


def test_strangers_record_nothing(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    for name in ("head", "deputy", "housing_commission.chief"):
        with pytest.raises(NotYourMeeting):
            actions.record_item_outcome(item.sitting_id, dongcheng.actor(name), item.pk, Decided("agreed"))
        with pytest.raises(NotYourMeeting):
            actions.note_attendance(item.sitting_id, dongcheng.actor(name), [])


def test_who_was_there_at_a_decided_item_stands(dongcheng: Hall) -> None:
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, *HALF)
    decide(dongcheng, item)
    with pytest.raises(NotNowAtSitting):
        dongcheng.present(item.sitting, "deputy4", item=item.pk)


def test_attendance_is_noted_for_holders_of_this_district_only(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting(held_on=date(2026, 3, 16))
    for note in (Note(999999, "present"), Note(dongcheng.key("head"), "asleep")):
        with pytest.raises(WrongInput):
            actions.note_attendance(sitting.pk, dongcheng.actor(), [note])

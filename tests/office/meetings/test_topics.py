"""From a matter that waits for a meeting to a topic in that meeting's library."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.models import Case
from guiju.office.cases.queries import state_of
from guiju.office.cases.reactions import Moment
from guiju.office.meetings import actions, queries
from guiju.office.meetings.models import Topic, TopicState
from office.meetings.hall import Hall


def test_a_topic_opened_by_an_organ_is_admitted_when_its_step_for_the_meeting_starts(dongcheng: Hall) -> None:
    case = dongcheng.handed_in("propose_topic", body="executive_meeting", topic_kind="major_matter")
    assert Topic.objects.get(case=case).state == TopicState.PREPARING
    dongcheng.run(case)
    topic = Topic.objects.get(case=case)
    assert topic.state == TopicState.ADMITTED
    assert state_of(case).state == "open"


@pytest.mark.parametrize("body", ["plenary_meeting", "executive_meeting", "leaders_meeting", "topic_meeting"])
def test_every_body_of_the_other_district_gets_its_topics_too(chaoyang: Hall, body: str) -> None:
    kind = {"plenary_meeting": "deployment", "topic_meeting": "daily_problems"}.get(body, "coordination")
    topic = chaoyang.topic(body=body, topic_kind=kind)
    assert (topic.state, topic.body) == (TopicState.ADMITTED, body)


def test_where_no_step_waits_for_the_meeting_the_topic_is_admitted_at_the_end(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    Topic.objects.update(state=TopicState.PREPARING)
    state = state_of(topic.case_id)
    state.base = "closed"
    for step in state.steps.values():
        step.state = "done"
    me = dongcheng.actor()
    actions.topic_closed(Moment("case_closed", topic.case, state, None, 0, me.person, None, me.now))
    topic.refresh_from_db()
    assert topic.state == TopicState.ADMITTED


def test_a_topic_that_still_lacks_its_papers_is_admitted_but_its_case_stays_open(chaoyang: Hall) -> None:
    letter = cases.Attached("request_letter", "请示", "b" * 64, 1)
    matter = Matter(
        "chaoyang",
        "propose_topic",
        "无材料的议题",
        {"body": "leaders_meeting", "topic_kind": "coordination"},
        "housing_commission",
        materials=[letter],
    )
    case = cases.open_case(chaoyang.actor("housing_commission.desk"), matter)
    cases.hand_in(case, chaoyang.actor("housing_commission.desk"))
    chaoyang.run(case)
    assert Topic.objects.get(case=case).state == TopicState.ADMITTED
    assert state_of(case).held is not None


def funds(hall: Hall) -> int:
    case = hall.handed_in("request_funds", money_kind="borrowing", body="executive_meeting", finance_opinion_given=True)
    hall.run(case)
    return case


def test_a_matter_that_waits_for_a_meeting_opens_its_topic_with_what_it_knows(dongcheng: Hall) -> None:
    parent = funds(dongcheng)
    topic = Topic.objects.get(case__parent=parent)
    state = state_of(topic.case_id)
    assert state.facts["topic_kind"] == "borrowing"
    assert state.facts["body"] == "executive_meeting"
    assert state.drafting_organ == "housing_commission"
    assert {kind for kind, _ in state.materials} == {"request_letter", "report_text", "finance_opinion"}
    assert [sub.case for sub in state_of(parent).sub_matters.values()] == [topic.case_id]


def test_the_drafter_not_the_last_to_act_hands_the_topic_in(dongcheng: Hall) -> None:
    topic = Topic.objects.get(case__parent=funds(dongcheng))
    waiting = {(item.operation, item.post) for item in state_of(topic.case_id).items if item.state == "todo"}
    assert waiting == {("hand_in", dongcheng.key("housing_commission.desk"))}
    cases.hand_in(topic.case_id, dongcheng.actor("housing_commission.desk"))
    dongcheng.run(topic.case_id)
    topic.refresh_from_db()
    assert topic.state == TopicState.ADMITTED


def test_a_second_start_of_the_step_opens_no_second_topic(dongcheng: Hall) -> None:
    parent = funds(dongcheng)
    cases.suspend(parent, dongcheng.actor(), reason="核对")
    cases.resume(parent, dongcheng.actor(), reason="核对完毕")
    assert Case.objects.filter(parent=parent).count() == 1


def test_a_void_topic_is_off(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="major_matter")
    cases.void(topic.case_id, dongcheng.actor(), reason="不再需要")
    topic.refresh_from_db()
    assert topic.state == TopicState.ENDED


def test_the_library_lists_by_body_and_state(dongcheng: Hall) -> None:
    one = dongcheng.topic(body="executive_meeting", topic_kind="major_matter")
    dongcheng.topic(body="leaders_meeting", topic_kind="coordination")
    assert list(queries.topics("dongcheng", "executive_meeting", "admitted")) == [one]
    assert queries.topics("dongcheng").count() == 2
    assert not queries.topics("chaoyang").exists()

"""Rooms, cancelled sittings, topics that go elsewhere, and posts that end between the agenda and the sitting."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.cases import actions as cases
from guiju.office.cases.queries import state_of
from guiju.office.meetings import actions
from guiju.office.meetings.actions.behind import take_matter_along
from guiju.office.meetings.actions.topics import waiting_step
from guiju.office.meetings.bodies import body_of
from guiju.office.meetings.errors import MeetingRefused, NotNowAtSitting, NotYourMeeting, WrongInput
from guiju.office.meetings.models import AgendaItem, Sitting, Topic
from guiju.office.meetings.roll import roll_of
from guiju.office.people import actions as people
from guiju.office.people.models import Holding, Person
from office.meetings.hall import MONDAY, Hall

ROOM, OTHER_ROOM = "区政府第一会议室", "区政府第二会议室"
SIX_MILLION = 600_000_000
HALF = ("head", "executive_deputy", "deputy", "deputy2", "deputy3")


def told(topic: Topic) -> list[str]:
    return [step.text for step in topic.history.all()]


def handed_in_for(hall: Hall, matter: int) -> Topic:
    """The topic that a matter has opened, handed in by its drafter."""
    topic = Topic.objects.get(case__parent=matter)
    cases.hand_in(topic.case_id, hall.actor("housing_commission.desk"))
    return topic


def decide_at(hall: Hall, topic: Topic, body: str) -> None:
    """The topic is agreed to by a sitting of that body."""
    hall.run(topic.case_id)
    sitting = hall.sitting(body, opened=True)
    item = actions.add_topic(sitting.pk, hall.actor(), topic.pk)
    hall.present(sitting, *HALF)
    actions.record_item_outcome(sitting.pk, hall.actor(), item, actions.Decided("agreed"))


def resigns(hall: Hall, post: str, successor: bool = True) -> None:
    """The holder of a post leaves it before the Monday of the sitting; somebody new may follow."""
    Holding.objects.filter(post=hall.posts[post]).update(until_on=date(2026, 3, 12))
    if successor:
        new = Person.objects.create(username=f"new-{post}", name="新任", district=hall.district)
        people.appoint(hall.posts[post], new, date(2026, 3, 12))


def test_two_sittings_are_not_in_one_room_at_one_time(dongcheng: Hall) -> None:
    dongcheng.sitting(starts_at=time(9, 30), place=ROOM)
    with pytest.raises(WrongInput, match=r"09:30-12:00已安排区政府常务会议第1次会议.*区政府第二会议室"):
        dongcheng.sitting("leaders_meeting", starts_at=time(11), place=ROOM)
    assert dongcheng.sitting("leaders_meeting", starts_at=time(12), place=ROOM).pk
    assert dongcheng.sitting("plenary_meeting", starts_at=time(9), place=OTHER_ROOM).pk
    with pytest.raises(WrongInput, match="已安排"):
        dongcheng.sitting("head_topic_meeting", place=ROOM)
    assert dongcheng.sitting("head_topic_meeting", place="现场").pk


def test_a_sitting_is_not_moved_into_a_taken_room(dongcheng: Hall) -> None:
    dongcheng.sitting(starts_at=time(9), ends_at=time(10), place=ROOM)
    other = dongcheng.sitting("leaders_meeting", starts_at=time(10), place=ROOM)
    called = actions.Called("", MONDAY, time(9, 59), ROOM)
    with pytest.raises(WrongInput, match="已安排"):
        actions.reschedule(other.pk, dongcheng.actor(), called)
    other.refresh_from_db()
    assert other.starts_at == time(10)


def test_the_rooms_of_another_district_are_its_own(dongcheng: Hall, chaoyang: Hall) -> None:
    dongcheng.sitting(starts_at=time(9), place=ROOM)
    assert chaoyang.sitting(starts_at=time(9), place=ROOM).pk


def test_a_cancelled_sitting_gives_back_its_topics_and_its_room(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    sitting = dongcheng.sitting(starts_at=time(9), place=ROOM)
    actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk)
    with pytest.raises(WrongInput, match="原因"):
        actions.cancel_sitting(sitting.pk, dongcheng.actor(), " ")
    actions.cancel_sitting(sitting.pk, dongcheng.actor(), "区长临时参加市里会议")
    topic.refresh_from_db()
    assert topic.state == "admitted"
    assert told(topic) == ["列入区政府常务会议第1次会议", "移出区政府常务会议第1次会议"]
    with pytest.raises(NotNowAtSitting, match="已取消"):
        actions.open_sitting(sitting.pk, dongcheng.actor())
    again = dongcheng.sitting(starts_at=time(9), place=ROOM)
    assert again.ordinal == 2
    assert actions.add_topic(again.pk, dongcheng.actor(), topic.pk)


def test_either_competent_meeting_may_get_the_topic_and_its_matter_goes_on(dongcheng: Hall) -> None:
    facts = {"topic_kind": "budget_addition", "amount": SIX_MILLION}
    topic = dongcheng.topic(body="executive_meeting", **facts)
    with pytest.raises(MeetingRefused) as refusal:
        actions.redirect_topic(topic.pk, dongcheng.actor(), "head_topic_meeting", "本周没有常务会议")
    assert "DC2024:47.7" in {str(cite) for finding in refusal.value.findings for cite in finding.cites}
    actions.redirect_topic(topic.pk, dongcheng.actor(), "leaders_meeting", "本周没有常务会议")
    topic.refresh_from_db()
    assert topic.body == "leaders_meeting"
    assert told(topic) == ["由区政府常务会议改报区政府专题会议"]
    dongcheng.run(topic.case_id)
    topic.refresh_from_db()
    assert topic.state == "admitted"
    sitting = dongcheng.sitting("leaders_meeting")
    assert actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk)


def test_the_matter_behind_a_topic_goes_to_the_other_meeting_with_it(dongcheng: Hall) -> None:
    facts = {"money_kind": "budget_addition", "amount": SIX_MILLION, "body": "executive_meeting"}
    matter = dongcheng.handed_in("request_funds", **facts)
    dongcheng.run(matter)
    topic = handed_in_for(dongcheng, matter)
    actions.redirect_topic(topic.pk, dongcheng.actor(), "leaders_meeting", "本周没有常务会议")
    state = state_of(matter)
    assert state.facts["body"] == "leaders_meeting"
    assert [step.body for step in state.active_steps()] == ["leaders_meeting"]
    assert Topic.objects.filter(case__parent=matter).count() == 1
    assert told(topic) == ["由区政府常务会议改报区政府专题会议"]
    decide_at(dongcheng, topic, "leaders_meeting")
    assert waiting_step(state_of(matter)) == ""


def test_a_topic_does_not_go_where_its_matter_may_not_be_decided(chaoyang: Hall) -> None:
    matter = chaoyang.handed_in("request_funds", money_kind="large_use", amount=SIX_MILLION, body="executive_meeting")
    chaoyang.run(matter)
    topic = handed_in_for(chaoyang, matter)
    with pytest.raises(MeetingRefused, match="集体决定"):
        actions.redirect_topic(topic.pk, chaoyang.actor(), "topic_meeting", "改会")
    other = body_of("chaoyang", "topic_meeting", MONDAY)
    with pytest.raises(MeetingRefused, match=r"事项「.*」不能改由区政府专题会议研究"):
        take_matter_along(topic, chaoyang.actor(), other, "议题没有这样的规则时")
    topic.refresh_from_db()
    assert (topic.body, state_of(matter).facts["body"]) == ("executive_meeting", "executive_meeting")


def test_a_topic_on_an_agenda_is_not_moved_behind_its_back(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    actions.add_topic(dongcheng.sitting().pk, dongcheng.actor(), topic.pk)
    with pytest.raises(NotNowAtSitting, match="先移出议程"):
        actions.redirect_topic(topic.pk, dongcheng.actor(), "leaders_meeting", "改会")


def test_a_topic_not_admitted_is_settled_in_another_form_only_where_the_text_says_so(
    dongcheng: Hall, chaoyang: Hall
) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    actions.settle_otherwise(topic.pk, dongcheng.actor(), "部门会商", "不需要上会")
    topic.refresh_from_db()
    assert topic.state == "elsewhere"
    assert state_of(topic.case_id).ended
    assert told(topic) == ["未列入会议，改由部门会商解决"]
    theirs = chaoyang.topic(body="executive_meeting", topic_kind="coordination")
    with pytest.raises(WrongInput, match="没有写"):
        actions.settle_otherwise(theirs.pk, chaoyang.actor(), "部门会商", "不需要上会")


def test_only_the_office_moves_topics(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    with pytest.raises(NotYourMeeting):
        actions.redirect_topic(topic.pk, dongcheng.actor("housing_commission.desk"), "leaders_meeting", "改会")


def test_the_agenda_follows_the_tasks_of_the_article(dongcheng: Hall) -> None:
    kinds = ("coordination", "major_matter", "convey")
    sitting = dongcheng.sitting()
    for kind in kinds:
        actions.add_topic(sitting.pk, dongcheng.actor(), dongcheng.topic(body="executive_meeting", topic_kind=kind).pk)
    actions.order_by_rule(sitting.pk, dongcheng.actor())
    ordered = AgendaItem.objects.filter(sitting=sitting).values_list("topic__topic_kind", flat=True)
    assert list(ordered) == ["convey", "major_matter", "coordination"]


def test_somebody_whose_post_ends_before_the_sitting_is_not_there_for_their_successor(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    dongcheng.present(sitting, *HALF)
    resigns(dongcheng, "deputy3")
    assert roll_of(sitting).count().present == len(HALF) - 1
    dongcheng.present(sitting, "deputy3")
    assert roll_of(sitting).count().present == len(HALF)


def test_a_chair_whose_post_ends_before_the_sitting_does_not_preside(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    actions.set_chair(sitting.pk, dongcheng.actor(), dongcheng.key("head"))
    name = dongcheng.people["head"].name
    resigns(dongcheng, "head")
    with pytest.raises(MeetingRefused, match=f"{name}到会议那天已不任区长") as refusal:
        dongcheng.open(sitting.pk)
    assert "重新选定主持人" in refusal.value.findings[0].cure
    actions.set_chair(sitting.pk, dongcheng.actor(), dongcheng.key("head"))
    dongcheng.open(sitting.pk)
    assert Sitting.objects.get(pk=sitting.pk).state == "open"


def test_the_page_of_a_topic_is_for_the_office_and_its_own_organ(dongcheng: Hall, chaoyang: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    address = reverse("meetings:topic", args=[topic.pk])

    def answer(hall: Hall, name: str) -> tuple[int, str]:
        client = Client()
        client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
        got = client.get(address)
        return got.status_code, got.content.decode()

    assert answer(chaoyang, "government_office.desk")[0] == 404
    assert answer(dongcheng, "finance_bureau.desk")[0] == 404
    assert "不列入会议" in answer(dongcheng, "government_office.desk")[1]
    status, own = answer(dongcheng, "housing_commission.desk")
    assert (status, topic.title in own, "改报" in own) == (200, True, False)

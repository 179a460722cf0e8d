"""Calling, chairing and ordering a sitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from guiju.office.cases.errors import AlreadyDone
from guiju.office.meetings import actions
from guiju.office.meetings.actions import Called
from guiju.office.meetings.errors import (
    BeforeItsDay,
    MeetingRefused,
    NoSuchSitting,
    NotNowAtSitting,
    NotYourMeeting,
    SomebodyChangedIt,
    WrongInput,
)
from guiju.office.meetings.models import Sitting, TopicState
from guiju.office.people.actions import commission_stand_in
from guiju.office.rulebook.profiles import profile
from office.meetings.hall import MONDAY, Hall


def cited(refused: pytest.ExceptionInfo[MeetingRefused]) -> set[str]:
    return {str(cite) for finding in refused.value.findings for cite in finding.cites}


def test_numbers_run_on_per_body_and_may_be_set(dongcheng: Hall) -> None:
    assert dongcheng.sitting(ordinal=84).ordinal == 84
    assert dongcheng.sitting().ordinal == 85
    assert dongcheng.sitting("leaders_meeting").ordinal == 1


def test_a_number_is_given_once(dongcheng: Hall) -> None:
    dongcheng.sitting(ordinal=84)
    with pytest.raises(WrongInput, match="下一个是第85次"):
        dongcheng.sitting(ordinal=84)


def test_a_district_numbers_within_the_year_or_the_term(dongcheng: Hall, chaoyang: Hall) -> None:
    next_year = MONDAY.replace(year=MONDAY.year + 1)
    for hall in (dongcheng, chaoyang):
        hall.sitting(ordinal=7)
    assert dongcheng.sitting(held_on=next_year).ordinal == 8
    assert chaoyang.sitting(held_on=next_year).ordinal == 1
    assert chaoyang.sitting(held_on=next_year, ordinal=7).ordinal == 7


def test_a_sitting_moved_into_another_year_gets_that_years_next_number(chaoyang: Hall) -> None:
    next_year = MONDAY.replace(year=MONDAY.year + 1)
    chaoyang.sitting(held_on=next_year)
    moved = chaoyang.sitting(ordinal=45)
    actions.reschedule(moved.pk, chaoyang.actor(), Called("executive_meeting", next_year, ordinal=45))
    moved.refresh_from_db()
    assert moved.ordinal == 2


def test_a_new_term_begins_its_own_numbers() -> None:
    two_terms = replace(profile("dongcheng"), terms_began_on=(date(2021, 12, 1), date(2026, 12, 1)))
    series = [two_terms.meeting_series(day) for day in (date(2020, 1, 1), date(2026, 11, 30), date(2026, 12, 1))]
    assert series == ["", "2021-12-01", "2026-12-01"]


def test_a_district_has_only_the_bodies_of_its_own_articles(dongcheng: Hall) -> None:
    with pytest.raises(WrongInput, match="本区没有这一种会议"):
        dongcheng.sitting("topic_meeting")


def test_only_the_office_calls_sittings(dongcheng: Hall) -> None:
    for stranger in ("housing_commission.chief", "deputy", "head"):
        with pytest.raises(NotYourMeeting):
            actions.call_sitting("dongcheng", dongcheng.actor(stranger), Called("executive_meeting", MONDAY))
    assert not Sitting.objects.exists()


def test_a_second_click_calls_no_second_sitting(dongcheng: Hall) -> None:
    called = Called("executive_meeting", MONDAY)
    actions.call_sitting("dongcheng", dongcheng.actor(token="t"), called)
    with pytest.raises(AlreadyDone):
        actions.call_sitting("dongcheng", dongcheng.actor(token="t"), called)
    assert Sitting.objects.count() == 1


def test_the_second_of_two_secretaries_is_told_who_was_faster(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    seen = sitting.version
    actions.reschedule(sitting.pk, dongcheng.actor(seq=seen), Called("", MONDAY, place="第一会议室"))
    with pytest.raises(SomebodyChangedIt, match=dongcheng.people["government_office.desk"].name):
        actions.reschedule(sitting.pk, dongcheng.actor("government_office.chief", seq=seen), Called("", MONDAY))
    assert Sitting.objects.get().place == "第一会议室"


def test_the_same_click_twice_is_recorded_once(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    actions.reschedule(sitting.pk, dongcheng.actor(token="a"), Called("", MONDAY))
    with pytest.raises(AlreadyDone):
        actions.reschedule(sitting.pk, dongcheng.actor(token="a"), Called("", MONDAY))
    assert sitting.entries.count() == 2


def test_another_district_has_no_such_sitting(dongcheng: Hall, chaoyang: Hall) -> None:
    sitting = dongcheng.sitting()
    with pytest.raises(NoSuchSitting):
        actions.open_sitting(sitting.pk, chaoyang.actor())


def test_who_may_not_preside_is_refused_with_the_article_and_the_cure(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    with pytest.raises(MeetingRefused, match="不在其列") as refused:
        actions.set_chair(sitting.pk, dongcheng.actor(), dongcheng.key("deputy"))
    assert cited(refused) == {"DC2024:47"}
    assert refused.value.findings[0].cure


def test_the_executive_deputy_presides_only_with_a_commission(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    deputy = dongcheng.key("executive_deputy")
    with pytest.raises(MeetingRefused, match="须受委托"):
        actions.set_chair(sitting.pk, dongcheng.actor(), deputy)
    actions.set_chair(sitting.pk, dongcheng.actor(), deputy, "区长3月15日书面委托")
    posts = dongcheng.posts
    commission_stand_in(posts["head"], posts["executive_deputy"], date(2026, 3, 1), date(2026, 4, 1))
    actions.set_chair(sitting.pk, dongcheng.actor(), deputy)


def test_a_commission_of_another_day_does_not_count(dongcheng: Hall) -> None:
    posts = dongcheng.posts
    commission_stand_in(posts["head"], posts["executive_deputy"], date(2026, 3, 1), MONDAY)
    with pytest.raises(MeetingRefused):
        actions.set_chair(dongcheng.sitting().pk, dongcheng.actor(), dongcheng.key("executive_deputy"))


def test_in_the_other_district_a_written_word_does_not_let_a_deputy_preside(chaoyang: Hall) -> None:
    sitting = chaoyang.sitting()
    with pytest.raises(MeetingRefused):
        actions.set_chair(sitting.pk, chaoyang.actor(), chaoyang.key("deputy"), "口头委托")


def test_a_sitting_does_not_open_without_a_chair(dongcheng: Hall) -> None:
    with pytest.raises(MeetingRefused, match="主持人"):
        dongcheng.open(dongcheng.sitting().pk)


def test_a_sitting_neither_opens_nor_decides_nor_ends_before_its_day(dongcheng: Hall) -> None:
    topic = dongcheng.topic(body="executive_meeting", topic_kind="major_matter")
    sitting = dongcheng.sitting()
    item = actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk)
    actions.set_chair(sitting.pk, dongcheng.actor(), dongcheng.key("head"))
    late = {"now": datetime(2026, 3, 15, 15, 59, tzinfo=UTC)}
    with pytest.raises(
        BeforeItsDay, match="会议定于2026-03-16召开，现在是2026-03-15，还不能开始会议。会期提前了的，请先改定会期"
    ):
        actions.open_sitting(sitting.pk, dongcheng.actor(**late))
    actions.open_sitting(sitting.pk, dongcheng.actor(now=late["now"] + timedelta(minutes=1)))
    with pytest.raises(BeforeItsDay, match="还不能登记会议结果"):
        actions.record_item_outcome(sitting.pk, dongcheng.actor(**late), item, actions.Decided("agreed"))
    with pytest.raises(BeforeItsDay, match="还不能结束会议"):
        actions.close_sitting(sitting.pk, dongcheng.actor(**late))
    sitting.refresh_from_db()
    assert sitting.state == "open"


def test_the_agenda_is_ordered_by_hand(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    topics = [dongcheng.topic(body="executive_meeting", topic_kind="major_matter") for _ in range(3)]
    items = [actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk) for topic in topics]
    actions.move_item(sitting.pk, dongcheng.actor(), items[2], -1)
    actions.move_item(sitting.pk, dongcheng.actor(), items[0], -1)
    assert [item.pk for item in sitting.items.all()] == [items[0], items[2], items[1]]
    actions.move_item(sitting.pk, dongcheng.actor(), items[0], 1)
    assert [item.pk for item in sitting.items.all()] == [items[2], items[0], items[1]]


def test_a_topic_is_on_one_agenda_at_a_time_and_returns_to_the_library(dongcheng: Hall) -> None:
    first, second = dongcheng.sitting(), dongcheng.sitting()
    topic = dongcheng.topic(body="executive_meeting", topic_kind="major_matter")
    item = actions.add_topic(first.pk, dongcheng.actor(), topic.pk)
    with pytest.raises(NotNowAtSitting, match="已列议程"):
        actions.add_topic(second.pk, dongcheng.actor(), topic.pk)
    actions.remove_item(first.pk, dongcheng.actor(), item, "材料未齐")
    topic.refresh_from_db()
    assert topic.state == TopicState.ADMITTED
    actions.add_topic(second.pk, dongcheng.actor(), topic.pk)


def test_a_topic_of_another_body_or_not_yet_admitted_is_refused(dongcheng: Hall) -> None:
    sitting = dongcheng.sitting()
    other = dongcheng.topic(body="leaders_meeting", topic_kind="coordination")
    with pytest.raises(WrongInput, match="报的是别的会议"):
        actions.add_topic(sitting.pk, dongcheng.actor(), other.pk)
    case = dongcheng.handed_in("propose_topic", body="executive_meeting", topic_kind="major_matter")
    with pytest.raises(NotNowAtSitting, match="报审中"):
        actions.add_topic(sitting.pk, dongcheng.actor(), other.__class__.objects.get(case=case).pk)


def test_papers_handed_in_late_keep_a_topic_off_the_agenda_with_the_article(chaoyang: Hall) -> None:
    topic = chaoyang.topic(body="leaders_meeting", topic_kind="coordination")
    late = chaoyang.sitting("leaders_meeting", held_on=date(2026, 3, 10))
    with pytest.raises(MeetingRefused, match="会前3个工作日") as refused:
        actions.add_topic(late.pk, chaoyang.actor(), topic.pk)
    assert cited(refused) == {"CY2023:43/2"}
    in_time = chaoyang.sitting("leaders_meeting", held_on=date(2026, 3, 12))
    actions.add_topic(in_time.pk, chaoyang.actor(), topic.pk)

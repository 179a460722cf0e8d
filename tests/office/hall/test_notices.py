"""Notices: who is told what, once; changes and cancellations; the calendar file; papers and who has read them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.hall import notices
from guiju.office.hall.ics import Event, calendar_file, escaped, folded
from guiju.office.hall.models import Notice, PaperReading
from guiju.office.meetings import actions
from guiju.office.meetings.errors import NotNowAtSitting, NotYourMeeting
from guiju.office.meetings.models import AgendaItem, Sitting
from office.meetings.hall import MONDAY, Hall

CHIEF = "housing_commission.chief"


@pytest.fixture
def sitting(dongcheng: Hall) -> Sitting:
    """An executive meeting on Monday with one item of the housing commission."""
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    row = dongcheng.sitting(starts_at=time(9, 30), place="区政府第一会议室")
    actions.add_topic(row.pk, dongcheng.actor(), topic.pk)
    return row


def told(hall: Hall, name: str) -> list[Notice]:
    return list(Notice.objects.filter(person=hall.people[name]).order_by("number"))


def client_of(hall: Hall, name: str) -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_members_are_told_of_all_and_the_organ_of_its_item(dongcheng: Hall, sitting: Sitting) -> None:
    title = AgendaItem.objects.get(sitting=sitting).topic.title
    count = notices.send_notices(sitting.pk, dongcheng.actor())
    assert count == len(dongcheng.leaders()) + 1
    assert [n.items for n in told(dongcheng, "deputy4")] == [""]
    assert [n.items for n in told(dongcheng, CHIEF)] == [title]
    assert told(dongcheng, "finance_bureau.chief") == []
    with pytest.raises(NotNowAtSitting, match="没有变化"):
        notices.send_notices(sitting.pk, dongcheng.actor())


def test_only_what_has_changed_is_told_again(dongcheng: Hall, sitting: Sitting) -> None:
    notices.send_notices(sitting.pk, dongcheng.actor())
    other = dongcheng.topic(body="executive_meeting", topic_kind="convey")
    actions.add_topic(sitting.pk, dongcheng.actor(), other.pk)
    assert notices.send_notices(sitting.pk, dongcheng.actor()) == 1
    assert [n.kind for n in told(dongcheng, CHIEF)] == ["call", "change"]
    called = actions.Called("", MONDAY, time(14), "区政府第二会议室")
    actions.reschedule(sitting.pk, dongcheng.actor(), called)
    notices.send_notices(sitting.pk, dongcheng.actor())
    last = told(dongcheng, "head")[-1]
    assert (last.kind, last.starts_at, last.place) == ("change", time(14), "区政府第二会议室")


def test_whoever_is_not_called_any_more_is_told(dongcheng: Hall, sitting: Sitting) -> None:
    notices.send_notices(sitting.pk, dongcheng.actor())
    item = AgendaItem.objects.get(sitting=sitting)
    actions.remove_item(sitting.pk, dongcheng.actor(), item.pk, "材料不全")
    notices.send_notices(sitting.pk, dongcheng.actor())
    assert [n.kind for n in told(dongcheng, CHIEF)] == ["call", "cancel"]
    assert [n.kind for n in told(dongcheng, "head")] == ["call"]


@pytest.mark.parametrize("outcome", ["agreed", "deferred"])
def test_whoever_came_for_an_item_is_not_told_to_stay_away_when_it_is_done(
    dongcheng: Hall, sitting: Sitting, outcome: str
) -> None:
    notices.send_notices(sitting.pk, dongcheng.actor())
    actions.set_chair(sitting.pk, dongcheng.actor(), dongcheng.key("head"))
    dongcheng.open(sitting.pk)
    dongcheng.present(sitting, *dongcheng.leaders())
    item = AgendaItem.objects.get(sitting=sitting)
    actions.record_item_outcome(sitting.pk, dongcheng.actor(), item.pk, actions.Decided(outcome, "抓紧办"))
    assert notices.outstanding(Sitting.objects.get(pk=sitting.pk)) == []


def test_a_cancelled_sitting_is_told_to_everybody_who_was_called(dongcheng: Hall, sitting: Sitting) -> None:
    count = notices.send_notices(sitting.pk, dongcheng.actor())
    actions.cancel_sitting(sitting.pk, dongcheng.actor(), "改在下周")
    assert notices.send_notices(sitting.pk, dongcheng.actor()) == count
    event = notices.event_of(told(dongcheng, "head")[-1])
    assert (event.cancelled, event.sequence) == (True, 1)


def test_only_the_office_sends_notices(dongcheng: Hall, chaoyang: Hall, sitting: Sitting) -> None:
    with pytest.raises(NotYourMeeting):
        notices.send_notices(sitting.pk, dongcheng.actor("head"))
    for name in ("told", "send_notices"):
        address = reverse(f"hall:{name}", args=[sitting.pk])
        ask = "post" if name == "send_notices" else "get"
        assert getattr(client_of(dongcheng, "head"), ask)(address).status_code == 403
        assert getattr(client_of(chaoyang, "government_office.desk"), ask)(address).status_code == 404
    assert not Notice.objects.exists()


def test_a_notice_is_its_persons_alone(dongcheng: Hall, sitting: Sitting) -> None:
    notices.send_notices(sitting.pk, dongcheng.actor())
    notice = told(dongcheng, "head")[0]
    addresses = reverse("hall:calendar_file", args=[notice.pk]), reverse("hall:received", args=[notice.pk])
    assert client_of(dongcheng, "deputy").get(addresses[0]).status_code == 404
    assert client_of(dongcheng, "deputy").post(addresses[1]).status_code == 404
    file = client_of(dongcheng, "head").get(addresses[0])
    assert file["Content-Type"].startswith("text/calendar")
    assert b"DTSTART:20260316T013000Z\r\n" in file.content
    assert b"DTEND:20260316T040000Z\r\n" in file.content
    assert client_of(dongcheng, "head").post(addresses[1]).status_code == 302
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "收到" in client_of(dongcheng, "head").get(reverse("hall:notices")).content.decode()
    assert (
        "未收到"
        in client_of(dongcheng, "government_office.desk").get(reverse("hall:told", args=[sitting.pk])).content.decode()
    )


def test_papers_are_read_by_those_who_see_the_item(dongcheng: Hall, sitting: Sitting) -> None:
    item = AgendaItem.objects.get(sitting=sitting)
    address = reverse("hall:read_papers", args=[sitting.pk, item.pk])
    assert client_of(dongcheng, "finance_bureau.desk").post(address).status_code == 403
    for name in ("head", "head", CHIEF):
        assert client_of(dongcheng, name).post(address).status_code == 302
    assert PaperReading.objects.count() == 2
    page = reverse("hall:papers", args=[sitting.pk])
    assert dongcheng.people["head"].name in client_of(dongcheng, "government_office.desk").get(page).content.decode()
    assert client_of(dongcheng, "finance_bureau.desk").get(page).status_code == 403


def test_a_calendar_file_keeps_to_the_standard() -> None:
    at = datetime(2026, 3, 9, 4, tzinfo=UTC)
    title = "常务;会议,第一\\次"  # halfwidth
    event = Event("a@b", 2, at, MONDAY, MONDAY + timedelta(days=1), title, "会" * 60, "甲\n乙")
    lines = calendar_file(event).decode().split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "SUMMARY:常务\\;会议\\,第一\\\\次" in lines
    assert "DTSTART;VALUE=DATE:20260316" in lines
    assert "DTEND;VALUE=DATE:20260317" in lines
    assert "SEQUENCE:2" in lines
    unfolded = calendar_file(event).decode().replace("\r\n ", "")
    assert "LOCATION:" + "会" * 60 + "\r\n" in unfolded
    assert "DESCRIPTION:甲\\n乙\r\n" in unfolded


def test_no_line_of_a_calendar_file_is_made_by_what_somebody_typed() -> None:
    assert "\r" not in escaped("甲\r\nATTENDEE:乙")
    assert escaped("甲\r乙\x00") == "甲\\n乙"
    assert list(folded("")) == [""]

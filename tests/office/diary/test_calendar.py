"""The leaders' calendar: what stands in it, who sees it, clashes, changes with their history, and the feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.diary import actions
from guiju.office.diary.actions import Wanted
from guiju.office.diary.errors import Clash, NoSuchEngagement, NotYourCalendar, SomebodyChangedIt, WrongEngagement
from guiju.office.diary.feeds import BEGIN, feed_of
from guiju.office.diary.models import Change, Engagement
from guiju.office.diary.weeks import appointments
from guiju.office.meetings.models import Sitting
from guiju.office.people.models import Absence, Post
from office.registry.conftest import OFFICE, SENDER, Who

Browse = Callable[[str], Client]
DISTRICTS = {"dc": "dongcheng", "cy": "chaoyang"}
MONDAY = date(2024, 5, 6)
TITLE = "调研老旧小区改造"


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), CHINA)


def wanted(first: int = 9, last: int = 11, **more: object) -> Wanted:
    given = {"kind": "visit", "title": TITLE, "place": "和平里", "starts_at": at(MONDAY, first)}
    return Wanted(**{**given, "ends_at": at(MONDAY, last), **more})  # type: ignore[arg-type] # loose on purpose


def head_of(prefix: str) -> Post:
    return Post.objects.get(district=DISTRICTS[prefix], organ=None, code="head")


@pytest.fixture
def entered(who: Who) -> Callable[..., Engagement]:
    """A line of the head, entered by the office."""

    def made(prefix: str = "dc", **more: object) -> Engagement:
        office = who(f"{prefix}-{OFFICE}")
        return actions.enter(office, DISTRICTS[prefix], head_of(prefix).pk, wanted(**more))  # type: ignore[arg-type] # loose

    return made


def sitting(starts_at: time | None = time(10)) -> Sitting:
    return Sitting.objects.create(
        district_id="dongcheng", body="executive_meeting", ordinal=1, held_on=MONDAY, starts_at=starts_at, place="一会"
    )


def away(post: Post) -> None:
    Absence.objects.create(
        district_id=post.district_id,
        post=post,
        kind="business",
        since_on=MONDAY,
        until_on=MONDAY + timedelta(days=2),
        matter=1,
        approved_at_seq=1,
        granted_until_on=MONDAY + timedelta(days=2),
        recorded_at=datetime(2024, 5, 1, tzinfo=UTC),
    )


def test_sittings_leave_and_lines_stand_in_one_week(entered: Callable[..., Engagement]) -> None:
    entered(first=14, last=15)
    sitting()
    away(head_of("dc"))
    found = appointments("dongcheng", [head_of("dc")], MONDAY, MONDAY + timedelta(days=7))
    assert [(row.kind, row.hours) for row in found] == [
        ("away", ""),
        ("sitting", "10:00-12:30"),
        ("visit", "14:00-15:00"),
    ]


@pytest.mark.parametrize("more", [{"first": 11, "last": 13}, {"first": 9, "last": 17}])
def test_what_a_line_clashes_with_is_said_and_nothing_is_written(
    entered: Callable[..., Engagement], more: dict[str, int]
) -> None:
    sitting()
    with pytest.raises(Clash, match="第1次会议"):
        entered(**more)
    assert not Engagement.objects.exists()
    entered(**more, anyway=True)
    assert "冲突" in Change.objects.get().said


def test_the_week_marks_what_happens_at_the_same_time(browse: Browse, entered: Callable[..., Engagement]) -> None:
    week = f"/calendar/?day={MONDAY}"
    entered(first=8, last=9)
    sitting()
    assert "时间冲突" not in browse(f"dc-{OFFICE}").get(week).content.decode()
    Sitting.objects.update(ends_at=time(15))
    entered(first=14, last=16, anyway=True)
    assert browse(f"dc-{OFFICE}").get(week).content.decode().count("时间冲突") == 2
    assert "时间冲突" not in browse("dc-housing-desk").get(week).content.decode()


def test_one_line_after_another_is_no_clash_and_leave_is_one(entered: Callable[..., Engagement]) -> None:
    entered()
    entered(first=11, last=12)
    away(head_of("dc"))
    with pytest.raises(Clash, match="外出"):
        entered(first=15, last=16)


def test_a_change_keeps_what_was_and_an_older_version_is_told(entered: Callable[..., Engagement], who: Who) -> None:
    row, office = entered(), who(f"dc-{OFFICE}")
    actions.change(office, row.pk, 1, wanted(title="改为座谈"))
    with pytest.raises(SomebodyChangedIt):
        actions.change(office, row.pk, 1, wanted(title="旧页面上改的"))
    with pytest.raises(WrongEngagement):
        actions.withdraw(office, row.pk, 2, " ")
    actions.withdraw(office, row.pk, 2, "另有安排")
    assert [change.version for change in row.changes.order_by("version")] == [1, 2, 3]
    assert appointments("dongcheng", [head_of("dc")], MONDAY, MONDAY + timedelta(days=7)) == []
    for write in (lambda: Change.objects.update(said="改"), lambda: Engagement.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_the_leader_writes_in_his_own_calendar_only(who: Who) -> None:
    head, deputy = who("dc-head"), who("dc-deputy-city")
    actions.enter(head, "dongcheng", head_of("dc").pk, wanted())
    with pytest.raises(NotYourCalendar):
        actions.enter(deputy, "dongcheng", head_of("dc").pk, wanted(first=15, last=16))
    with pytest.raises(NoSuchEngagement):
        actions.enter(head, "dongcheng", head_of("cy").pk, wanted())


@pytest.mark.parametrize("wrong", [{"title": " "}, {"kind": "party"}, {"first": 11, "last": 9}])
def test_a_wrong_line_is_refused(entered: Callable[..., Engagement], wrong: dict[str, object]) -> None:
    with pytest.raises(WrongEngagement):
        entered(**wrong)


def test_others_of_the_district_see_that_a_leader_is_taken_but_not_by_what(
    entered: Callable[..., Engagement], browse: Browse, district: str
) -> None:
    row = entered(district)
    office, unit = browse(f"{district}-{OFFICE}"), browse(f"{district}-{SENDER}")
    week = office.get("/calendar/").content.decode()
    assert TITLE in week
    assert "登记日程" in week
    seen = unit.get("/calendar/").content.decode()
    assert "有安排" in seen
    assert TITLE not in seen
    assert TITLE not in str(unit.get("/api/calendar").content, "utf-8")
    assert unit.get("/api/calendar").json()["appointments"][0]["kind"] == "busy"
    assert unit.get(f"/calendar/{row.pk}/").status_code == 403
    for path in ("/calendar/new/", "/calendar/feed/"):
        assert unit.get(path).status_code == 403


@pytest.mark.parametrize("account", ["cy-head", f"cy-{OFFICE}", "cy-finance-desk"])
def test_the_other_district_sees_nothing_of_it(
    entered: Callable[..., Engagement], browse: Browse, account: str
) -> None:
    row, client = entered(), browse(account)
    assert client.get("/calendar/").status_code == 200
    assert TITLE not in client.get("/calendar/").content.decode()
    assert client.get("/api/calendar").json()["appointments"] == []
    assert client.get(f"/calendar/{row.pk}/").status_code == 403
    assert client.post(f"/calendar/{row.pk}/", {"title": "x"}).status_code == 403
    assert client.post(f"/calendar/{row.pk}/withdraw/", {"withdraw-reason": "x"}).status_code == 403
    given = {"post": head_of("dc").pk, "kind": "visit", "title": "x", "anyway": True}
    given |= {"starts_at": "2024-05-06T09:00:00+08:00", "ends_at": "2024-05-06T10:00:00+08:00"}
    assert client.post("/api/calendar", given, "application/json").status_code in (403, 404)
    assert Engagement.objects.count() == 1


def test_pages_show_the_clash_keep_what_was_typed_and_write_when_told(browse: Browse, who: Who, district: str) -> None:
    office, head = browse(f"{district}-{OFFICE}"), head_of(district)
    typed = {"post": head.pk, "kind": "reception", "title": "会见来宾", "place": "贵宾厅"}
    typed |= {"starts_at": "2024-05-06T09:00", "ends_at": "2024-05-06T10:00"}
    assert office.post("/calendar/new/", typed).status_code == 302
    clashing = office.post("/calendar/new/", {**typed, "title": "另一场会见"})
    page = clashing.content.decode()
    assert (clashing.status_code, "会见来宾" in page, "另一场会见" in page, "仍然登记" in page) == (
        422,
        True,
        True,
        True,
    )
    assert office.post("/calendar/new/", {**typed, "title": "另一场会见", "anyway": "on"}).status_code == 302
    row = Engagement.objects.get(title="会见来宾")
    changed = {**typed, "title": "会见来宾（改）", "version": 1, "anyway": "on"}
    assert office.post(f"/calendar/{row.pk}/", changed).status_code == 302
    told = office.post(f"/calendar/{row.pk}/", changed)
    assert (told.status_code, "别人修改" in told.content.decode()) == (422, True)
    struck = {"withdraw-version": 2, "withdraw-reason": "来宾改期"}
    assert office.post(f"/calendar/{row.pk}/withdraw/", struck).status_code == 302
    assert "来宾改期" in office.get(f"/calendar/{row.pk}/").content.decode()


def test_a_feed_is_read_without_a_sign_in_by_its_secret_until_it_is_renewed(
    entered: Callable[..., Engagement], who: Who
) -> None:
    entered(title="会见,一行;三人")  # halfwidth
    sitting(None)
    head = who("dc-head")
    secret = actions.renew_feed(head)
    answer = Client().get(f"/calendar/feed/{secret}.ics")
    words = answer.content.decode().replace("\r\n ", "")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "会见\\,一行\\;三人" in words
    assert "DTSTART;VALUE=DATE:20240506" in words
    assert "DTSTART:20240506T010000Z" in words
    assert words.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert words.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert (words.count("BEGIN:VCALENDAR"), words.count("BEGIN:VEVENT"), words.count("END:VEVENT")) == (1, 2, 2)
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    actions.renew_feed(head)
    assert Client().get(f"/calendar/feed/{secret}.ics").status_code == 404


def test_a_title_cannot_forge_an_event(entered: Callable[..., Engagement], who: Who) -> None:
    entered(title="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:假")
    content = feed_of(actions.renew_feed(who("dc-head")), who("dc-head").now)
    assert content is not None
    assert content.count(BEGIN) == 1


def test_a_feed_tells_what_its_person_may_see_at_that_time(
    entered: Callable[..., Engagement], who: Who, browse: Browse
) -> None:
    entered()
    office, unit = who(f"dc-{OFFICE}"), who(f"dc-{SENDER}")
    whole = feed_of(actions.renew_feed(office), office.now)
    assert whole is not None
    assert TITLE in whole.decode().replace("\r\n ", "")
    nothing = feed_of(actions.renew_feed(unit), unit.now)
    assert nothing is not None
    assert b"VEVENT" not in nothing
    page = browse("dc-head").post("/calendar/feed/").content.decode()
    assert ".ics" in page
    assert ".ics" not in browse("dc-head").get("/calendar/feed/").content.decode()
    gone = replace(Actor(unit.person, unit.now))
    gone.person.is_active = False
    gone.person.save()
    assert feed_of("guessed", unit.now) is None

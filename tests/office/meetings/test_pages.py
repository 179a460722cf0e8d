"""The pages of meetings: who sees what, and that nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem, Attendance, Sitting
from office.meetings.hall import Hall

HALF = ("head", "executive_deputy", "deputy", "deputy2", "deputy3")
PLAIN = ("change", "chair", "add", "attendance", "open", "close", "begin_minutes", "send_minutes", "quorum")
PLAIN += ("order", "cancel")
OF_ITEM = ("remove", "item_attendance", "outcome", "correct")


def browser(hall: Hall, name: str = "government_office.desk") -> Client:
    client = Client(headers={"accept": "text/html"})
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def item(dongcheng: Hall) -> AgendaItem:
    """An item of an open executive meeting, with its quorum."""
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    sitting = dongcheng.sitting(opened=True)
    dongcheng.present(sitting, *HALF)
    return AgendaItem.objects.get(pk=actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk))


def at(name: str, item: AgendaItem, *more: object) -> str:
    args = (item.sitting_id, item.pk, *more) if name in (*OF_ITEM, "move") else (item.sitting_id,)
    return reverse(f"meetings:{name}", args=args)


def page(client: Client, item: AgendaItem) -> str:
    answer = client.get(at("sitting", item))
    assert answer.status_code == 200
    return answer.content.decode()


def marks(client: Client, item: AgendaItem) -> dict[str, str]:
    """The version and token that the page's forms carry."""
    shown = page(client, item)
    return {name: re.findall(f'name="{name}" value="([^"]*)"', shown)[0] for name in ("version", "token")}


@pytest.mark.parametrize("name", ["calendar", "library", "call"])
def test_a_stranger_is_sent_to_the_sign_in(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(f"meetings:{name}")).status_code == 302


@pytest.mark.parametrize("name", ["sitting", "minutes", "agenda_sheet", "minutes_sheet"])
def test_nobody_sees_a_sitting_that_does_not_concern_them(dongcheng: Hall, item: AgendaItem, name: str) -> None:
    assert Client().get(at(name, item)).status_code == 302
    assert browser(dongcheng, "finance_bureau.desk").get(at(name, item)).status_code == 403


@pytest.mark.parametrize("name", [*PLAIN, *OF_ITEM])
def test_every_change_is_refused_to_those_who_do_not_run_the_meeting(
    dongcheng: Hall, chaoyang: Hall, item: AgendaItem, name: str
) -> None:
    before = item.sitting.entries.count()
    given = {"held_on": "2026-03-16"}
    assert Client().post(at(name, item)).status_code == 302
    strangers = ["finance_bureau.desk"] if name == "quorum" else ["finance_bureau.desk", "deputy", "head"]
    assert {browser(dongcheng, who).post(at(name, item), given).status_code for who in strangers} == {403}
    assert browser(chaoyang).post(at(name, item), given).status_code == 404
    assert item.sitting.entries.count() == before


@pytest.mark.parametrize("name", [*PLAIN, *OF_ITEM])
def test_what_changes_something_is_never_a_get_and_carries_its_token(
    dongcheng: Hall, item: AgendaItem, name: str
) -> None:
    assert browser(dongcheng).get(at(name, item)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(dongcheng.people["government_office.desk"], "django.contrib.auth.backends.ModelBackend")
    assert strict.post(at(name, item)).status_code == 403


def test_a_member_sees_all_and_an_organ_only_its_own_items(dongcheng: Hall, item: AgendaItem) -> None:
    member = page(browser(dongcheng, "deputy4"), item)
    assert dongcheng.people["deputy2"].name in member
    assert "登记结果" not in member
    organ = page(browser(dongcheng, "housing_commission.desk"), item)
    assert item.topic.title in organ
    assert dongcheng.people["deputy2"].name not in organ
    assert "会议记录" not in organ


def test_an_organ_does_not_see_the_items_of_others(dongcheng: Hall, item: AgendaItem) -> None:
    other = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    other.organ_id, other.title = dongcheng.posts["finance_bureau.desk"].organ_id, "财政局的议题"
    other.save()
    actions.add_topic(item.sitting_id, dongcheng.actor(), other.pk)
    assert "财政局的议题" not in page(browser(dongcheng, "housing_commission.desk"), item)
    assert "财政局的议题" in page(browser(dongcheng, "finance_bureau.desk"), item)
    address = at("minutes_sheet", item)
    assert browser(dongcheng, "finance_bureau.desk").get(address).status_code == 403


def test_the_calendar_lists_what_concerns_the_person(dongcheng: Hall, item: AgendaItem) -> None:
    link = at("sitting", item)
    seen = {
        name: link in browser(dongcheng, name).get(reverse("meetings:calendar")).content.decode()
        for name in ("government_office.desk", "deputy4", "housing_commission.chief", "finance_bureau.chief")
    }
    assert seen == {
        "government_office.desk": True,
        "deputy4": True,
        "housing_commission.chief": True,
        "finance_bureau.chief": False,
    }


def test_the_calendar_says_what_the_articles_say_about_a_body(dongcheng: Hall) -> None:
    shown = browser(dongcheng).get(reverse("meetings:calendar") + "?body=executive_meeting").content.decode()
    assert "组成人员的1/2（含）以上" in shown
    assert "原则上每周1次" in shown
    assert "/rules/dongcheng/" in shown


def test_only_the_districts_own_bodies_can_be_called(dongcheng: Hall, chaoyang: Hall) -> None:
    address = reverse("meetings:call")
    assert "区长办公会议" in browser(chaoyang).get(address).content.decode()
    assert "区长办公会议" not in browser(dongcheng).get(address).content.decode()
    wrong = browser(dongcheng).post(address, {"body": "topic_meeting", "held_on": "2026-03-16", "place": "三楼"})
    assert wrong.status_code == 422
    assert 'value="三楼"' in wrong.content.decode()
    assert not Sitting.objects.exists()
    assert browser(dongcheng).post(address, {"body": "plenary_meeting", "held_on": "2026-03-16"}).status_code == 302
    assert browser(dongcheng, "deputy").get(address).status_code == 403


def test_an_outcome_is_recorded_and_a_second_click_tells_so(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    given = {**marks(client, item), "outcome": "agreed", "wording": "抓紧落实"}
    assert client.post(at("outcome", item), given).status_code == 302
    again = client.post(at("outcome", item), given)
    assert again.status_code == 409
    assert "没有重复记录" in again.content.decode()
    item.refresh_from_db()
    assert (item.outcome, item.wording) == ("agreed", "抓紧落实")


def test_a_refused_outcome_keeps_what_was_typed_and_names_the_article(dongcheng: Hall, item: AgendaItem) -> None:
    Attendance.objects.filter(post=dongcheng.posts["deputy3"]).delete()
    client = browser(dongcheng)
    given = {**marks(client, item), "outcome": "agreed", "wording": "已经写好的长文字"}
    answer = client.post(at("outcome", item), given)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "已经写好的长文字" in shown
    assert "第四十七条" in shown
    assert "怎么办" in shown


def test_the_second_secretary_is_told_and_loses_nothing(dongcheng: Hall, item: AgendaItem) -> None:
    first, second = browser(dongcheng), browser(dongcheng, "government_office.chief")
    mine, others = marks(second, item), marks(first, item)
    first.post(at("outcome", item), {**others, "outcome": "deferred", "wording": "补材料"})
    late = second.post(at("outcome", item), {**mine, "outcome": "agreed", "wording": "第二人的文字"})
    assert late.status_code == 409
    assert dongcheng.people["government_office.desk"].name in late.content.decode()


def test_the_order_is_changed_with_buttons(dongcheng: Hall, item: AgendaItem) -> None:
    other = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    second = actions.add_topic(item.sitting_id, dongcheng.actor(), other.pk)
    client = browser(dongcheng)
    assert client.post(at("move", item, "down"), marks(client, item)).status_code == 302
    assert [row.pk for row in item.sitting.items.all()] == [second, item.pk]


def test_the_quorum_is_shown_while_names_are_ticked_and_nothing_is_stored(dongcheng: Hall, item: AgendaItem) -> None:
    ticked = {f"status-{dongcheng.key(name)}": "present" for name in HALF[:4]}
    shown = browser(dongcheng).post(at("quorum", item), ticked).content.decode()
    assert "到会4人" in shown
    assert "没有达到要求" in shown
    assert Attendance.objects.filter(sitting=item.sitting).count() == 5


def test_hostile_fields_change_nothing(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    given = {**marks(client, item), "status-٣": "present", "status-" + "9" * 90: "present", "status-x": "present"}
    assert client.post(at("attendance", item), given).status_code in (302, 422)
    assert Attendance.objects.filter(sitting=item.sitting).count() == 5
    given = {**marks(client, item), "topic": "1e9", "post": "-1"}
    assert client.post(at("chair", item), given).status_code == 422
    assert client.post(at("add", item), {**given, **marks(client, item)}).status_code == 422


def test_what_people_type_is_shown_as_text(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    given = {**marks(client, item), "outcome": "deferred", "wording": "<script>alert(1)</script>"}
    client.post(at("outcome", item), given)
    shown = page(client, item)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_a_sitting_from_closing_to_its_printed_minutes(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    client.post(at("outcome", item), {**marks(client, item), "outcome": "agreed"})
    assert client.post(at("close", item), marks(client, item)).status_code == 302
    assert "会议原则同意" in client.get(at("minutes", item)).content.decode()
    wrong = client.post(at("minutes", item), {**marks_of(client, item), "text": " "})
    assert wrong.status_code == 422
    saved = client.post(at("minutes", item), {**marks_of(client, item), "text": "改定的正文", "reason": "核对"})
    assert saved.status_code == 302
    assert client.post(at("send_minutes", item), marks_of(client, item)).status_code == 302
    assert "改定的正文" in client.get(at("minutes_sheet", item)).content.decode()
    assert item.topic.title in client.get(at("agenda_sheet", item)).content.decode()


def marks_of(client: Client, item: AgendaItem) -> dict[str, str]:
    shown = client.get(at("minutes", item)).content.decode()
    return {name: re.findall(f'name="{name}" value="([^"]*)"', shown)[0] for name in ("version", "token")}


def test_the_library_shows_an_organ_its_own_topics(dongcheng: Hall, item: AgendaItem) -> None:
    address = reverse("meetings:library")
    assert item.topic.title in browser(dongcheng, "housing_commission.desk").get(address).content.decode()
    assert item.topic.title not in browser(dongcheng, "finance_bureau.desk").get(address).content.decode()

"""A sitting that goes on: several secretaries at once, what is sent twice, and who sees the hall."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.hall.board import board_of
from guiju.office.hall.models import Draft, Speech
from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem, Attendance, Entry, Sitting
from office.meetings.hall import THE_DAY, Hall

HALF = ("head", "executive_deputy", "deputy", "deputy2", "deputy3")
DESK, CHIEF = "government_office.desk", "government_office.chief"
SENT = ("arrive", "take_up", "speech", "decide", "draft")
READ = ("live", "display", "live_board", "display_board", "paper")


def browser(hall: Hall, name: str = DESK) -> Client:
    client = Client(headers={"accept": "application/json"})
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def item(dongcheng: Hall) -> AgendaItem:
    """The item of an open executive meeting that has its quorum."""
    return item_of(dongcheng)


def item_of(hall: Hall, body: str = "executive_meeting") -> AgendaItem:
    topic = hall.topic(body=body, topic_kind="coordination")
    sitting = hall.sitting(body)
    pk = actions.add_topic(sitting.pk, hall.actor(), topic.pk)
    actions.set_chair(sitting.pk, hall.actor(), hall.key("head"))
    hall.open(sitting.pk)
    hall.present(sitting, *HALF)
    return AgendaItem.objects.get(pk=pk)


def send(client: Client, name: str, item: AgendaItem, /, **given: Any) -> Any:
    return client.post(reverse(f"hall:{name}", args=[item.sitting_id]), given)


def board(client: Client, item: AgendaItem, kind: str = "display") -> str:
    answer = client.get(reverse(f"hall:{kind}", args=[item.sitting_id]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", READ)
def test_the_hall_is_open_to_nobody_whom_it_does_not_concern(
    dongcheng: Hall, chaoyang: Hall, item: AgendaItem, name: str
) -> None:
    address = reverse(f"hall:{name}", args=[item.sitting_id])
    assert Client().get(address).status_code == 302
    assert browser(dongcheng, "finance_bureau.desk").get(address).status_code == 403
    assert browser(dongcheng, "housing_commission.desk").get(address).status_code == 403
    assert browser(chaoyang).get(address).status_code == 404


@pytest.mark.parametrize("name", ["live", "live_board", "paper"])
def test_a_member_looks_at_the_display_but_keeps_no_record(dongcheng: Hall, item: AgendaItem, name: str) -> None:
    member = browser(dongcheng, "deputy4")
    assert item.topic.title in board(member, item)
    assert member.get(reverse(f"hall:{name}", args=[item.sitting_id])).status_code == 403


@pytest.mark.parametrize("name", SENT)
def test_only_those_who_run_the_meeting_send_anything(
    dongcheng: Hall, chaoyang: Hall, item: AgendaItem, name: str
) -> None:
    before = Entry.objects.count()
    given = {"item": item.pk, "post": dongcheng.key("deputy4"), "status": "present", "kind": "other"}
    assert send(Client(), name, item, **given).status_code == 302
    for who in ("finance_bureau.desk", "deputy", "head"):
        assert send(browser(dongcheng, who), name, item, **given).status_code == 403
    assert send(browser(chaoyang), name, item, **given).status_code == 404
    assert (Entry.objects.count(), Draft.objects.count(), Speech.objects.count()) == (before, 0, 0)


def test_two_secretaries_note_two_people_at_once(dongcheng: Hall, item: AgendaItem) -> None:
    first, second = browser(dongcheng), browser(dongcheng, CHIEF)
    board(first, item, "live"), board(second, item, "live")
    for client, name in ((first, "deputy4"), (second, "deputy5")):
        given = {"post": dongcheng.key(name), "status": "present", "seen": ""}
        assert send(client, "arrive", item, **given).status_code == 200
    assert "到会7人" in board(first, item)


def test_what_the_other_secretary_noted_is_not_overwritten(dongcheng: Hall, item: AgendaItem) -> None:
    leave = {"post": dongcheng.key("deputy4"), "status": "leave", "reason": "因公出差", "seen": ""}
    send(browser(dongcheng), "arrive", item, **leave)
    late = send(browser(dongcheng, CHIEF), "arrive", item, post=leave["post"], status="present", seen="")
    assert late.status_code == 409
    assert "请假" in late.json()["problem"]
    kept = Attendance.objects.get(post=leave["post"], item=None)
    assert (kept.status, kept.reason) == ("leave", "因公出差")
    knowing = send(browser(dongcheng, CHIEF), "arrive", item, post=leave["post"], status="present", seen="leave")
    assert knowing.status_code == 200


def test_the_same_thing_sent_twice_is_recorded_once(dongcheng: Hall, item: AgendaItem) -> None:
    client, before = browser(dongcheng), Entry.objects.count()
    given = {"item": item.pk, "outcome": "agreed", "wording": "抓紧办", "token": "lost-line"}
    first, again = send(client, "decide", item, **given), send(client, "decide", item, **given)
    assert (first.status_code, first.json()["again"]) == (200, False)
    assert (again.status_code, again.json()["again"]) == (200, True)
    assert Entry.objects.count() == before + 1


def test_a_second_outcome_of_another_secretary_is_refused_and_not_taken_for_a_repeat(
    dongcheng: Hall, item: AgendaItem
) -> None:
    given = {"item": item.pk, "outcome": "agreed", "wording": "", "token": "mine"}
    send(browser(dongcheng), "decide", item, **given)
    other = given | {"outcome": "refused", "wording": "不同意", "token": "other"}
    answer = send(browser(dongcheng, CHIEF), "decide", item, **other)
    assert answer.status_code == 409
    assert "原则同意" in answer.json()["problem"]


def test_somebody_elses_token_does_not_pass_for_ones_own(dongcheng: Hall, item: AgendaItem) -> None:
    send(browser(dongcheng), "speech", item, kind="other", token="same")
    assert send(browser(dongcheng, CHIEF), "speech", item, kind="other", token="same").status_code == 409


def test_two_who_type_the_same_wording_see_each_others_words(dongcheng: Hall, item: AgendaItem) -> None:
    first, second = browser(dongcheng), browser(dongcheng, CHIEF)
    stored = send(first, "draft", item, item=item.pk, wording="甲写的", seen=0)
    assert stored.json()["version"] == 1
    late = send(second, "draft", item, item=item.pk, wording="乙写的", seen=0)
    assert late.status_code == 409
    assert late.json()["theirs"] == "甲写的"
    assert Draft.objects.get(item=item).wording == "甲写的"
    knowing = send(second, "draft", item, item=item.pk, wording="乙写的", seen=late.json()["version"])
    assert knowing.json()["version"] == 2
    assert send(second, "draft", item, item=item.pk, wording="乙写的", seen=0).json()["version"] == 2


def test_a_draft_is_offered_again_after_the_page_is_lost(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    send(client, "take_up", item, item=item.pk, seen="")
    send(client, "draft", item, item=item.pk, wording="写了一半的长文字", seen=0)
    paper = browser(dongcheng, CHIEF).get(reverse("hall:paper", args=[item.sitting_id])).content.decode()
    assert "写了一半的长文字" in paper
    assert dongcheng.people[DESK].name in paper


def test_an_outcome_without_quorum_is_refused_with_the_article(dongcheng: Hall, item: AgendaItem) -> None:
    client, post = browser(dongcheng), dongcheng.key("deputy3")
    send(client, "arrive", item, post=post, status="absent", reason="中途离场", seen="present")
    assert "至少须到5人，没有达到要求" in board(client, item)
    answer = send(client, "decide", item, item=item.pk, outcome="agreed", wording="长文字")
    assert answer.status_code == 422
    assert "DC2024:47" in " ".join(answer.json()["articles"])
    assert send(client, "decide", item, item=item.pk, outcome="deferred", wording="人数不足").status_code == 200
    item.topic.refresh_from_db()
    assert item.topic.state == "admitted"


def test_the_display_follows_the_item_and_its_outcome_and_has_nothing_to_press(
    dongcheng: Hall, item: AgendaItem
) -> None:
    client = browser(dongcheng)
    assert "请稍候" in board(client, item)
    send(client, "take_up", item, item=item.pk, seen="")
    send(client, "decide", item, item=item.pk, outcome="agreed_with_changes", wording="分三年实施")
    shown = board(client, item)
    assert item.topic.title in shown
    assert "分三年实施" in shown
    assert "<button" not in shown
    assert "<form" not in shown


def test_going_on_from_another_item_than_one_saw_is_refused(dongcheng: Hall, item: AgendaItem) -> None:
    send(browser(dongcheng), "take_up", item, item=item.pk, seen="")
    late = send(browser(dongcheng, CHIEF), "take_up", item, item="", seen="999")
    assert late.status_code == 409
    assert board_of(Sitting.objects.get(pk=item.sitting_id)).current is not None


def test_an_unchanged_board_is_not_sent_again(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    shown = board(client, item).replace("&amp;", "&")
    address = shown.split('hx-get="')[1].split('"')[0]
    assert client.get(address).status_code == 204
    send(client, "speech", item, kind="other", speaker="某代表")
    assert "某代表" in client.get(address).content.decode()


def test_a_withdrawn_topic_shows_on_the_board_at_once(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    address = board(client, item).replace("&amp;", "&").split('hx-get="')[1].split('"')[0]
    item.topic.state = "ended"
    item.topic.save()
    assert "议题已撤回" in client.get(address).content.decode()
    answer = send(client, "decide", item, item=item.pk, outcome="agreed", wording="")
    assert answer.status_code == 409
    assert "移出议程" in answer.json()["problem"]


def test_a_ticket_is_good_for_nobody_else(dongcheng: Hall, item: AgendaItem) -> None:
    address = board(browser(dongcheng), item).replace("&amp;", "&").split('hx-get="')[1].split('"')[0]
    assert browser(dongcheng, "finance_bureau.desk").get(address).status_code == 403


def test_the_clock_knows_the_limits_of_the_text_and_only_warns(chaoyang: Hall, dongcheng: Hall) -> None:
    item = item_of(chaoyang)
    client = browser(chaoyang)
    send(client, "take_up", item, item=item.pk, seen="")
    send(client, "speech", item, kind="report")
    assert 'data-limit="300"' in board(client, item)
    assert item.topic.organ.short_name in board(client, item)
    chaoyang.clock = THE_DAY + timedelta(hours=1)
    send(client, "speech", item, kind="other")
    assert 'data-limit="180"' in board(client, item)
    assert Speech.objects.filter(ended_at=None).count() == 1
    assert send(client, "decide", item, item=item.pk, outcome="agreed", wording="").status_code == 200
    assert send(client, "speech", item).status_code == 200
    assert send(client, "speech", item).status_code == 409
    theirs = item_of(dongcheng)
    send(browser(dongcheng), "speech", theirs, kind="report")
    assert "data-limit" not in board(browser(dongcheng), theirs)


def test_the_chief_of_the_organ_is_called_for_its_item_only(dongcheng: Hall, item: AgendaItem) -> None:
    client, post = browser(dongcheng), dongcheng.key("housing_commission.chief")
    name = dongcheng.people["housing_commission.chief"].name
    assert name not in board(client, item, "live")
    send(client, "take_up", item, item=item.pk, seen="")
    assert name in board(client, item, "live")
    assert f'<li class="guest">{name}' not in board(client, item)
    send(client, "arrive", item, post=post, status="present", seen="", item=item.pk)
    assert f'<li class="guest">{name}' in board(client, item)
    send(client, "take_up", item, item="", seen=item.pk)
    assert name not in board(client, item)

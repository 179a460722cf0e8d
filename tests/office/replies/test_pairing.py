"""A reply and the request that it answers: chosen by the drafter, shown on both, and to nobody who may not see it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from guiju.office.cases.actors import Actor
from guiju.office.cases.beside import Around
from guiju.office.cases.models import Case
from guiju.office.cases.queries import case_for
from guiju.office.people.models import Person
from guiju.office.replies.errors import NoReply, NotYourReply
from guiju.office.replies.models import Reply
from guiju.office.replies.pairing import candidates, choose
from guiju.office.replies.showing import reply_panels
from office.cases.town import Town

DESK = "parks_bureau.desk"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def pair(town: Town) -> tuple[int, int]:
    """A request and a reply that does not know it yet."""
    return town.draft(genre="request"), town.draft(genre="reply")


def said(actor: Actor, case_id: int) -> str:
    file = case_for(actor.person, case_id, actor.on)
    around = Around(actor, "qingshi", file.state.act, {}, None, actor.on, file.case, file.state)
    return " ".join(line.text for panel in reply_panels(around) for line in panel.lines)


def stranger() -> Person:
    return Person.objects.create_person("passer-by", "路人", None)


def test_a_reply_is_offered_requests_and_nothing_else(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    notice = town.draft(genre="notice")
    actor = town.actor(DESK)
    found = [case.pk for case in candidates(case_for(actor.person, reply, actor.on), actor)]
    assert request in found
    assert notice not in found


def test_both_matters_show_each_other(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    actor = town.actor(DESK)
    assert "还没有选定" in said(actor, reply)
    choose(reply, actor, request)
    serial = Case.objects.get(pk=request).serial
    assert f"答复的来文：{serial}号 关于" in said(actor, reply)
    assert "对它的答复" in said(actor, request)


def test_choosing_again_replaces_the_first_choice(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    other = town.draft(genre="request")
    for answered in (request, other):
        choose(reply, town.actor(DESK), answered)
    assert [row.answered_id for row in Reply.objects.all()] == [other]


def test_what_is_no_request_and_what_is_no_reply_are_refused(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    with pytest.raises(NoReply, match="重新选择"):
        choose(reply, town.actor(DESK), town.draft(genre="notice"))
    with pytest.raises(NoReply, match="不是批复"):
        choose(request, town.actor(DESK), reply)


def test_only_the_drafter_chooses(town: Town, pair: tuple[int, int]) -> None:
    with pytest.raises(NotYourReply):
        choose(pair[1], town.actor("government_office.desk"), pair[0])


def test_a_page_asks_for_a_sign_in_and_for_rights(town: Town, pair: tuple[int, int]) -> None:
    address = f"/replies/{pair[1]}/"
    assert Client().get(address).status_code == 302
    passer_by, drafter = Client(), Client()
    passer_by.force_login(stranger(), backend=BACKEND)
    drafter.force_login(town.people[DESK], backend=BACKEND)
    assert passer_by.get(address).status_code == 403
    assert passer_by.post(address, {"answered": pair[0]}).status_code == 403
    assert "关于" in drafter.get(address).content.decode()
    assert drafter.post(address, {"answered": "x"}).status_code == 422
    assert drafter.post(address, {"answered": pair[0]}).status_code == 302


def test_the_other_matters_title_is_not_told_to_who_may_not_see_it(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    choose(reply, town.actor(DESK), request)
    drafter = town.actor(DESK)
    file = case_for(drafter.person, reply, drafter.on)
    passer_by = Actor(stranger(), datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai")))
    around = Around(passer_by, "qingshi", file.state.act, {}, None, passer_by.on, file.case, file.state)
    words = " ".join(line.text for panel in reply_panels(around) for line in panel.lines)
    assert "您的职务不能查看" in words
    assert Case.objects.get(pk=request).title not in words


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def test_programs_read_the_offer_choose_and_read_the_pair_from_both_sides(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    drafter = client_of(town.people[DESK])
    before = drafter.get(f"/api/replies/{reply}").json()
    assert before["answered"] is None
    assert before["may_choose"] is True
    assert request in [one["id"] for one in before["offered"]]
    after = drafter.post(f"/api/replies/{reply}", {"answered": request}, content_type="application/json")
    assert after.json()["answered"]["id"] == request
    other = drafter.get(f"/api/replies/{request}").json()
    assert [one["id"] for one in other["replies"]] == [reply]
    assert other["may_choose"] is False


def test_programs_are_refused_what_the_page_refuses(town: Town, pair: tuple[int, int]) -> None:
    request, reply = pair
    address = f"/api/replies/{reply}"
    assert Client().get(address).status_code == 401
    passer_by = client_of(stranger())
    assert passer_by.get(address).status_code == 403
    assert passer_by.post(address, {"answered": request}, content_type="application/json").status_code == 403
    drafter = client_of(town.people[DESK])
    wrong = drafter.post(address, {"answered": town.draft(genre="notice")}, content_type="application/json")
    assert wrong.status_code == 409
    assert "重新选择" in wrong.json()["error"]["message"]
    office = client_of(town.people["government_office.desk"])
    assert office.post(address, {"answered": request}, content_type="application/json").status_code == 403
    assert Reply.objects.count() == 0

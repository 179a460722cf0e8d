"""Exceptions by article and judgements by person: who sees them, and that each says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse
from office.cases_web.conftest import DRAFTER, NOON

PAGES = ["/exceptions/", "/exceptions/judgements/"]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_office_and_the_leaders_see_them(browse: Browse, page: str) -> None:
    assert Client().get(page).status_code == 302
    assert browse(DRAFTER).get(page).status_code == 403
    for who in ("dc-office-desk", "dc-head", "cy-exec"):
        assert browse(who).get(page).status_code == 200
        assert page == PAGES[1] or "例外和判断" in browse(who).get(page).content.decode()


def test_a_judgement_is_shown_with_person_and_reason_in_its_own_district(
    browse: Browse, opened: Callable[..., int]
) -> None:
    case = opened("issue_document")
    drafter = Person.objects.get(username=DRAFTER)
    actions.judge(case, Actor(drafter, NOON), fact="major", value=True, reason="关系全区居民")
    page = PAGES[1]
    shown = browse("dc-head").get(page).content.decode()
    assert "涉及重大事项：是" in shown
    assert "关系全区居民" in shown
    assert drafter.name in shown
    assert "关系全区居民" not in browse("cy-head").get(page).content.decode()
    assert "关系全区居民" not in browse("dc-head").get(f"{page}?person={drafter.pk + 1}").content.decode()
    assert "关系全区居民" not in browse("dc-head").get(f"{page}?year=2023").content.decode()


def test_an_exception_is_counted_under_its_article(browse: Browse, opened: Callable[..., int]) -> None:
    facts = {"f-event_name_of": "department", "f-invites_leader": "on", "f-event_on": "2024-05-08"}
    facts |= {"f-handed_in_on": "2024-05-06", "title": "关于举办社区图书节的请示"}
    case = opened("hold_event", **facts)
    desk = Actor(Person.objects.get(username=DRAFTER), NOON)
    actions.hand_in(case, desk, reason="日期由上级确定")
    shown = browse("dc-office-chief").get("/exceptions/").content.decode()
    assert "日期由上级确定" in shown
    assert "东城规则第六十条" in shown
    chosen = browse("dc-office-chief").get("/exceptions/?article=DC2024:60").content.decode()
    other = browse("dc-office-chief").get("/exceptions/?article=DC2024:6").content.decode()
    assert "日期由上级确定" in chosen
    assert "日期由上级确定" not in other


@pytest.mark.parametrize("query", ["article=%00", "article=nonsense", "year=x", "person=99999999999", "page=0"])
def test_addresses_typed_wrongly_give_a_page(browse: Browse, query: str) -> None:
    for page in PAGES:
        assert browse("dc-head").get(f"{page}?{query}").status_code == 200


def test_programs_read_the_same_under_the_same_right(browse: Browse, opened: Callable[..., int]) -> None:
    case = opened("issue_document")
    drafter = Person.objects.get(username=DRAFTER)
    actions.judge(case, Actor(drafter, NOON), fact="major", value=True, reason="关系全区居民")
    for name in ("exceptions", "judgements"):
        assert Client().get(f"/api/departures/{name}").status_code == 401
        assert browse(DRAFTER).get(f"/api/departures/{name}").status_code == 403
        assert browse("cy-head").get(f"/api/departures/{name}").json()["count"] == 0
    found = browse("dc-head").get("/api/departures/judgements?year=2024").json()
    assert found["by_person"] == [{"person": drafter.pk, "name": drafter.name, "count": 1}]
    assert [(row["about"], row["value"], row["reason"]) for row in found["rows"]] == [("major", True, "关系全区居民")]
    assert browse("dc-head").get("/api/departures/judgements?year=-1").status_code == 400
    assert browse("dc-head").get("/api/departures/exceptions?article=nonsense&page=9").json()["count"] == 0

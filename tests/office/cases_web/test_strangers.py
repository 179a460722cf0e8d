"""Who may not: strangers of the district, people of the other district, people who have not signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from guiju.office.cases.models import AccessRefusal
from guiju.office.cases.queries import state_of
from office.cases_web.browsing import Browse, text
from office.cases_web.conftest import TITLE

STRANGERS = ("dc-civil-affairs-desk", "cy-office-desk", "cy-head")
PAGES = ("/cases/{}/", "/cases/{}/sheet/", "/cases/{}/facts/", "/api/cases/{}")
POSTS = ("/cases/{}/agree/", "/cases/{}/comment/", "/cases/{}/tick-off/", "/cases/{}/facts/", "/cases/{}/facts/plan")
EVERYWHERE = ("/", "/done/", "/new/", "/new/issue_document/", "/organisation/", "/stand-ins/")


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_sees_nothing_of_a_case_and_is_kept_on_record(
    browse: Browse, opened: Callable[..., int], stranger: str, page: str
) -> None:
    case = opened()
    answer = browse(stranger).get(page.format(case))
    assert answer.status_code == 403
    assert TITLE not in text(answer)
    assert "不能查看" in str(answer.json() if page.startswith("/api") else text(answer))
    assert AccessRefusal.objects.get().person.username == stranger


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("address", POSTS)
def test_a_stranger_changes_nothing(browse: Browse, opened: Callable[..., int], stranger: str, address: str) -> None:
    case = opened()
    seq = state_of(case).head_seq
    assert browse(stranger).post(address.format(case), {}).status_code == 403
    assert state_of(case).head_seq == seq


@pytest.mark.parametrize("address", [*EVERYWHERE, *(page.format(1) for page in PAGES[:3])])
def test_pages_ask_for_a_sign_in(db: None, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", ["/new/issue_document/", "/new/issue_document/plan", *(p.format(1) for p in POSTS)])
def test_nothing_is_changed_without_a_sign_in(db: None, address: str) -> None:
    answer = Client().post(address, {})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_the_api_answers_nobody_who_has_not_signed_in(db: None) -> None:
    assert Client().get("/api/cases/inbox").status_code == 401


def test_a_case_that_there_is_not_is_told_as_such(browse: Browse) -> None:
    assert browse("dc-head").get("/cases/999999/").status_code == 404


def test_forms_without_their_mark_against_forgery_are_refused(browse: Browse, opened: Callable[..., int]) -> None:
    case = opened()
    signed_in = browse("dc-housing-desk")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies
    assert strict.post(f"/cases/{case}/comment/", {"text": "x"}).status_code == 403

"""The page and the API: what is typed is kept, and nobody finds what is not theirs."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import clear_url_caches, set_urlconf

from guiju.office.people.models import Person
from guiju.office.search import following
from office.cases.town import Town
from office.documents.conftest import browser
from office.documents.papers_in_town import DESK, TEXT, attached, written


@pytest.fixture(autouse=True)
def _whole_site(_district: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ROOT_URLCONF", "guiju.office.config.urls")
    clear_url_caches()
    set_urlconf(None)


def page(client: Client, **asked: str) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_the_words_in_their_place(town: Town) -> None:
    case = written(town)
    shown = page(browser(town.people[DESK]), q="值守")
    assert "<mark>值守</mark>" in shown
    assert f'href="/cases/{case}/"' in shown
    assert 'value="值守"' in shown


def test_an_attachment_found_can_be_opened_from_the_page(town: Town) -> None:
    file = attached(town, written(town), "夜间开放".encode(), "情况.txt")
    client = browser(town.people[DESK])
    assert f"/documents/files/{file.pk}/" in page(client, q="夜间")
    assert client.get(f"/documents/files/{file.pk}/").status_code == 200


def test_a_stranger_finds_nothing(town: Town, stranger: Person) -> None:
    written(town)
    assert TEXT.title not in page(browser(stranger), q="值守")
    assert browser(stranger).get("/api/search", {"q": "值守"}).json()["hits"] == []


def test_nobody_searches_without_signing_in(town: Town) -> None:
    assert browser(None).get("/search/", {"q": "值守"}).status_code == 302
    assert browser(None).get("/api/search", {"q": "值守"}).status_code == 401


def test_another_district_finds_nothing(town: Town) -> None:
    from guiju.office.people.models import District

    written(town)
    other = District.objects.create(code="other", name="外区", short="外")
    guest = Person.objects.create(username="guest", name="外人", district=other)
    assert TEXT.title not in page(browser(guest), q="值守")


def test_the_api_says_where_it_stands(town: Town) -> None:
    case = written(town)
    answer = browser(town.people[DESK]).get("/api/search", {"q": "值守", "kind": "draft"}).json()
    assert (answer["total"], answer["hits"][0]["case_id"], answer["hits"][0]["kind"]) == (1, case, "draft")
    assert "【值守】" in answer["hits"][0]["excerpt"]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "。、"},
        {"q": "值守\0", "page": "x", "kind": "nothing", "act": "nothing", "order": "sideways"},
        {"q": "值守", "page": "99999999"},
        {"q": "值" * 5000},
        {"q": "<script>alert(1)</script>"},
        {},
    ],
)
def test_whatever_is_typed_is_answered_with_a_page(town: Town, asked: dict[str, str]) -> None:
    written(town)
    shown = page(browser(town.people[DESK]), **asked)
    assert "<script>alert" not in shown


def test_the_box_on_every_page_leads_here(town: Town) -> None:
    assert 'action="/search/"' in page(browser(town.people[DESK]))


def test_the_page_says_when_changes_are_not_in_the_search_yet(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "AT_ONCE", 1)
    written(town), written(town), written(town)
    client = browser(town.people[DESK])
    assert "还有 2 件的变化没有编入检索" in page(client, q="值守")
    assert "还有 1 件的变化没有编入检索" in page(client, q="值守")
    page(client, q="值守")
    assert "没有编入检索" not in page(client, q="值守")

"""Every page that people of both districts and strangers come upon reads in English once they have chosen it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve, reverse

from guiju.office.cases.models import Case, Event
from guiju.office.web.language import CHOSEN
from guiju.office.whatif import editing, progress, sandboxes
from guiju.office.whatif.progress import TrialState
from office.cases_web.browsing import fields
from office.english.reading import read
from office.english.walking import left_in, signed_in, walk

WHAT_IF = {"whatif:listing", "whatif:sandbox", "whatif:article"}
DESKS = ["dc-office-desk", "cy-office-desk", "dc-housing-desk", "cy-head"]


@pytest.mark.parametrize("username", DESKS)
def test_no_page_behind_the_sign_in_leaves_the_programs_words_in_chinese(
    english: Client, own_words: set[str], username: str
) -> None:
    found = {a: left_in(page, own_words) for a, page in walk(signed_in(english, username), "/")}
    assert len(found) > 15
    assert {resolve(urlsplit(a).path).view_name for a in found} >= WHAT_IF or username != "dc-office-desk"
    assert {address: words for address, words in found.items() if words} == {}


def test_a_refused_change_and_a_trial_that_broke_off_are_said_in_english(
    english: Client, own_words: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, (one,) = signed_in(english, "dc-office-desk"), sandboxes.sandboxes("dongcheng")
    listing = reverse("whatif:listing", args=["dongcheng"])
    article = reverse("whatif:article", args=["dongcheng", one.key, 47])
    given = {"text": "  47:\n    gist: [", "seen": editing.article_text(one.text, 47).digest}
    said = [client.post(article, given), client.post(listing, {"name": ""})]
    assert [answer.status_code for answer in said] == [422, 422]
    for state in (TrialState("failed", message=progress.BROKEN_OFF), TrialState("running", "准备", 1, 2)):
        monkeypatch.setattr(progress, "state_of", lambda _, state=state: state)
        said.append(client.get(reverse("whatif:progress", args=["dongcheng", one.key])))
    assert [left_in(read(answer.content.decode()), own_words) for answer in said] == [[]] * 4


@pytest.mark.parametrize("start", ["/sign-in/", "/public/"])
def test_no_page_for_strangers_leaves_the_programs_words_in_chinese(
    english: Client, own_words: set[str], start: str
) -> None:
    found = {address: left_in(page, own_words) for address, page in walk(english, start)}
    assert found
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.parametrize("address", ["/no-such-page/", "/public/nowhere/", "/public/leaving/?to=ftp://x"])
def test_errors_are_said_in_english_too(english: Client, own_words: set[str], address: str) -> None:
    answer = english.get(address)
    assert answer.status_code >= 400
    assert left_in(read(answer.content.decode()), own_words) == []


def test_a_sign_off_sheet_is_chinese_whoever_prints_it(english: Client) -> None:
    client = signed_in(english, "dc-office-desk")
    case = Case.objects.filter(district="dongcheng").order_by("pk").first()
    assert case is not None
    page = client.get(reverse("cases:sheet", args=[case.pk])).content.decode()
    assert '<html lang="zh-Hans"' in page
    assert "办理单" in page


def test_what_is_done_on_an_english_screen_is_recorded_in_chinese(english: Client) -> None:
    client = signed_in(english, "dc-housing-desk")
    given = {"title": "关于申请改造经费的请示", "f-money_kind": "ordinary", "f-amount": "800000", "do": "save"}
    form = fields(client.get("/new/request_funds/"))
    assert client.post("/new/request_funds/", form | given).status_code == 302
    case = Case.objects.filter(title=given["title"]).latest("pk")
    written = "".join(str(payload) for payload in Event.objects.filter(case=case).values_list("payload", flat=True))
    assert "区财政局" in written
    assert "Bureau" not in written


def test_the_choice_is_kept_and_can_be_taken_back(town: None, db: None) -> None:
    client = Client()
    assert '<html lang="zh-Hans"' in client.get("/sign-in/").content.decode()
    answer = client.post("/language/", {"language": "en", "next": "/public/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/public/")
    assert '<html lang="en"' in client.get("/public/").content.decode()
    assert '<html lang="en"' in client.get("/sign-in/").content.decode()
    client.post("/language/", {"language": "zh-hans"})
    assert '<html lang="zh-Hans"' in client.get("/sign-in/").content.decode()


def test_the_browsers_own_wish_is_not_followed(town: None, db: None) -> None:
    page = Client(headers={"accept-language": "en-GB,en;q=0.9"}).get("/sign-in/").content.decode()
    assert '<html lang="zh-Hans"' in page


@pytest.mark.parametrize("given", [{"language": "xx"}, {"language": ""}, {}])
def test_a_language_that_there_is_not_changes_nothing(given: dict[str, str], db: None) -> None:
    assert CHOSEN not in Client().post("/language/", given).cookies


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_the_switch_never_leads_to_another_site(back: str, db: None) -> None:
    assert Client().post("/language/", {"language": "en", "next": back}).headers["Location"] == "/"


def test_only_posting_chooses(db: None) -> None:
    assert Client().get("/language/").status_code == 405

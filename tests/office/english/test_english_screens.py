"""Every page that people of both districts and strangers come upon reads in English once they have chosen it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from guiju.office.cases.models import Case, Event
from guiju.office.demonstration.setting_up import load_demonstration
from guiju.office.people.models import Organ, Person
from guiju.office.web.language import CHOSEN
from guiju.office.whatif import editing, progress, runner, sandboxes
from guiju.office.whatif.progress import TrialState
from office.cases_web.browsing import fields
from office.conftest import Standing
from office.english.reading import Read, read

NOW = datetime(2026, 6, 9, 4, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
CATALOGUE = Path("src/guiju/office/locale/en/LC_MESSAGES/django.po")
ALL_OF = {"cases:open"}
"""Of other kinds of pages, one is looked at."""
NAMES = {"中文", "正文"}
"""The other language's name for itself, and the name under which a case keeps its text."""
CHINESE_PAPERS = {"cases:sheet", "cases:printout", "meetings:agenda_sheet", "meetings:minutes_sheet"}
WHAT_IF = {"whatif:listing", "whatif:sandbox", "whatif:article"}
DESKS = ["dc-office-desk", "cy-office-desk", "dc-housing-desk", "cy-head"]


@pytest.fixture(scope="module")
def town(standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The demonstration, loaded once."""
    with standing(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "MEDIA_ROOT", tmp_path_factory.mktemp("files"))
        patch.setattr(timezone, "now", lambda: NOW)
        load_demonstration(tmp_path_factory.mktemp("state"), NOW)
        patch.setattr(settings, "STATE_FOLDER", tmp_path_factory.mktemp("sandboxes"))
        tried_change()
        yield


def tried_change() -> None:
    """A copy of a rule text with one bound changed, and its trial over; the walk comes upon it."""
    one = sandboxes.make("dongcheng", "DC2024", "Another bound", "Wang", NOW)
    found = editing.article_text(one.text, 47)
    editing.save(one, 47, found.text.replace("yuan(5000000)", "yuan(3000000)"), found.digest)
    runner.run(one)


@pytest.fixture(scope="module")
def own_words() -> set[str]:
    """What the program says in Chinese: none of it may be left in an English page."""
    with CATALOGUE.open("rb") as file:
        messages = [m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id]
    return {words for words in messages if "%(" not in words and len(words) > 1}


@pytest.fixture
def english(town: None, db: None) -> Client:
    client = Client()
    client.cookies[CHOSEN] = "en"
    return client


def signed_in(client: Client, username: str) -> Client:
    client.force_login(Person.objects.get(username=username), backend=BACKEND)
    return client


def walk(client: Client, start: str) -> Iterator[tuple[str, Read]]:
    """Every kind of page that links lead to, one of each."""
    waiting, known, seen = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(urlsplit(address).path).view_name
        if kind in CHINESE_PAPERS or (seen[kind] and kind not in ALL_OF):
            continue
        seen[kind] += 1
        answer = client.get(address)
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code == 200:
            page = read(answer.content.decode())
            yield address, page
            links = [urldefrag(link)[0] for link in page.links if link.startswith(("/", "?"))]
            links = [link if link.startswith("/") else urlsplit(address).path + link for link in links]
            fresh = [link for link in dict.fromkeys(links) if link not in known]
            known.update(fresh)
            waiting += fresh


def left_in(page: Read, own_words: set[str]) -> list[str]:
    """What should have been English: unmarked Chinese, and words of the program, marked or spoken."""
    organs = {name for row in Organ.objects.values_list("name", "short_name") for name in row}
    return page.plain + [words for words in (*page.marked, *page.spoken) if words in own_words - organs - NAMES]


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

"""The preview that follows what is typed, and the advice by the kind of paper."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.documents.drafting import DraftText
from guiju.office.documents.genre_checks import advice_on
from guiju.office.documents.models import Version
from guiju.office.people.models import Person
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.instruments.genres import Direction
from office.cases.town import Town

from .conftest import browser
from .papers_in_town import DESK, OFFICE, TEXT, issued, written

GENRES = vocabulary().genres
REQUEST = {"title": "关于某事的请示", "addressees": "市政府", "body": "妥否，请批示。"}
TYPED = {"title": "打了一半的标题", "addressees": "", "body": "刚写的一段。", "annexes": "", "copied_to": ""}


def look(client: Client, case: int, **typed: str) -> Any:
    return client.post(reverse("documents:look", args=[case]), {**TYPED, **typed})


def messages(code: str, direction: Direction | None = None, **words: str) -> list[str]:
    text = DraftText(**{"title": "青石区关于某事的通知", "body": "一段。", "addressees": "各部门", **words})
    name = vocabulary().facts["genre"].values[code].removesuffix("（令）")
    return [one.message for one in advice_on(text, GENRES.by_code[code], name, direction)]


def test_what_is_typed_is_shown_as_pages_and_nothing_is_saved(town: Town) -> None:
    case = town.draft()
    page = look(browser(town.people[DESK]), case).content.decode()
    pictures = re.findall(r"data:image/png;base64,([^\"]+)", page)
    assert len(pictures) == 1
    assert b64decode(pictures[0]).startswith(b"\x89PNG")
    assert not Version.objects.filter(draft__case_id=case).exists()


def test_a_long_text_is_shown_in_part_and_that_is_said(town: Town) -> None:
    page = look(browser(town.people[DESK]), town.draft(), body="山水田林\n" * 4000).content.decode()
    assert page.count("<img") == 8
    assert "只显示前面一部分" in page


def test_a_grade_mark_is_refused_before_it_is_laid_out(town: Town) -> None:
    page = look(browser(town.people[DESK]), town.draft(), body="机密★10年\n内容。").content.decode()
    assert "<img" not in page
    assert "国家秘密" in page


def test_a_stranger_sees_no_preview_of_others_drafts(town: Town, stranger: Person) -> None:
    case = written(town)
    assert look(browser(stranger), case).status_code == 403
    assert Client().post(reverse("documents:look", args=[case]), TYPED).status_code == 302
    assert look(browser(town.people[DESK]), 999_999).status_code == 404


def test_every_genre_says_where_it_goes_and_what_it_needs() -> None:
    assert len(GENRES.by_code) == 15
    assert all(genre.directions for genre in GENRES.by_code.values())
    assert {code for code, genre in GENRES.by_code.items() if genre.format == "letter"} == {"letter"}
    assert GENRES.by_code["decree"].format == "order"
    assert GENRES.answering() == {"reply", "letter"}


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        ("notice", {"title": "青石区关于某事的报告"}, "标题没有以文种「通知」结尾"),
        (
            "request",
            {"title": "关于某事的请示", "addressees": "市政府\n市财政局", "body": "妥否，请批示。"},
            "只主送一个机关，现在写了2个",
        ),
        ("announcement", {"title": "关于某事的公告", "body": "特此公告。"}, "公告一般不写主送机关"),
        ("notice", {"addressees": ""}, "通知要写主送机关"),
        ("request", {"title": "关于某事的请示"}, "请示的结尾没有惯用语"),
        ("report", {"title": "关于某事的报告", "body": "情况。\n妥否，请批示。\n特此报告。"}, "报告里写有「请批示」"),
    ],
)
def test_what_a_text_lacks_is_said(code: str, words: dict[str, str], said: str) -> None:
    found = messages(code, **words)
    assert len(found) == 1
    assert said in found[0]


def test_a_request_to_lower_organs_is_the_wrong_kind_of_paper() -> None:
    assert messages("request", Direction.UP, **REQUEST) == []
    assert "不相配" in messages("request", Direction.DOWN, **REQUEST)[0]


def test_a_text_for_trial_use_and_an_order_need_no_genre_at_the_end_of_the_title() -> None:
    assert messages("opinions", title="关于某事的意见（试行）") == []
    assert messages("decree", title="青石区办法", addressees="") == []


def test_nothing_is_said_before_anything_is_written() -> None:
    assert messages("request", title="", body=" ", addressees="") == []


def test_an_issued_document_is_given_as_ofd_too(town: Town) -> None:
    document = issued(town, TEXT)
    answer = browser(town.people[OFFICE]).get(reverse("documents:paper", args=[document.pk, "ofd"]))
    assert answer["Content-Type"] == "application/ofd"
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined] # a stream

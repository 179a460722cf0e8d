"""Pages that no link of an English screen leads to, and what is printed from one."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from guiju.office.cases.models import Case
from guiju.office.people.models import Person, Post, StandInKind
from guiju.office.people.recording_absences import Granted, StandsIn, record_absence
from guiju.office.rulebook.queries import vocabulary
from office.cases_web.browsing import fields
from office.english.reading import read
from office.english.walking import NOW, left_in, signed_in

TEXT = Path("examples/yunshan/official-text.txt")
LISTS = [
    *(f"/duties/?scope=all&state={state}" for state in ("late", "owed", "done", "coming", "always")),
    "/search/?q=经费",
    "/search/?q=没有这样的词",
    "/search/?q=,",
    "/cases/?q=没有这样的词",
    "/rules/dongcheng/exports/",
    "/rules/dongcheng/official-text/",
]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_that_is_narrowed_down_is_english(english: Client, own_words: set[str], address: str) -> None:
    answer = signed_in(english, "dc-office-desk").get(address)
    assert answer.status_code == 200
    assert left_in(read(answer.content.decode()), own_words) == []


def test_the_page_of_stand_ins_names_an_absence_in_english(english: Client, own_words: set[str]) -> None:
    away, other = Post.objects.filter(district="dongcheng", organ=None, title__startswith="副区长")[:2]
    stands_in = StandsIn(other, StandInKind.LEAVE, "", "")
    granted = Granted(away, date(2026, 6, 10), date(2026, 6, 12), "holiday", 1, 1, stands_in=stands_in)
    record_absence(granted, Person.objects.get(username="dc-head"), NOW, NOW.date())
    page = signed_in(english, "dc-office-desk").get(reverse("people:stand_ins")).content.decode()
    assert "Return early or cancel" in page
    assert left_in(read(page), own_words) == []


def test_the_preview_of_an_official_text_is_english(english: Client, own_words: set[str]) -> None:
    client, address = signed_in(english, "dc-office-desk"), "/rules/dongcheng/official-text/"
    given: dict[str, Any] = fields(client.get(address))
    answer = client.post(address, given | {"file": SimpleUploadedFile("rules.txt", TEXT.read_bytes())}, follow=True)
    assert b"Do not import" in answer.content
    assert left_in(read(answer.content.decode()), own_words) == []


def test_a_case_is_printed_and_taken_along_in_chinese(english: Client) -> None:
    client = signed_in(english, "dc-office-desk")
    case = Case.objects.filter(district="dongcheng", act="request_funds").first() or Case.objects.get(pk=1)
    page = client.get(reverse("cases:printout", args=[case.pk])).content.decode()
    with zipfile.ZipFile(BytesIO(b"".join(client.get(f"/documents/{case.pk}/case.zip")))) as found:  # type: ignore[arg-type] # a stream
        packed = found.read("案卷.pdf")
    assert '<html lang="zh-Hans"' in page
    for paper in (client.get(f"/documents/{case.pk}/case.pdf").content, packed):
        printed = "".join("".join(sheet.get_text().split()) for sheet in pymupdf.open(stream=paper))
        assert "办理流程" in printed
        assert english_labels(case.act, page, printed) == []


def english_labels(act: str, *papers: str) -> list[str]:
    """The vocabulary's English that has come onto paper."""
    words = vocabulary()
    known = [fact.en for fact in words.acts[act].facts.values()] + [role.en for role in words.roles.values()]
    return [en for en in known if any("".join(en.split()) in "".join(paper.split()) for paper in papers)]


@pytest.mark.parametrize("name", ["duties:sheet", "cases:all_sheet"])
def test_a_sheet_of_a_list_is_chinese(english: Client, name: str) -> None:
    answer = signed_in(english, "dc-office-desk").get(reverse(name))
    rows = load_workbook(BytesIO(answer.content)).active
    assert rows is not None
    assert "状态" in [cell.value for cell in next(rows.iter_rows())]

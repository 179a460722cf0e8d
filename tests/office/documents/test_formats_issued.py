"""What is issued bears the format of its kind: letters, orders, joint papers, from the case's facts alone."""

from __future__ import annotations

from dataclasses import replace

import pymupdf
import pytest
from django.urls import reverse

from guiju.office.cases.queries import state_of
from guiju.office.documents import store
from guiju.office.documents.letterheads import letterhead_of
from guiju.office.documents.models import IssuedDocument
from guiju.office.search.extracting import words_in
from office.cases.town import Town
from office.layout.measuring import rules

from .conftest import browser
from .papers_in_town import OFFICE, TEXT, issued

LETTER = replace(TEXT, title="青石区人民政府关于商请支持公园建设的函", addressees="某市园林局", annexes="")
ORDER = replace(TEXT, title="青石区公园管理办法", addressees="", annexes="", body="《办法》已经通过，现予公布。")


def page_one(document: IssuedDocument) -> pymupdf.Page:
    with store.open_kept(document.pdf.sha256) as file:
        return pymupdf.open(stream=file.read())[0]


def test_a_letter_is_issued_with_double_red_rules_and_without_the_word_paper(town: Town) -> None:
    page = page_one(issued(town, LETTER, genre="letter", addressee="peers"))
    assert len([bar for bar in rules(page) if round(bar[2] - bar[0]) == 170]) == 4
    assert "文件" not in page.get_text()


@pytest.mark.parametrize(("mark", "shown"), [("urgent", "加急"), ("extra_urgent", "特急"), ("ordinary", "")])
def test_an_urgent_paper_bears_its_mark_in_the_corner(town: Town, mark: str, shown: str) -> None:
    words = page_one(issued(town, TEXT, urgency=mark)).get_text()
    assert [found for found in ("加急", "特急", "平件") if found in words] == [shown] * bool(shown)


def test_an_order_is_issued_without_a_title_and_signed_with_post_and_name(town: Town) -> None:
    document = issued(town, ORDER, genre="decree", addressee="public")
    page = page_one(document)
    signer = document.signers.splitlines()[0]
    assert "青石区人民政府令" in page.get_text()
    assert "公园管理办法" not in page.get_text()
    assert signer in page.get_text()
    assert all(bar[4] != (1, 0, 0) for bar in rules(page))


@pytest.mark.parametrize(("text", "facts"), [(LETTER, {"genre": "letter"}), (ORDER, {"genre": "decree"}), (TEXT, {})])
def test_the_ofd_has_the_words_of_the_pdf(town: Town, text: object, facts: dict[str, object]) -> None:
    document = issued(town, text, **facts)  # type: ignore[arg-type] # drafts, all of them
    answer = browser(town.people[OFFICE]).get(reverse("documents:paper", args=[document.pk, "ofd"]))
    ofd = words_in("ofd", b"".join(answer.streaming_content))  # type: ignore[attr-defined] # a stream
    with store.open_kept(document.pdf.sha256) as file:
        pdf = "".join(page.get_text() for page in pymupdf.open(stream=file.read()))
    assert sorted("".join(ofd.split())) == sorted("".join(pdf.split()))


def test_a_joint_paper_names_all_departments_the_host_first(town: Town) -> None:
    case = town.draft(in_name_of="department", joint=True, organs_concerned=["justice_bureau"])
    head = letterhead_of("qingshi", state_of(case))
    assert head.issuer
    assert len(head.joint) == 1
    assert head.issuer not in head.joint

"""Issuing: the number, the days, the files, and that a failure leaves nothing behind."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pymupdf
import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.queries import state_of
from guiju.office.documents import queries, store
from guiju.office.documents.actions import DraftText, issue, set_last_number
from guiju.office.documents.errors import DocumentError, NoDocumentCode, NothingToIssue
from guiju.office.documents.models import Attachment, IssuedDocument, NumberSeries
from guiju.office.documents.printing import NotPrinted
from guiju.office.people.models import Organ
from office.cases.town import Town

from .papers_in_town import DESK, OFFICE, TEXT, issued, signed, written


def record(town: Town, case: int) -> None:
    cases.record(case, town.actor(OFFICE), done_on=date(2024, 5, 6), evidence="已编号")


def pdf_text(content: bytes) -> str:
    with pymupdf.open(stream=content) as opened:
        return "".join(page.get_text() for page in opened).replace("\n", "").replace(" ", "")


def test_the_step_of_issuing_gives_a_number_and_freezes_the_words(town: Town) -> None:
    document = issued(town)
    assert (document.number, document.issuer) == ("青政发〔2024〕1号", "青石区人民政府")
    assert (document.title, document.body, document.annexes) == (TEXT.title, TEXT.body, TEXT.annexes)
    assert document.signers == "甲副区长本人"


def test_a_series_begins_after_the_numbers_given_before_the_system(town: Town) -> None:
    set_last_number(town.actor(OFFICE), "青政发", 2024, 1, "启用前已印发1件")
    assert issued(town).number == "青政发〔2024〕2号"


def test_both_files_hold_the_number_the_words_and_the_day_of_signing(town: Town) -> None:
    document = issued(town)
    for form in ("pdf", "docx"):
        with queries.paper(document, form).stream as stream:
            content = stream.read()
        assert hashlib.sha256(content).hexdigest() == getattr(document, f"{form}_sha256")
        text = pdf_text(content) if form == "pdf" else docx_text(content)
        for words in ("青政发〔2024〕1号", "区属公园每日六时开放", "2024年5月6日", "区属公园名单"):
            assert words in text, (form, words)
        assert "送审稿" not in text


def docx_text(content: bytes) -> str:
    element = docx.Document(BytesIO(content)).element
    return "".join(element.itertext()).replace(" ", "")


def test_the_document_is_made_on_the_day_of_the_last_signature_in_china(town: Town) -> None:
    late = datetime(2024, 12, 30, 17, tzinfo=UTC)  # already the 31st in China
    case = signed(town, signed_at=late)
    cases.record(
        case, town.actor(OFFICE, now=datetime(2024, 12, 31, 16, 30, tzinfo=UTC)), done_on=date(2025, 1, 1), evidence="x"
    )
    document = IssuedDocument.objects.get()
    assert (document.made_on, document.issued_on) == (date(2024, 12, 31), date(2025, 1, 1))
    assert document.number == "青政发〔2025〕1号"


@pytest.mark.parametrize(
    ("facts", "number"),
    [
        ({"in_name_of": "office"}, "青政办发〔2024〕1号"),
        ({"genre": "letter"}, "青政函〔2024〕1号"),
        ({"in_name_of": "department"}, "青园发〔2024〕1号"),
    ],
)
def test_the_code_follows_from_whose_name_it_bears(town: Town, facts: dict[str, str], number: str) -> None:
    Organ.objects.filter(code="parks_bureau").update(document_code="青园发")
    assert issued(town, **facts).number == number


def test_a_second_call_for_one_case_gives_no_second_number(town: Town) -> None:
    from guiju.office.cases.reactions import Moment

    document = issued(town)
    state = state_of(document.case_id)
    issue(Moment("step_done", document.case, state, None, 1, town.people[OFFICE], None, town.actor(OFFICE).now))
    assert NumberSeries.objects.get().last == 1


def test_the_paper_stands_in_the_log_when_the_case_goes_on(town: Town) -> None:
    document = issued(town, disclosure="proactive")
    material = state_of(document.case_id).materials["evidence", "青政发〔2024〕1号.pdf"]
    assert material.sha256 == document.pdf_sha256
    assert Attachment.objects.get().file == document.pdf


def test_without_words_the_step_is_refused_and_no_number_is_used(town: Town) -> None:
    case = town.handed_in()
    cases.agree(case, town.actor(OFFICE))
    cases.sign(case, town.actor("deputy"))
    refused(town, case, NothingToIssue)


def test_without_a_code_the_step_is_refused(town: Town) -> None:
    refused(town, signed(town, in_name_of="department"), NoDocumentCode)


def test_a_paper_that_cannot_be_laid_out_uses_no_number(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(paper: object) -> bytes:
        raise NotPrinted("版面无法生成。")

    case = signed(town)
    monkeypatch.setattr("guiju.office.documents.printing.pdf_of", broken)
    refused(town, case, NotPrinted)
    monkeypatch.undo()


def refused(town: Town, case: int, refusal: type[DocumentError]) -> None:
    with pytest.raises(refusal):
        record(town, case)
    assert not IssuedDocument.objects.exists()
    assert not NumberSeries.objects.filter(last__gt=0).exists()
    issue_step = next(step for step in state_of(case).steps.values() if step.does == "issue")
    assert issue_step.state == "active"


@pytest.mark.parametrize(
    "body",
    ["", " \n", "#set page(width: 1cm)\n$ x $ `code` @ref <label> \\u{1} *", "字" * 60_000, "\u202e倒\x0b行\u2028分"],
    ids=["empty", "blank", "typesetter's own signs", "long", "odd characters"],
)
def test_any_text_is_either_issued_whole_or_refused_by_name(town: Town, body: str) -> None:
    case = written(town, replace(TEXT, body=body))
    cases.hand_in(case, town.actor(DESK))
    cases.agree(case, town.actor(OFFICE))
    cases.sign(case, town.actor("deputy"))
    if not body.strip():
        refused(town, case, NothingToIssue)
        return
    record(town, case)
    document = IssuedDocument.objects.get()
    assert document.body == body
    with store.open_kept(document.pdf_sha256) as stream:
        assert stream.read().startswith(b"%PDF-")


def test_the_preview_is_marked_and_has_no_number_yet(town: Town) -> None:
    case = written(town)
    text = pdf_text(queries.preview(queries.draft(case, town.actor(DESK))))
    assert "送审稿" in text
    assert "〔" not in text
    assert "公园开放时间" in text


def test_a_text_with_nothing_but_a_title_is_previewed(town: Town) -> None:
    case = written(town, DraftText(title="关于公园的通知"))
    assert "关于公园的通知" in pdf_text(queries.preview(queries.draft(case, town.actor(DESK))))

"""A published text is carried through the whole procedure of its district, and comes out as it was published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pymupdf
import pytest
from django.test import Client

from guiju.office.cases import actions as cases
from guiju.office.cases.models import Case, Event
from guiju.office.cases.queries import state_of
from guiju.office.meetings.models import Sitting
from guiju.office.openness.models import PublicDocument
from office.enactment.conftest import Said
from office.enactment.texts import TEXTS, Text

Enact = Callable[..., Said]
MADE_UP = [text for text in TEXTS if text.words]
SIGNING = {"sign", "countersign"}
SIGNERS = {
    "dongcheng": ("DC2024:55", ["executive_deputy", "head"]),
    "chaoyang": ("CY2023:50", ["executive_deputy", "head"]),
}


def test_the_whole_procedure_leaves_what_was_published(enact: Enact, text: Text) -> None:
    said = enact(text)
    assert said.code == 0, said.err
    report = said.json()
    assert report["number"] == text.number
    assert report["title"] == text.title
    assert tuple(value for _, value in report["fields"]) == text.fields
    matter = Case.objects.get(act="issue_document", district=text.district)
    assert matter.state == "closed"
    _every_step_cites(text)
    _signed_by_whom_the_articles_name(matter, text)
    _papers_hold(text, [Path(file) for file in report["files"]])
    _minutes_are_signed(text)
    _old_text_is_repealed(text)
    _everybody_can_read(report["page"], text)
    assert cases.verify() is None


def _every_step_cites(text: Text) -> None:
    acts = Event.objects.filter(district=text.district, kind__in=["handed_in", *_ACTS])
    done = [event for event in acts if '"steps":[]' not in event.payload]
    assert len(done) > 20
    assert [event.kind for event in done if event.cites == "[]"] == []


_ACTS = ("agreed", "ticked", "signed", "countersigned", "opined", "recorded", "outcome_recorded")


def _signed_by_whom_the_articles_name(matter: Case, text: Text) -> None:
    article, roles = SIGNERS[text.district]
    signing = [step for step in state_of(matter.pk).steps.values() if step.does == "sign"]
    assert [step.who[0] for step in sorted(signing, key=lambda step: step.order)] == roles
    assert all(article in {cite.partition("/")[0].partition(".")[0] for cite in step.cites} for step in signing)
    last = max(signing, key=lambda step: step.order).deeds()[0]
    assert last.at.date().isoformat() == text.made_on
    assert last.operation in SIGNING


def _papers_hold(text: Text, files: list[Path]) -> None:
    by_ending = {(file.suffix, text.number in file.name): file for file in files}
    minutes = {(".docx", False), (".pdf", False), (".ofd", False)}  # signed minutes are filed as OFD too
    assert set(by_ending) == {(".docx", True), (".pdf", True), *minutes}
    word = docx.Document(str(by_ending[".docx", True]))
    shown = "".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t"))
    assert text.title in shown
    assert text.number in shown
    with pymupdf.open(by_ending[".pdf", True]) as pdf:
        first = "".join(pdf[0].get_text().split())
    assert text.title in first
    assert text.number in first
    with pymupdf.open(by_ending[".pdf", False]) as pdf:
        assert f"第{text.sitting}次" in "".join(pdf[0].get_text().split())


def _minutes_are_signed(text: Text) -> None:
    sitting = Sitting.objects.get(district=text.district)
    assert (sitting.ordinal, sitting.held_on.isoformat()) == (text.sitting, text.held_on)
    assert sitting.minutes_case is not None
    minutes = state_of(sitting.minutes_case.pk)
    assert minutes.state == "closed"
    signed = next(step for step in minutes.steps.values() if step.does == "sign")
    assert signed.who == ("head",)
    assert signed.deeds()[0].person == sitting.chair_person_id


def _old_text_is_repealed(text: Text) -> None:
    old = PublicDocument.objects.get(district=text.district, doc_no=text.old)
    assert old.registered_only
    assert old.repealed_on is not None
    assert old.repealed_on.isoformat() == text.made_on
    assert old.repealed_by is not None
    assert old.repealed_by.doc_no == text.number


def _everybody_can_read(address: str, text: Text) -> None:
    page = Client().get(address)
    assert page.status_code == 200
    shown = page.content.decode()
    assert text.title in shown
    assert all(value in shown for value in text.fields)


def test_the_days_are_the_real_ones_and_the_log_says_why_the_new_rules_are_shown(enact: Enact, text: Text) -> None:
    enact(text)
    matter = Case.objects.get(act="issue_document", district=text.district)
    signed = Event.objects.filter(case=matter, kind="signed").latest("seq")
    assert signed.happened_at.date().isoformat() == text.made_on
    assert signed.recorded_at.year > signed.happened_at.year
    remark = Event.objects.get(case=matter, kind="commented")
    assert matter.law_on.isoformat() in remark.payload
    assert "旧规则未录入" in remark.payload


@pytest.mark.parametrize("text", MADE_UP)
def test_a_second_run_is_refused_and_changes_nothing(enact: Enact, text: Text) -> None:
    enact(text)
    before = Event.objects.count()
    said = enact(text)
    assert said.code == 1
    assert text.number in said.err
    assert "已经办过" in said.err
    assert Event.objects.count() == before

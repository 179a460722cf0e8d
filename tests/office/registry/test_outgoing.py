"""Outgoing papers: a line when the desk gets the draft, its number with the issue, and the four steps of sending."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.events import Attached
from guiju.office.documents.actions import DraftText, save_draft
from guiju.office.documents.models import IssuedDocument
from guiju.office.registry import registering
from guiju.office.registry.errors import NotNowAtTheDesk
from guiju.office.registry.models import Paper
from guiju.office.registry.steps import steps_of
from office.registry.conftest import OFFICE, ON, Who, paper_of

FACTS = {"in_name_of": "office", "genre": "notice", "disclosure": "none", "withheld_reason": "internal_affairs"}


def done(paper: Paper) -> list[str]:
    return [step.code for step in steps_of(paper) if step.done]


@pytest.mark.shows("DC2024:55", zh="编号印发的同时登记发文，核发由收发岗补记")
def test_an_issued_document_stands_in_the_outgoing_register_with_both_numbers(who: Who) -> None:
    office, director = who(f"dc-{OFFICE}"), who("dc-office-chief")
    matter = cases.Matter("dongcheng", "issue_document", "关于值班的通知", FACTS, "government_office")
    case = cases.open_case(office, matter)
    save_draft(case, office, DraftText(title="关于值班的通知", addressees="各单位", body="请做好值班。"), 0)
    cases.attach_material(case, office, Attached("comment_report", "征求意见情况.txt", "0" * 64, 1))
    cases.hand_in(case, office, reason="确需印发")
    paper = paper_of(case)
    assert (paper.kind, paper.state, paper.number) == ("outgoing", "waiting", "")
    with pytest.raises(NotNowAtTheDesk):
        registering.sign_for(office, paper.pk)
    cases.agree(case, office)
    cases.sign(case, director)
    registering.note(office, paper.pk, "recheck", "手续、附件、格式齐全", ON)
    cases.record(case, office, done_on=ON, evidence="印发")
    paper.refresh_from_db()
    assert (paper.number, paper.their_number) == ("发〔2024〕1号", IssuedDocument.objects.get(case=case).number)
    assert done(paper) == ["recheck", "register", "print"]
    registering.note(office, paper.pk, "dispatch", "各单位，机要交换30份", ON)
    assert done(Paper.objects.get(pk=paper.pk)) == ["recheck", "register", "print", "dispatch"]

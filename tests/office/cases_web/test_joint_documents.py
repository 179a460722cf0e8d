"""A joint document of several departments: one does not agree, the lead coordinates, all sign, one number."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from guiju.office.cases import actions
from guiju.office.cases.chain import verify
from guiju.office.cases.models import Event
from guiju.office.cases.queries import state_of
from guiju.office.documents.actions import DraftText, save_draft
from guiju.office.documents.letterheads import letterhead_of
from guiju.office.documents.models import IssuedDocument
from guiju.office.people.models import Organ, Person
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import NOON

Joint = Callable[[str], int]
DISTRICTS = {"dc": "dongcheng", "cy": "chaoyang"}
FACTS: dict[str, Any] = {"in_name_of": "department", "genre": "notice", "joint": True, "disclosure": "none"}
FACTS |= {"withheld_reason": "internal_affairs", "organs_concerned": ["finance_bureau", "civil_affairs_bureau"]}
WORDS = DraftText(title="关于联合开展住房补贴核查的通知", addressees="各街道办事处", body="现就核查工作通知如下。")
CODE = "测住建"
WHY = "补贴标准高于财力。"
both = pytest.mark.parametrize("prefix", DISTRICTS)


def actor(username: str) -> actions.Actor:
    return actions.Actor(Person.objects.get(username=username), NOON)


@pytest.fixture
def joint(browse: Browse) -> Joint:
    """A joint document of the housing commission with the bureaus of finance and civil affairs, handed in."""

    def handed_in(prefix: str) -> int:
        drafter = actor(f"{prefix}-housing-desk")
        Organ.objects.filter(code="housing_commission").update(document_code=CODE)
        matter = actions.Matter(DISTRICTS[prefix], "issue_document", WORDS.title, FACTS, "housing_commission")
        case = actions.open_case(drafter, matter)
        save_draft(case, drafter, WORDS, 0)
        actions.hand_in(case, drafter, reason="例外")
        return case

    return handed_in


def sent(client: Client, case: int, operation: str, **given: Any) -> Any:
    return client.post(f"/api/cases/{case}/{operation}", json.dumps(given), content_type="application/json")


def waiting(case: int) -> set[str]:
    """Who is asked now: organ and post."""
    posts = {post for step in state_of(case).active_steps() for _, seat in step.open_seats() for post in seat.posts}
    found = Person.objects.filter(holding__post__in=posts).values_list("username", flat=True)
    return {name.split("-", 1)[1] for name in found}


@both
def test_all_organs_countersign_at_once_and_the_lead_signs_last(browse: Browse, joint: Joint, prefix: str) -> None:
    case = joint(prefix)
    assert waiting(case) == {"finance-chief", "civil-affairs-chief"}
    for who in ("civil-affairs", "finance"):
        assert sent(browse(f"{prefix}-{who}-chief"), case, "countersign").status_code == 200
    assert waiting(case) == {"housing-chief"}


@both
def test_an_objection_goes_to_the_lead_and_a_signature_given_stands(browse: Browse, joint: Joint, prefix: str) -> None:
    case = joint(prefix)
    sent(browse(f"{prefix}-civil-affairs-chief"), case, "countersign")
    answer = sent(browse(f"{prefix}-finance-chief"), case, "countersign", answer="objects", text=WHY)
    assert answer.status_code == 200, answer.content.decode()
    assert waiting(case) == {"housing-chief"}
    assert [step.does for step in state_of(case).active_steps()] == ["coordinate"]
    lead = browse(f"{prefix}-housing-chief")
    page = text(lead.get(f"/cases/{case}/"))
    assert "有不同意见。补贴标准高于财力。" in page
    assert "协调后仍不一致" in page
    answer = sent(lead, case, "agree", answer="agreed", text="财政局同意按七折执行。")
    assert answer.status_code == 200, answer.content.decode()
    assert waiting(case) == {"finance-chief"}, "who has signed is not asked again: the text is the same"
    sheet = json.dumps(lead.get(f"/api/signoff/{case}").json(), ensure_ascii=False)
    assert WHY in sheet
    assert "各方已取得一致。财政局同意按七折执行。" in sheet
    assert verify(DISTRICTS[prefix]) is None


@both
def test_it_is_issued_once_under_the_number_of_the_lead_with_all_names(
    browse: Browse, joint: Joint, prefix: str
) -> None:
    case = joint(prefix)
    for who in ("finance", "civil-affairs"):
        sent(browse(f"{prefix}-{who}-chief"), case, "countersign")
    sent(browse(f"{prefix}-housing-chief"), case, "sign")
    desk = browse(f"{prefix}-housing-desk")
    answer = sent(desk, case, "record", done_on="2024-05-06", evidence="已印发")
    assert answer.status_code == 200, answer.content.decode()
    paper = IssuedDocument.objects.get(case=case)
    assert paper.number == f"{CODE}〔2024〕1号"
    head = letterhead_of(DISTRICTS[prefix], state_of(case))
    assert [name[-3:] for name in (head.issuer, *head.joint)] == ["委员会", "财政局", "民政局"]


def test_in_dongcheng_what_the_lead_cannot_settle_goes_to_the_deputies_and_is_not_issued(
    browse: Browse, joint: Joint
) -> None:
    case = joint("dc")
    sent(browse("dc-finance-chief"), case, "countersign", answer="objects", text=WHY)
    sent(browse("dc-housing-chief"), case, "agree", answer="apart", text="财政局坚持原意见。")
    asked = [step.who for step in state_of(case).active_steps()]
    assert asked == [("deputy_in_charge",)]
    deputy = next(iter(waiting(case)))
    sent(browse(f"dc-{deputy}"), case, "agree", answer="apart", text="请常务副区长协调。")
    assert [step.who for step in state_of(case).active_steps()] == [("executive_deputy",)]
    answer = sent(browse("dc-exec"), case, "agree", answer="agreed", text="按七折执行。")
    assert answer.status_code == 200, answer.content.decode()
    assert waiting(case) == {"finance-chief", "civil-affairs-chief"}


def test_in_chaoyang_it_is_held_until_the_organs_agree(browse: Browse, joint: Joint) -> None:
    case = joint("cy")
    sent(browse("cy-finance-chief"), case, "countersign", answer="objects", text=WHY)
    sent(browse("cy-housing-chief"), case, "agree", answer="apart", text="未能一致。")
    state = state_of(case)
    assert state.held is not None
    assert not state.active_steps()
    changed = actions.change_facts(case, actor("cy-housing-desk"), {"joint_agreed": True}, reason="又谈拢了")
    assert {step.does for step in changed.active_steps()} == {"countersign"}


def test_an_objection_needs_its_grounds_and_is_said_once(browse: Browse, joint: Joint) -> None:
    case = joint("dc")
    finance = browse("dc-finance-chief")
    answer = sent(finance, case, "countersign", answer="objects")
    assert answer.status_code == 422
    assert "请写明具体内容和理由" in answer.json()["error"]["message"]
    assert sent(finance, case, "countersign", answer="unheard", text="?").status_code == 422
    assert sent(finance, case, "countersign", answer="objects", text=WHY).status_code == 200
    assert sent(finance, case, "countersign", answer="objects", text=WHY).status_code == 403
    assert Event.objects.filter(case=case, kind="objected").count() == 1


@pytest.mark.parametrize("stranger", ["dc-education-desk", "cy-finance-chief", "cy-office-chief"])
def test_strangers_neither_object_nor_see_who_did(browse: Browse, joint: Joint, stranger: str) -> None:
    case = joint("dc")
    sent(browse("dc-finance-chief"), case, "countersign", answer="objects", text=WHY)
    client = browse(stranger)
    assert client.get(f"/cases/{case}/").status_code in (403, 404)
    assert sent(client, case, "countersign", answer="objects", text=WHY).status_code in (403, 404)


def test_the_form_offers_agreement_first_and_keeps_what_was_typed(browse: Browse, joint: Joint) -> None:
    case = joint("dc")
    client = browse("dc-finance-chief")
    form = fields(client.get(f"/cases/{case}/"), "/countersign/")
    name = next(key for key in form if key.endswith("answer"))
    assert form[name] == [""]
    page = text(client.post(f"/cases/{case}/countersign/", form | {name: "objects"}))
    assert "请写明具体内容和理由" in page

"""Matters of openness, supervision and integrity: handed in through their form, done by those asked, to their end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import Seat, StepState
from guiju.office.people.models import Holding, Person
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import NOON

ON = NOON.date()
ASSIGNED = {"f-responsible_organ": ["housing_commission", "education_commission"], "f-due_on": "2024-06-28"}
VISIT = {"f-petition_kind": "visit", "f-petition_reaches": "leader", "f-petition_agent": "on", **ASSIGNED}
MATTERS: dict[str, dict[str, Any]] = {
    "disclose_information": {"f-openness_kind": "result", "f-disclosure": "proactive"},
    "answer_public_opinion": {"f-opinion_kind": "question"},
    "answer_proposal": {"f-proposal_kind": "suggestion", **ASSIGNED},
    "put_right": {"f-finding_source": "congress"},
    "reconsider": {"f-settled_by_mediation": "on", **ASSIGNED},
    "handle_petition": VISIT,
    "refer_misconduct": {"f-misconduct_kind": "abuse"},
    "public_expense": {"f-public_expense_kind": "reception"},
    "follow_up_task": {"f-task_source": "livelihood", **ASSIGNED},
    "performance_result": {"f-problems_found": "on", **ASSIGNED},
    "report_to_party": {"f-party_report_kind": "request"},
}


@pytest.mark.parametrize("district", ["dc", "cy"])
@pytest.mark.parametrize("act", MATTERS)
def test_everybody_asked_does_their_part_and_the_matter_closes(
    opened: Callable[..., int], district: str, act: str
) -> None:
    case = opened(act, who=f"{district}-office-desk", do="hand_in", title="一件事", **MATTERS[act])
    assert state_of(case).state == "open"
    while active := state_of(case).active_steps():
        do_it(case, active[0], f"{district}-office-desk")
    assert state_of(case).state == "closed"


def do_it(case: int, step: StepState, office: str) -> None:
    """What is asked in the first open seat of a step."""
    seat = next(seat for _, seat in step.open_seats())
    if step.body:
        desk = actions.Actor(Person.objects.get(username=office), NOON)
        actions.record_outcome(case, desk, step=step.key, outcome="agreed", passes=True)
    elif seat.operation == "record":
        actions.record(case, asked(seat), step=step.key, done_on=ON, evidence="办理记录")
    elif seat.operation == "opine":
        actions.opine(case, asked(seat), step=step.key, text="没有意见")
    else:
        actions.agree(case, asked(seat), step=step.key)


def asked(seat: Seat) -> actions.Actor:
    """Somebody who holds one of the posts asked."""
    holding = Holding.objects.filter(post__in=seat.posts).first()
    assert holding is not None
    return actions.Actor(holding.person, NOON, post=seat.posts[0])


def test_whoever_answers_by_a_day_that_was_set_is_asked_by_that_day(opened: Callable[..., int]) -> None:
    case = opened("handle_petition", who="dc-office-desk", do="hand_in", title="来信", **VISIT)
    while (step := state_of(case).active_steps()[0]).does != "answer":
        do_it(case, step, "dc-office-desk")
    assert {str(seat.due_on) for _, seat in step.open_seats()} == {"2024-06-28"}


def test_a_task_without_its_day_is_not_handed_in(browse: Browse) -> None:
    client = browse("dc-office-desk")
    given = fields(client.get("/new/follow_up_task/")) | {
        "title": "督办一件事",
        "f-task_source": "leader_instruction",
        "f-responsible_organ": ["housing_commission"],
        "do": "hand_in",
    }
    answer = client.post("/new/follow_up_task/", given, follow=True)
    assert "草稿已保存，但还没有报送" in text(answer)
    assert "区政府办公室督办的事项没有写明时限" in text(answer)


def test_whoever_sets_the_clock_of_a_public_opinion_sees_both_limits(browse: Browse) -> None:
    client = browse("dc-office-desk")
    given = fields(client.get("/new/answer_public_opinion/")) | {
        "f-opinion_kind": "emergency",
        "f-major_emergency": "on",
        "f-why_major_emergency": "伤亡较大",
        "f-situation_began_at": "2024-05-05T22:30",
        "do": "plan",
    }
    page = text(client.post("/new/answer_public_opinion/", given))
    assert "2024-05-06 03:30" in page
    assert "2024-05-06 22:30" in page

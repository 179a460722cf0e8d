"""Proposed handling: lead unit, assisting units, leaders by the division of work, and what it sets going."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guiju.office.cases.models import Case
from guiju.office.cases.queries.access import state_of
from guiju.office.documents.actions import Upload
from guiju.office.documents.models import Attachment
from guiju.office.registry import proposing, registering, reviewing
from guiju.office.registry.errors import NotNowAtTheDesk, NotYourRegister, WrongPaper
from guiju.office.registry.models import Paper
from guiju.office.registry.proposing import Proposed, by_division
from office.registry.conftest import DISTRICTS, OFFICE, ON, SENDER, Who, paper_of
from office.registry.test_reviewing import all_right

ByPost = Callable[..., Paper]
HandedIn = Callable[..., int]


def code(prefix: str) -> str:
    return next(code for code, short in DISTRICTS.items() if short == prefix)


def lead_of(who: Who, prefix: str) -> str:
    organ = who(f"{prefix}-{SENDER}").own_posts[0].organ
    assert organ is not None
    return organ.code


def given(who: Who, prefix: str, **more: object) -> Proposed:
    values = {"text": "拟请牵头研提意见", "lead": lead_of(who, prefix), "paper_kind": "ordinary_letter", **more}
    return Proposed(**values)  # type: ignore[arg-type] # loose on purpose


def test_a_paper_from_outside_becomes_a_matter_that_goes_to_the_leader_in_charge(
    by_post: ByPost, who: Who, district: str
) -> None:
    office, paper = who(f"{district}-{OFFICE}"), by_post(district, act="receive_paper")
    registering.add_scan(office, paper.pk, Upload("来文.txt", "正文".encode(), 1000))
    reviewing.accept(office, paper.pk, all_right(paper))
    proposal = proposing.propose(office, paper.pk, given(who, district))
    paper.refresh_from_db()
    state = state_of(paper.case_id or 0)
    in_charge = by_division(code(district), [lead_of(who, district)], ON)
    assert list(proposal.leaders.all()) == in_charge
    asked = {post for step in state.active_steps() for _, seat in step.open_seats() for post in seat.posts}
    assert asked == {in_charge[0].pk}
    assert Attachment.objects.get(case=paper.case_id).name == "来文.txt"


def test_leaders_who_are_not_on_the_route_get_it_for_reading(by_post: ByPost, who: Who) -> None:
    office, paper = who(f"dc-{OFFICE}"), by_post("dc")
    head = who("dc-head").own_posts[0].pk
    reviewing.accept(office, paper.pk, [])
    proposing.propose(office, paper.pk, given(who, "dc", leaders=[head]))
    paper.refresh_from_db()
    read = [item for item in state_of(paper.case_id or 0).items if item.kind == "read"]
    assert [item.post for item in read] == [head]


def test_a_proposal_on_a_request_passes_it_on_where_the_office_merely_handles_it(handed_in: HandedIn, who: Who) -> None:
    case = handed_in("cy")
    proposing.propose(who(f"cy-{OFFICE}"), paper_of(case).pk, given(who, "cy"))
    assert {step.stage for step in state_of(case).active_steps()} == {"admit"}


def test_before_the_review_and_without_a_lead_unit_nothing_is_proposed(by_post: ByPost, who: Who) -> None:
    office, paper = who(f"dc-{OFFICE}"), by_post("dc", act="hand_in_request")
    with pytest.raises(NotNowAtTheDesk):
        proposing.propose(office, paper.pk, given(who, "dc"))
    reviewing.accept(office, paper.pk, all_right(paper))
    for lacking in ({"lead": "nobody"}, {"text": " "}, {"paper_kind": ""}):
        with pytest.raises(WrongPaper):
            proposing.propose(office, paper.pk, given(who, "dc", **lacking))
    assert not Case.objects.exists()


@pytest.mark.parametrize("account", [f"dc-{SENDER}", f"cy-{OFFICE}", "dc-head"])
def test_only_the_desk_proposes(by_post: ByPost, who: Who, account: str) -> None:
    with pytest.raises(NotYourRegister):
        proposing.propose(who(account), by_post("dc").pk, given(who, "dc"))


def test_assisting_units_become_a_fact_where_the_rules_ask_something_of_them(handed_in: HandedIn, who: Who) -> None:
    """Chaoyang's article 49 has the units concerned carry out what leaders write; Dongcheng's owes it to the sender."""
    found = {}
    for prefix in ("dc", "cy"):
        case = handed_in(prefix)
        paper = paper_of(case)
        if prefix == "dc":
            reviewing.accept(who(f"dc-{OFFICE}"), paper.pk, all_right(paper))
        more = given(who, prefix, assisting=["finance_bureau", "civil_affairs_bureau"])
        proposing.propose(who(f"{prefix}-{OFFICE}"), paper.pk, more)
        found[prefix] = state_of(case).facts.get("organs_concerned")
    assert found == {"dc": None, "cy": ["finance_bureau", "civil_affairs_bureau"]}

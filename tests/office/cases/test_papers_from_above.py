"""A paper from above goes to the leader in charge of the organ that is responsible for it, under the real rules."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions
from guiju.office.cases.queries import state_of
from guiju.office.rulebook.queries import district_rulebook
from office.cases.town import ON, Town

DESK = "government_office.desk"


@pytest.fixture(autouse=True, params=["dongcheng", "chaoyang"])
def _law(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    rulebook = district_rulebook(request.param)
    monkeypatch.setattr("guiju.office.rulebook.queries.rulebook_for", lambda code, law_on: rulebook)


def at_the_leader(town: Town, *organs: str) -> int:
    """An ordinary notice from above, passed on by the office."""
    facts = {"paper_kind": "business_notice", "responsible_organ": list(organs)}
    case = town.handed_in("receive_paper", "government_office", **facts)
    actions.record(case, town.actor(DESK), done_on=ON, evidence="收文登记")
    return case


def asked(town: Town, case: int) -> list[str]:
    """The posts that are asked now, by name."""
    names = {post.pk: name for name, post in town.posts.items()}
    seats = [seat for step in state_of(case).active_steps() for _, seat in step.open_seats()]
    return [names[post] for seat in seats for post in seat.posts]


def test_the_leader_of_the_responsible_organ_is_asked_and_not_the_offices_own(town: Town) -> None:
    assert asked(town, at_the_leader(town, "finance_bureau")) == ["executive_deputy"]


def test_with_no_organ_named_the_offices_own_leader_is_asked(town: Town) -> None:
    assert asked(town, at_the_leader(town)) == ["deputy"]


def test_another_responsible_organ_asks_its_leader_instead(town: Town) -> None:
    case = at_the_leader(town, "finance_bureau")
    change = {"responsible_organ": ["parks_bureau"]}
    actions.change_facts(case, town.actor(DESK), change, reason="改由园林部门主办")
    assert asked(town, case) == ["deputy"]

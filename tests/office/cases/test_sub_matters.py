"""Matters of their own that a step waits for, and the reactions that other apps have to a case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guiju.office.cases import actions, reactions
from guiju.office.cases.errors import CaseError, NotYourCase
from guiju.office.cases.models import Case
from guiju.office.cases.queries import state_of
from guiju.office.cases.reactions import Moment, UnknownMoment
from office.cases.town import Town

DELIBERATE = "deliberate.deliberate.chosen_body"


@pytest.fixture
def told() -> Iterator[list[tuple[str, str]]]:
    """What the reactions were told: moment and verb or act."""
    found: list[tuple[str, str]] = []

    def note(moment: Moment) -> None:
        found.append((moment.name, moment.step.does if moment.step else moment.state.act))

    verbs = ("draft", "review", "deliberate", "sign", "issue")
    moments = [(name, verb) for name in ("step_active", "step_done") for verb in verbs]
    moments += [(name, "issue_document") for name in ("case_opened", "case_closed")]
    before = dict(reactions._table)
    reactions.install({moment: [note] for moment in moments})
    yield found
    reactions.install(before)


def test_reactions_hear_every_moment_once_and_in_order(town: Town, told: list[tuple[str, str]]) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    assert told == [
        ("case_opened", "issue_document"),
        ("step_done", "draft"),
        ("step_active", "review"),
        ("step_done", "review"),
        ("step_active", "sign"),
    ]


def test_a_reaction_that_refuses_undoes_the_whole_action(town: Town, told: list[tuple[str, str]]) -> None:
    def refuse(moment: Moment) -> None:
        raise CaseError("没有编号可用。")

    case = town.handed_in()
    reactions.install({("step_active", "sign"): [refuse]})
    before = state_of(case)
    with pytest.raises(CaseError, match="没有编号"):
        actions.agree(case, town.actor("government_office.desk"))
    assert state_of(case) == before


def test_a_moment_that_never_comes_cannot_be_wired() -> None:
    with pytest.raises(UnknownMoment):
        reactions.install({("step_finished", "sign"): []})


def topic(parent: int, organ: str = "parks_bureau") -> actions.Matter:
    """A matter that the deliberation waits for."""
    return actions.Matter("qingshi", "hold_event", "议题", {}, organ, parent=parent, parent_step_key=DELIBERATE)


def test_a_sub_matter_is_noted_in_its_parent_when_it_opens_and_when_it_ends(town: Town) -> None:
    parent = town.handed_in(especially_important=True)
    child = actions.open_case(town.actor("government_office.desk"), topic(parent))
    assert state_of(parent).sub_matters[child].step == DELIBERATE
    assert Case.objects.get(pk=child).parent_id == parent
    actions.void(child, town.actor("government_office.desk"), reason="撤销议题")
    assert state_of(parent).sub_matters[child].state == "void"
    assert actions.verify() is None


def test_nobody_opens_a_sub_matter_of_a_case_that_they_may_not_see(town: Town) -> None:
    parent = town.handed_in(especially_important=True)
    with pytest.raises(NotYourCase):
        actions.open_case(town.actor("finance_bureau.desk"), topic(parent))


def test_a_suspended_draft_is_not_handed_in(town: Town) -> None:
    case = town.draft()
    actions.suspend(case, town.actor("government_office.desk"), reason="等通知")
    with pytest.raises(CaseError, match="等通知"):
        actions.hand_in(case, town.actor("parks_bureau.desk"))

"""Facts corrected on the way: an approval that rested on one is asked for again, all others stand."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.cases.chain import verify
from guiju.office.cases.folding import fold
from guiju.office.cases.log import read_log
from guiju.office.cases.queries import state_of
from office.cases.test_returning import CROSS, crossing, waiting
from office.cases.town import Town

OFFICE, REVIEW = "government_office.desk", "sign.review.office"
RESTED_ON: dict[str, Any] = {"touches_others": True, "consulted_in_writing": True}
"""The first is looked at by a gate before the approvals; the second is settled on the way and takes nothing back."""


def reviewed(town: Town) -> int:
    case = town.handed_in()
    actions.agree(case, town.actor(OFFICE))
    assert waiting(case) == [town.posts["deputy"].pk]
    return case


def test_a_corrected_fact_that_an_approval_rested_on_asks_for_it_again(town: Town) -> None:
    case = reviewed(town)
    state = actions.change_facts(case, town.actor(OFFICE), RESTED_ON, reason="漏填")
    assert [step.key for step in state.active_steps()] == [REVIEW]
    assert [lapse.step for lapse in state.lapses] == [REVIEW]
    assert waiting(case) == [town.posts[f"{OFFICE}{n}"].pk for n in ("", "2")]
    actions.agree(case, town.actor(OFFICE))
    assert waiting(case) == [town.posts["deputy"].pk]
    assert verify("qingshi") is None


def test_what_no_rule_up_to_then_looks_at_leaves_the_approval_standing(town: Town) -> None:
    case = reviewed(town)
    state = actions.change_facts(case, town.actor(OFFICE), {"genre": "circular", "disclosure": "none"}, reason="更正")
    assert not state.lapses
    assert waiting(case) == [town.posts["deputy"].pk]


def test_of_several_who_countersign_those_who_have_are_asked_again_too(town: Town) -> None:
    case = crossing(town)
    actions.countersign(case, town.actor("deputy2"))
    actions.change_facts(case, town.actor(OFFICE), RESTED_ON, reason="漏填")
    actions.agree(case, town.actor(OFFICE))
    assert waiting(case) == [town.posts["deputy"].pk, town.posts["deputy2"].pk]
    assert {lapse.step for lapse in state_of(case).lapses} == {REVIEW, CROSS}


def test_the_organs_concerned_are_asked_without_taking_back_what_the_others_said(town: Town) -> None:
    three = [town.key(name) for name in ("deputy", "deputy2", "executive_deputy")]
    case = crossing(town)
    actions.countersign(case, town.actor("deputy"))
    state = actions.change_facts(case, town.actor(OFFICE), {"deputies_concerned": three}, reason="漏报")
    assert not state.lapses


def test_an_administrators_correction_does_the_same(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.office.cases.actions.rescuing.may_rescue", lambda *_: True)
    case = reviewed(town)
    state = actions.correct(case, town.actor(OFFICE), facts=RESTED_ON, reason="录错")
    assert [step.key for step in state.active_steps()] == [REVIEW]


def test_the_log_alone_tells_which_approvals_lapsed(town: Town) -> None:
    case = reviewed(town)
    actions.change_facts(case, town.actor(OFFICE), RESTED_ON, reason="漏填")
    told = fold(read_log(case))
    assert [(lapse.step, lapse.deed.person) for lapse in told.lapses] == [(REVIEW, town.people[OFFICE].pk)]
    assert {change.name for change in told.changes} == set(RESTED_ON)

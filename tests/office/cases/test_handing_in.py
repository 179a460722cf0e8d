"""Handing in under the real rules: whatever no step will bring is asked at once, what a step will bring is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import RefusedByRule
from guiju.office.cases.queries import state_of
from guiju.office.rulebook.queries import district_rulebook
from office.cases.town import ON, Town

MAJOR: dict[str, Any] = {"disclosure": "proactive", "content_scope": "district_deployment", "major": True}
OTHERS: dict[str, Any] = {"touches_others": True, "organs_concerned": ["finance_bureau"]}
RISKY: dict[str, Any] = {"stability_risk": True}
Draft = Callable[..., int]


@pytest.fixture
def under(town: Town, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """Opens a document in the town under the rules of a real district, with some materials."""

    def draft(district: str, facts: dict[str, Any], *kinds: str) -> int:
        rulebook = district_rulebook(district)
        monkeypatch.setattr("guiju.office.rulebook.queries.rulebook_for", lambda code, law_on: rulebook)
        case = town.draft(**facts)
        for kind in kinds:
            material = actions.Attached(kind, f"{kind}.pdf", "a" * 64, 1)
            actions.attach_material(case, town.actor("parks_bureau.desk"), material)
        return case

    return draft


def test_dongcheng_refuses_at_once_what_no_step_will_bring(town: Town, under: Draft) -> None:
    case = under("dongcheng", MAJOR)
    with pytest.raises(RefusedByRule) as refused:
        actions.hand_in(case, town.actor("parks_bureau.desk"))
    (finding,) = refused.value.findings
    assert ([str(cite) for cite in finding.cites], finding.cure) == (["DC2024:26"], "补充征求意见情况后再报")
    assert state_of(case).state == "draft"


def test_dongcheng_does_not_ask_for_the_opinions_that_reviews_on_the_way_give(town: Town, under: Draft) -> None:
    case = under("dongcheng", MAJOR, "comment_report")
    state = actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert (state.state, state.held) == ("open", None)
    assert [step.stage for step in state.active_steps()] == ["assess"]


def test_dongcheng_lets_the_step_of_asking_the_public_bring_the_report_on_it(town: Town, under: Draft) -> None:
    case = under("dongcheng", MAJOR | {"statutory_major_decision": True})
    state = actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert [step.does for step in state.active_steps()] == ["invite_comment"]


def test_chaoyang_does_not_ask_for_what_reviews_and_consulting_on_the_way_bring(town: Town, under: Draft) -> None:
    case = under("chaoyang", MAJOR | OTHERS)
    state = actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert (state.state, state.held) == ("open", None)
    assert [step.does for step in state.active_steps()] == ["consult"]


def test_chaoyang_refuses_at_once_what_consulting_on_the_way_will_not_settle(town: Town, under: Draft) -> None:
    case = under("chaoyang", MAJOR | OTHERS | {"disagreement": True})
    with pytest.raises(RefusedByRule) as refused:
        actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert all(finding.stage == "accept" for finding in refused.value.findings)
    looked_at = {name for finding in refused.value.findings for because in finding.because for name in because.facts}
    assert "disagreement_stated" in looked_at


def test_one_step_of_several_reports_brings_only_those_that_the_plan_asks_for(town: Town, under: Draft) -> None:
    case = under("chaoyang", MAJOR | RISKY)
    town.add_post("parks_bureau", "legal_unit")
    state = actions.hand_in(case, town.actor("parks_bureau.desk"))
    while assessing := [step.key for step in state.active_steps() if step.stage == "assess"]:
        drafter = town.actor("parks_bureau.desk")
        state = actions.record(case, drafter, step=assessing[0], done_on=ON, evidence="评估记录")
    assert {kind for kind, _ in state.materials} == {"assessment", "stability_risk_report", "opinion_risk_report"}

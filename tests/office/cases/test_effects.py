"""What the doing of a step makes true follows from the vocabulary, and what somebody says themselves goes before."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import RefusedByRule
from guiju.office.cases.models import Event
from guiju.office.cases.queries import state_of
from guiju.office.cases.reactions import Moment, install
from guiju.office.cases.recording import entered_later
from guiju.rules.instruments import load_instrument
from guiju.rules.instruments.vocabulary import Effect
from guiju.rules.planning.rulebook import Rulebook
from office.cases.town import Town
from rules.rulebooks import vocabulary

OPINION = Effect("opine", "justice_bureau", "legality", {"legality_outcome": "lawful"}, "legality_opinion")
UNASKED = Effect("opine", "justice_bureau", "legality", {}, "risk_report")
SAID = "同意，没有不合法的地方"


@cache
def with_effects() -> Rulebook:
    words = replace(vocabulary(), effects=(OPINION, UNASKED))
    return Rulebook(words, [load_instrument(Path(__file__).parent / "qingshi", words)])


@pytest.fixture
def _effects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.office.rulebook.queries.rulebook_for", lambda district, law_on: with_effects())


@pytest.mark.usefixtures("_effects")
def test_an_opinion_is_the_material_that_the_next_stage_asks_for(town: Town) -> None:
    case = town.handed_in(normative=True)
    state = actions.opine(case, town.actor("justice_bureau.chief"), text=SAID)
    material = state.materials["legality_opinion", state.steps["legality.opine.justice_bureau"].zh + "书面意见"]
    assert material.sha256 == hashlib.sha256(SAID.encode()).hexdigest()
    assert state.facts["legality_outcome"] == "lawful"
    assert state.held is None
    assert [step.does for step in state.active_steps()] == ["review"]


def test_without_the_effect_the_case_is_held_for_the_material(town: Town) -> None:
    case = town.handed_in(normative=True)
    state = actions.opine(case, town.actor("justice_bureau.chief"), text=SAID)
    assert state.held is not None


@pytest.mark.usefixtures("_effects")
def test_what_somebody_says_goes_before_the_effect(town: Town) -> None:
    case = town.handed_in(normative=True)
    made = actions.Attached("legality_opinion", "意见.pdf", "a" * 64, 1)
    result = actions.Result({"legality_outcome": "change"}, [made])
    state = actions.opine(case, town.actor("justice_bureau.chief"), text="应当修改", result=result)
    assert state.facts["legality_outcome"] == "change"
    assert [name for kind, name in state.materials if kind == "legality_opinion"] == ["意见.pdf"]


@pytest.mark.usefixtures("_effects")
def test_a_material_that_the_plan_does_not_ask_for_is_not_made(town: Town) -> None:
    case = town.handed_in(normative=True)
    state = actions.opine(case, town.actor("justice_bureau.chief"), text=SAID)
    assert {kind for kind, _ in state.materials} == {"legality_opinion"}


@pytest.mark.usefixtures("_effects")
def test_a_step_with_effects_is_told_to_reactions_once(town: Town) -> None:
    told: list[str] = []

    def answer(moment: Moment) -> None:
        assert moment.step is not None
        told.append(moment.step.key)

    install({("step_done", "opine"): [answer]})
    try:
        case = town.handed_in(normative=True)
        actions.opine(case, town.actor("justice_bureau.chief"), text=SAID)
        actions.agree(case, town.actor("government_office.desk"))
    finally:
        install({})
    assert told == ["legality.opine.justice_bureau"]


def test_handing_in_asks_for_what_no_step_brings_though_other_steps_come_first(town: Town) -> None:
    case = town.draft(normative=True, touches_others=True)
    with pytest.raises(RefusedByRule, match="没有书面征求有关单位意见"):
        actions.hand_in(case, town.actor("parks_bureau.desk"))


def test_a_past_procedure_keeps_its_days_and_says_when_it_was_entered(town: Town) -> None:
    now = datetime(2026, 1, 2, 3, tzinfo=UTC)
    with entered_later(now):
        case = town.draft()
    event = Event.objects.get(case=case, kind="opened")
    assert event.recorded_at == now
    assert event.happened_at.date() == date(2024, 5, 6)
    assert state_of(case).opened_at == event.happened_at
    assert actions.verify("qingshi") is None

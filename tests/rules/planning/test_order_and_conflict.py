"""Properties of the planner: nothing depends on order; two answers and no answer are errors."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.instruments import load_instrument
from guiju.rules.planning.problems import Conflict, NoAnswer
from guiju.rules.planning.rulebook import Rulebook
from rules.rulebooks import REAL, YUNLING, rulebook, vocabulary, yunling

ON = date(2024, 5, 6)
_BY_TYPE = {
    FactType.BOOLEAN: st.booleans(),
    FactType.INTEGER: st.integers(0, 20),
    FactType.TEXT: st.sampled_from(["", "某单位"]),
    FactType.MONEY: st.sampled_from([0, 1, 4999999.99, 5000000, 19999999, 20000000, 10**9]),
    FactType.DATE: st.dates(date(2024, 4, 2), date(2026, 12, 31)),
    FactType.INSTANT: st.datetimes(datetime(2024, 4, 2), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 -- the strategy adds the zone
}


def values_of(definition: FactDefinition) -> st.SearchStrategy[Any]:
    """Any value that the fact may have."""
    codes = list(definition.values) or ["1", "2", "3"]
    if definition.type is FactType.CHOICE:
        return st.sampled_from(codes)
    if definition.type is FactType.SET:
        return st.lists(st.sampled_from(codes), unique=True, max_size=3)
    return _BY_TYPE[definition.type]


def facts_of(definitions: Mapping[str, FactDefinition]) -> st.SearchStrategy[dict[str, Any]]:
    """Any set of facts that answers everything that must be given."""
    must = {n: values_of(d) for n, d in definitions.items() if not d.optional}
    may = {n: values_of(d) for n, d in definitions.items() if d.optional}
    return st.fixed_dictionaries(must, optional=may)


@given(facts=facts_of(vocabulary().acts["issue_document"].facts), seed=st.integers())
def test_the_order_of_facts_does_not_matter(facts: dict[str, Any], seed: int) -> None:
    shuffled = list(facts.items())
    random.Random(seed).shuffle(shuffled)  # noqa: S311 -- chance, not secrecy
    assert yunling().plan("issue_document", facts, ON) == yunling().plan("issue_document", dict(shuffled), ON)


def test_the_order_and_names_of_files_do_not_matter(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(YUNLING, tmp_path / "yunling"))
    (folder / "01-documents.yaml").rename(folder / "09-documents.yaml")
    renamed = Rulebook(vocabulary(), [load_instrument(folder, vocabulary())])
    facts = {"in_name_of": "office", "genre": "notice", "disclosure": "none", "major": True, "normative": True}
    one, other = renamed.plan("issue_document", facts, ON), yunling().plan("issue_document", facts, ON)
    assert (one.route, one.findings, one.requirements) == (other.route, other.findings, other.requirements)


def spoiled(tmp_path: Path, old: str, new: str) -> Rulebook:
    """The made-up rules with one passage replaced."""
    folder = Path(shutil.copytree(YUNLING, tmp_path / "yunling"))
    path = folder / "01-documents.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Rulebook(vocabulary(), [load_instrument(folder, vocabulary())])


FULL = {"in_name_of": "office", "genre": "notice", "disclosure": "proactive", "major": True}


def test_two_exceptions_that_hold_at_once_are_an_error_that_names_both(tmp_path: Path) -> None:
    book = spoiled(tmp_path, "            over: major\n", "")
    with pytest.raises(Conflict, match=r"YL2020:2\.1、YL2020:2\.2"):
        book.plan("issue_document", {**FULL, "deputies_concerned": ["1", "2"]}, ON)


def test_two_exceptions_that_each_go_before_the_other_are_an_error(tmp_path: Path) -> None:
    book = spoiled(tmp_path, "{id: major, when: major,", "{id: major, when: major, over: cross,")
    with pytest.raises(Conflict):
        book.plan("issue_document", {**FULL, "deputies_concerned": ["1", "2"]}, ON)


def test_no_answer_at_a_stage_that_must_be_answered_is_an_error(tmp_path: Path) -> None:
    book = spoiled(tmp_path, "      - route: admit\n", "      - route: accept\n")
    with pytest.raises(NoAnswer, match="审定"):
        book.plan("hold_event", {}, ON)


def test_steps_that_two_norms_order_the_other_way_round_are_an_error(tmp_path: Path) -> None:
    old = "steps: [{who: office, does: review}, {who: deputy_in_charge, does: sign}]"
    book = spoiled(tmp_path, old, "steps: [{who: deputy_in_charge, does: sign}, {who: office, does: review}]")
    with pytest.raises(Conflict, match="先后互相矛盾"):
        book.plan("issue_document", {**FULL, "major": False}, ON)


@pytest.mark.parametrize("folder", REAL)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_act_of_the_real_rules_has_exactly_one_answer_for_any_facts(folder: str, data: st.DataObject) -> None:
    book = rulebook(folder)
    acts = book.acts(ON)
    act = acts[data.draw(st.sampled_from(sorted(acts)))]
    plan = book.plan(act.code, data.draw(facts_of(act.facts)), ON)
    assert {step.stage for step in plan.route} >= set(act.answers)
    assert all(step.cites for step in plan.route)
    assert all(finding.cites for finding in plan.findings)
    assert not plan.undecided


@pytest.mark.parametrize("folder", REAL)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_knowing_more_facts_never_undoes_what_was_decided(folder: str, data: st.DataObject) -> None:
    book = rulebook(folder)
    acts = book.acts(ON)
    act = acts[data.draw(st.sampled_from(sorted(acts)))]
    facts = data.draw(facts_of(act.facts))
    hidden = data.draw(st.sets(st.sampled_from(sorted(n for n, d in act.facts.items() if not d.optional) or [""])))
    partly = book.plan(act.code, {n: v for n, v in facts.items() if n not in hidden}, ON)
    wholly = {(f.id, f.ok) for f in book.plan(act.code, facts, ON).findings}
    decided = {(f.id, f.ok) for f in partly.findings if f.ok is not None and f.kind != "fact"}
    assert decided <= wholly

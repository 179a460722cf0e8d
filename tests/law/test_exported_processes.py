"""The exported BPMN and DMN, run by an engine of others, give the steps and answers that the rules give.

Every act of both districts, with the facts of all its worked cases and with drawn ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles
from guiju.rules.exchange.bpmn import bpmn
from guiju.rules.exchange.decisions import answer
from guiju.rules.exchange.dmn import dmn
from guiju.rules.exchange.feel import variables
from guiju.rules.exchange.process import process_of
from guiju.rules.exchange.xml_writing import xml_name
from guiju.rules.planning.plans import FindingKind, Plan
from guiju.rules.planning.problems import PlanningError
from law.spiff import Engine, Run
from rules.planning.test_order_and_conflict import values_of

ON = date(2026, 11, 22)
COMPARED = (FindingKind.GATE, FindingKind.REQUIREMENT)
SAID: Mapping[bool | None, str] = {True: "kept", False: "broken"}
ACTS = [(district, act) for district in profiles() for act in queries.district_rulebook(district).acts(ON)]
Levels = tuple[frozenset[tuple[str, tuple[str, ...], str]], ...]


@cache
def engine(district: str, act: str) -> tuple[Engine, Mapping[str, tuple[str, tuple[str, ...], str]]]:
    """The act's files in the engine, and what stands behind the ids of their tasks."""
    program = queries.district_rulebook(district).program(act, ON)
    process = process_of(program)
    files = {decision.id: dmn(program, decision) for decision in process.decisions}
    steps = {xml_name(node.id): (node.stage, *node.step.key) for node in process.nodes if node.step}
    return Engine(act, bpmn(program), files), steps


def check(district: str, act: str, facts: Mapping[str, Any]) -> None:
    """The engine and the planner agree about one matter: the whole route, every answer, and where it stops."""
    rulebook = queries.district_rulebook(district)
    plan = rulebook.plan(act, facts, ON)
    runner, steps = engine(district, act)
    given_facts = variables(rulebook.act(act, ON).facts, plan.facts)
    stop = first_stop(plan)
    stopped = runner.run(given_facts)
    assert stopped.end == (f"{stop}_blocked" if stop else "end")
    assert levels_of(stopped, steps) == planned(plan, before=stop)
    whole = runner.run(given_facts, overlook_gates=True) if stop else stopped  # which has come to its end
    assert levels_of(whole, steps) == planned(plan)
    assert gates_answered(whole) == {answer(f.id, SAID[f.ok]) for f in plan.findings if f.kind in COMPARED}


def levels_of(run: Run, steps: Mapping[str, tuple[str, tuple[str, ...], str]]) -> Levels:
    return tuple(frozenset(steps[id_] for id_ in level) for level in run.levels)


def planned(plan: Plan, before: str = "") -> Levels:
    """The steps that may run at the same time together, in their order; only those of the stages before one."""
    order = queries.vocabulary().stage_order
    found: dict[int, set[tuple[str, tuple[str, ...], str]]] = {}
    for step in plan.route:
        if not before or order[step.stage] < order[before]:
            found.setdefault(step.order, set()).add((step.stage, step.who, step.does))
    return tuple(frozenset(found[place]) for place in sorted(found))


def gates_answered(run: Run) -> set[str]:
    answers = {said for name, found in run.answers.items() if name.endswith("_gates") for said in found}
    return {said for said in answers if not said.endswith(" silent")}


def first_stop(plan: Plan) -> str:
    order = queries.vocabulary().stage_order
    stops = [f.stage for f in plan.findings if f.blocks and f.kind in COMPARED]
    return min(stops, key=order.__getitem__, default="")


def cases(district: str, act: str) -> list[Mapping[str, Any]]:
    instruments = queries.district_rulebook(district).instruments
    found = [case for one in instruments for case in queries.worked_cases(district, one.code)]
    return [case.facts for case in found if case.act == act]


@pytest.mark.parametrize(("district", "act"), ACTS)
def test_worked_cases_come_out_of_the_exported_process_as_out_of_the_rules(district: str, act: str) -> None:
    for facts in cases(district, act):
        check(district, act, facts)


@pytest.mark.parametrize(("district", "act"), ACTS)
@settings(derandomize=True, max_examples=4, database=None)
@given(data=st.data())
def test_drawn_facts_come_out_of_the_exported_process_as_out_of_the_rules(
    district: str, act: str, data: st.DataObject
) -> None:
    rulebook = queries.district_rulebook(district)
    definitions = rulebook.act(act, ON).facts
    facts = data.draw(st.fixed_dictionaries({name: values_of(one) for name, one in definitions.items()}))
    try:
        rulebook.plan(act, facts, ON)
    except PlanningError:
        return  # facts for which the rules have no answer have no run either
    check(district, act, facts)


@pytest.mark.parametrize("district", profiles())
def test_every_act_has_a_worked_case_with_which_its_process_is_run(district: str) -> None:
    assert [act for known, act in ACTS if known == district and not cases(district, act)] == []

"""The compiled conditions and their reading for the solver agree; cases that the solver finds are true."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guiju.rules.expressions import Node, compile_mask, evaluate_partial, parse
from guiju.rules.fact_values import FactReader, read_facts
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.proving import Space, to_z3
from guiju.rules.proving.counter_examples import smallest
from guiju.rules.proving.given_facts import claim, default
from rules.expressions.trees import VOCABULARY, all_facts, conditions, conditions_that_ask_what_is_known
from rules.planning.test_order_and_conflict import facts_of
from rules.rulebooks import REAL, rulebook

ON = date(2024, 5, 6)
ORGANS = ("justice", "finance", "audit")
LATER = FactDefinition("ends_on", FactType.DATE, "结束日期", optional=True)


def answers(space: Space, node: Node, facts: dict[str, Any]) -> set[bool]:
    """What the solver thinks the condition may be with these facts."""
    solver = z3.Solver()
    solver.add(*space.possible)
    for name in space.definitions:
        given_or_not = claim(space, name, facts[name]) if name in facts else default(space, name)
        solver.add(given_or_not)
    read = to_z3(node, space)
    return {value for value in (True, False) if solver.check(read == z3.BoolVal(value)) == z3.sat}


@settings(deadline=None)
@given(conditions_that_ask_what_is_known, all_facts)
def test_the_solver_reads_a_condition_as_it_was_compiled(node: Node, facts: dict[str, Any]) -> None:
    assert answers(Space(VOCABULARY, [node], ORGANS), node, facts) == {bool(compile_mask([node])(facts))}


@pytest.mark.parametrize("folder", REAL)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_solver_reads_the_real_conditions_as_they_were_compiled(folder: str, data: st.DataObject) -> None:
    book = rulebook(folder)
    program = book.program(data.draw(st.sampled_from(sorted(book.acts(ON)))), ON)
    facts, _ = program.reader.read(data.draw(facts_of(program.act.facts)))
    space = Space(program.act.facts, program.nodes, ("1", "2", "3"))
    true, unknown = program.truth(facts)
    for place, node in enumerate(program.nodes):
        if not unknown >> place & 1:
            assert answers(space, node, facts) == {bool(true >> place & 1)}


@settings(max_examples=40, deadline=None)
@given(conditions)
def test_the_case_that_shows_a_condition_makes_it_true(node: Node) -> None:
    space, solver = Space(VOCABULARY, [node]), z3.Solver()
    solver.add(*space.possible)
    read = to_z3(node, space)
    assume(solver.check(read) == z3.sat)
    found = smallest(space, solver, read).facts
    assume(found["title"] != "")  # a form takes an empty text for one not given
    facts, missing = read_facts(VOCABULARY, found)
    assert (compile_mask([node])(facts), missing) == (1, ())


def test_a_case_says_only_what_matters_in_the_words_of_the_form() -> None:
    node = parse('amount >= yuan(5000000) and count(deputies) >= 2 and genre == "request" and major')
    space, solver = Space(VOCABULARY, [node]), z3.Solver()
    solver.add(*space.possible)
    found = smallest(space, solver, to_z3(node, space))
    assert found.zh == ("涉及重大事项：是", "追加额度：500万元", "文种：请示", "分管副区长：2个")


@pytest.mark.parametrize(("text", "possible"), [("not known(ends_on)", True), ("known(ends_on)", True)])
def test_only_a_date_not_known_by_default_may_be_missing(text: str, possible: bool) -> None:
    space = Space({"ends_on": LATER}, [parse(text)])
    assert (z3.Solver().check(to_z3(parse(text), space)) == z3.sat) is possible
    given_always = Space(VOCABULARY, [parse("not known(leaves_on)")])
    assert z3.Solver().check(to_z3(parse("not known(leaves_on)"), given_always)) == z3.unsat


def test_a_missing_date_reads_as_the_planner_reads_it() -> None:
    node, space = parse("known(ends_on)"), Space({"ends_on": LATER})
    facts, _ = FactReader({"ends_on": LATER}).read({})
    assert answers(space, node, dict(facts)) == {evaluate_partial(node, facts)} == {False}

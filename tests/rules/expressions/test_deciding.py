"""A decision table answers with its first row that holds, and with what decided it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.rules.citations import Citation
from guiju.rules.expressions import Decision, DecisionRow, Node, NoRow, compile_decision, evaluate_partial, names, parse
from rules.expressions.trees import all_facts, conditions_that_ask_what_is_known, rows, some_facts

Facts = dict[str, object]
tables = st.lists(rows | conditions_that_ask_what_is_known, max_size=12)


def decided(nodes: list[Node], facts: Facts) -> Decision[str] | None:
    table = [DecisionRow(node, f"outcome {number}") for number, node in enumerate(nodes)]
    try:
        return compile_decision(table)(facts)
    except NoRow:
        return None


@settings(deadline=None)  # compiling takes its time on a busy machine
@given(tables, all_facts)
def test_the_answer_is_the_first_row_that_holds(nodes: list[Node], facts: Facts) -> None:
    first = next((n for n, node in enumerate(nodes) if evaluate_partial(node, facts)), None)
    found = decided(nodes, facts)
    assert (found.row if found else None) == first
    assert found is None or found.outcome == f"outcome {first}"


@settings(deadline=None)
@given(tables, all_facts)
def test_the_trace_names_what_the_row_asks_about_with_its_values(nodes: list[Node], facts: Facts) -> None:
    if found := decided(nodes, facts):
        assert found.deciding() == {name: facts[name] for name in names(nodes[found.row])}


@settings(deadline=None)
@given(st.lists(conditions_that_ask_what_is_known, max_size=6), some_facts)
def test_with_facts_missing_the_first_row_is_right_or_the_missing_fact_is_named(
    nodes: list[Node], facts: Facts
) -> None:
    found, missing = decided_or_missing(nodes, facts)
    assert missing not in facts
    if found:
        assert evaluate_partial(nodes[found.row], facts)
        assert not any(evaluate_partial(node, facts) for node in nodes[: found.row])


def decided_or_missing(nodes: list[Node], facts: Facts) -> tuple[Decision[str] | None, str]:
    try:
        return decided(nodes, facts), ""
    except KeyError as error:
        return None, error.args[0]


def test_the_trace_keeps_its_values_when_the_facts_change_afterwards() -> None:
    facts: Facts = {"days": 4}
    found = compile_decision([DecisionRow(parse("days > 3"), "leave")])(facts)
    facts["days"] = 1
    assert found.deciding() == {"days": 4}


def test_the_answer_carries_the_articles_of_its_row() -> None:
    article = Citation.parse("EX2024:3.1")
    table = [DecisionRow(parse("days > 3"), "long"), DecisionRow(parse("True"), "short", (article,))]
    assert compile_decision(table)({"days": 2}).cites == (article,)


def test_a_guarded_fact_that_is_not_given_is_left_out_of_the_trace() -> None:
    decide = compile_decision([DecisionRow(parse("not known(amount) and major"), "ask")])
    assert decide({"major": True}).deciding() == {"major": True}


@pytest.mark.parametrize("conditions", [[], ["days > 3"], ["False"]])
def test_a_table_with_a_gap_says_for_which_facts(conditions: list[str]) -> None:
    decide = compile_decision([DecisionRow(parse(text), text) for text in conditions])
    with pytest.raises(NoRow, match="days=2"):
        decide({"days": 2})


def test_the_last_day_of_the_calendar_can_be_a_bound() -> None:
    decide = compile_decision(
        [DecisionRow(parse('leaves_on > day("9999-12-31")'), "never"), DecisionRow(parse("True"), "always")]
    )
    assert decide({"leaves_on": date.max}).outcome == "always"


def test_a_large_table_asks_each_fact_once_and_no_row_by_itself() -> None:
    class Watched(dict[str, object]):
        reads = 0

        def __getitem__(self, key: str) -> object:
            self.reads += 1
            return super().__getitem__(key)

    def reads(size: int) -> int:
        facts = Watched(genre="report", days=size // 2)
        rows = [DecisionRow(parse(f'genre == "report" and {n} <= days < {n + 1}'), n) for n in range(size)]
        assert compile_decision(rows)(facts).outcome == size // 2
        return facts.reads

    assert reads(10) == reads(1000) == 2

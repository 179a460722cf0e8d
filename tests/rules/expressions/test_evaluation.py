"""The compiled, the indexed and the three-valued reading of a condition agree."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.rules.expressions import Node, check, compile_index, compile_mask, evaluate_partial, parse
from rules.expressions.trees import (
    VOCABULARY,
    all_facts,
    conditions,
    conditions_that_ask_what_is_known,
    rows,
    some_facts,
)


@given(st.lists(conditions_that_ask_what_is_known, max_size=8), all_facts)
def test_the_compiled_mask_is_what_each_condition_says_alone(nodes: list[Node], facts: dict[str, object]) -> None:
    mask = compile_mask(nodes)(facts)
    assert [bool(mask >> i & 1) for i in range(len(nodes))] == [evaluate_partial(n, facts) for n in nodes]
    assert mask >> len(nodes) == 0


@given(st.lists(rows, max_size=12), all_facts)
def test_the_index_finds_exactly_the_true_rows(nodes: list[Node], facts: dict[str, object]) -> None:
    assert compile_index(nodes)(facts) == [i for i, n in enumerate(nodes) if evaluate_partial(n, facts)]


@given(conditions, some_facts, all_facts)
def test_a_decided_answer_stays_when_more_facts_become_known(
    node: Node, early: dict[str, object], later: dict[str, object]
) -> None:
    answer = evaluate_partial(node, early)
    if answer is not None:
        assert evaluate_partial(node, later | early) is answer


@given(conditions, all_facts)
def test_nothing_is_open_once_all_facts_are_given(node: Node, facts: dict[str, object]) -> None:
    assert evaluate_partial(node, facts) is not None


@given(conditions_that_ask_what_is_known)
def test_the_generated_conditions_have_fitting_types(node: Node) -> None:
    check(node, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "facts", "answer"),
    [
        ("major or urgent", {"major": True}, True),
        ("major or urgent", {"major": False}, None),
        ("major and urgent", {"urgent": False}, False),
        ("major and urgent", {"urgent": True}, None),
        ("not major", {}, None),
        ("count(deputies) >= 2", {}, None),
        ("count(deputies) >= 2", {"deputies": frozenset("ab")}, True),
        ("known(amount)", {}, False),
        ("known(amount) and amount > yuan(1)", {}, False),
        ("known(amount) and amount > yuan(1)", {"amount": 101}, True),
        ("amount >= yuan(5000000)", {"amount": 500_000_000}, True),
        ("amount >= yuan(5000000)", {"amount": 499_999_999}, False),
        ('leaves_on < day("2026-10-01")', {"leaves_on": date(2026, 9, 30)}, True),
        ('genre not in ("request",)', {}, None),
        ('any_of(attachments, ("draft", "opinion"))', {"attachments": frozenset({"opinion"})}, True),
        ('"draft" in attachments', {"attachments": frozenset({"opinion"})}, False),
    ],
)
def test_worked_cases(text: str, facts: dict[str, object], answer: bool | None) -> None:
    assert evaluate_partial(parse(text), facts) is answer


def test_a_missing_fact_is_an_error_for_the_compiled_mask_unless_guarded() -> None:
    with pytest.raises(KeyError, match="major"):
        compile_mask([parse("major")])({})
    guarded = compile_mask([parse("known(amount) and amount > yuan(1)"), parse("not known(amount)")])
    assert guarded({}) == 0b10
    assert guarded({"amount": 101}) == 0b01


def test_a_guarded_fact_may_be_missing_from_an_indexed_table() -> None:
    table = compile_index([parse("known(amount) and amount > yuan(1) and major"), parse("not major")])
    assert table({"major": True}) == []
    assert table({"major": True, "amount": 101}) == [0]
    assert table({"major": False}) == [1]


def test_no_conditions_give_the_empty_mask() -> None:
    assert compile_mask([])({}) == 0
    assert compile_index([])({}) == []


def test_a_table_of_many_rows_is_answered_without_asking_each() -> None:
    """Counts how often the facts are read: the same for ten rows and for a thousand."""

    class Watched(dict[str, object]):
        reads = 0

        def __getitem__(self, key: str) -> object:
            self.reads += 1
            return super().__getitem__(key)

    def reads(size: int) -> int:
        facts = Watched(genre="report", days=size // 2)
        table = compile_index([parse(f'genre == "report" and {n} <= days < {n + 1}') for n in range(size)])
        assert table(facts) == [size // 2]
        return facts.reads

    assert reads(10) == reads(1000) == 2

"""A condition as a column answers for every case what the other readers of the tree answer for it alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.office.whatif.analysis.case_table import schema_of
from guiju.office.whatif.analysis.columns import packed, to_column, unpacked
from guiju.rules.expressions import Node, compile_mask, evaluate_partial, parse
from rules.expressions.trees import VOCABULARY, all_facts, conditions, conditions_that_ask_what_is_known, some_facts

SCHEMA = schema_of(VOCABULARY)
Facts = Mapping[str, Any]


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    """The embedded engine."""
    found = ibis.duckdb.connect()
    yield found
    found.disconnect()


def table(rows: Sequence[Facts]) -> Any:
    """Typed facts as the columns of a table."""
    plain = [{name: sorted(v) if isinstance(v, frozenset) else v for name, v in row.items()} for row in rows]
    columns = [
        pa.array([row.get(name) for row in plain], type=kind)
        for name, kind in zip(SCHEMA.names, SCHEMA.types, strict=True)
    ]
    return ibis.memtable(pa.Table.from_arrays(columns, schema=SCHEMA))


def answers(connection: Any, nodes: Sequence[Node], rows: Sequence[Facts]) -> list[list[bool | None]]:
    """Each row's answers to all conditions."""
    cases = table(rows)
    found = connection.to_pyarrow(cases.select(**{f"c{i}": to_column(node, cases) for i, node in enumerate(nodes)}))
    return [list(row.values()) for row in found.to_pylist()]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(conditions_that_ask_what_is_known, min_size=1, max_size=6), st.lists(some_facts, min_size=1, max_size=12)
)
def test_with_missing_facts_a_column_answers_as_the_partial_evaluator(
    connection: Any, nodes: list[Node], rows: list[Facts]
) -> None:
    assert answers(connection, nodes, rows) == [[evaluate_partial(node, row) for node in nodes] for row in rows]


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=1, max_size=40), st.lists(all_facts, min_size=1, max_size=8))
def test_with_all_facts_the_packed_words_are_the_compiled_mask(
    connection: Any, nodes: list[Node], rows: list[Facts]
) -> None:
    cases, mask = table(rows), compile_mask(nodes)
    words = packed([to_column(node, cases) for node in nodes])
    found = connection.to_pyarrow(cases.select(**{f"w{i}": word for i, word in enumerate(words)})).to_pylist()
    assert [unpacked(list(row.values())) for row in found] == [(mask(row), 0) for row in rows]


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("amount >= yuan(5000000)", {"amount": 500_000_000}, True),
        ("amount >= yuan(5000000)", {}, None),
        ("major or days > 3", {"major": True}, True),
        ("major and days > 3", {"major": False}, False),
        ("drafting_organ in organs", {"organs": frozenset({"audit"})}, None),
        ('"draft" not in attachments', {"attachments": frozenset()}, True),
        ("known(amount)", {}, False),
    ],
)
def test_what_is_missing_stays_open_unless_the_rest_decides(
    connection: Any, text: str, facts: Facts, expected: bool | None
) -> None:
    assert answers(connection, [parse(text)], [facts]) == [[expected]]

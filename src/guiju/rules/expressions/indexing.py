"""A table of conditions whose cost hardly grows with its rows: which of them are true."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from guiju.rules.expressions.syntax import Count, Node
from guiju.rules.expressions.tables import Table

TrueRows = Callable[[Mapping[str, Any]], list[int]]


def compile_index(nodes: Sequence[Node]) -> TrueRows:
    """A function from facts to the numbers of the true rows, ascending. Facts as for `compile_mask`."""
    table = Table((node, row) for row, node in enumerate(nodes))
    tests = table.tests

    def rows(facts: Mapping[str, Any]) -> list[int]:
        possible = _possible(table, facts)
        found = []
        while possible:
            row = (possible & -possible).bit_length() - 1
            possible &= possible - 1
            if row not in tests or tests[row](facts):
                found.append(row)
        return found

    return rows


def _possible(table: Table, facts: Mapping[str, Any]) -> int:
    possible = table.everything
    for codes in table.codes:
        possible &= codes.by_value.get(facts[codes.fact.name], codes.free)
    for zones in table.zones:
        value = facts[zones.name]
        asked = len(value) if isinstance(zones.operand, Count) else value
        possible &= zones.zones[bisect_right(zones.cuts, asked)]
    return possible

"""A decision table whose cost hardly grows with its rows.

Each row is a conjunction. Conjuncts of the form fact = code(s) go into a dictionary, comparisons with a
number, amount or day into a sorted list; both give the set of rows still possible as the bits of one integer,
and the sets are intersected. What is left of a row is asked only where the row is still possible.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from operator import xor
from typing import Any

from guiju.rules.expressions.code import Code
from guiju.rules.expressions.conjuncts import Codes, Range, classify
from guiju.rules.expressions.syntax import And, Count, Fact, Known, Node, Truth, conjunction, walk

TrueRows = Callable[[Mapping[str, Any]], list[int]]
_Test = Callable[[Mapping[str, Any]], bool]
_Lookup = Callable[[Any], int]


def compile_index(nodes: Sequence[Node]) -> TrueRows:
    """A function from facts to the numbers of the true rows, ascending. Facts as for `compile_mask`."""
    guarded = {n.fact.name for node in nodes for n in walk(node) if isinstance(n, Known)}
    table = _Table(len(nodes))
    for row, node in enumerate(nodes):
        table.add(row, node, guarded)
    return table.true_rows(table.by_code(), table.by_range())


class _Table:
    def __init__(self, size: int) -> None:
        self.everything = (1 << size) - 1
        self.codes: dict[Fact, dict[int, frozenset[Any]]] = {}
        self.ranges: dict[Fact | Count, dict[int, list[Range]]] = {}
        self.tests: dict[int, _Test] = {}

    def add(self, row: int, node: Node, guarded: set[str]) -> None:
        rest: list[Node] = []
        for term in node.terms if isinstance(node, And) else (node,):
            match classify(term, guarded):
                case Codes(fact, values):
                    allowed = self.codes.setdefault(fact, {})
                    allowed[row] = allowed.get(row, values) & values
                case Range() as found:
                    self.ranges.setdefault(found.operand, {}).setdefault(row, []).append(found)
                case None if term != Truth(True):
                    rest.append(term)
        if rest:
            code = Code()
            self.tests[row] = code.function("row", [ast.Return(code.expression(conjunction(rest)))])

    def by_code(self) -> list[tuple[str, _Lookup]]:
        return [(fact.name, self._code_lookup(rows)) for fact, rows in self.codes.items()]

    def by_range(self) -> list[tuple[str, bool, _Lookup]]:
        found = []
        for operand, rows in self.ranges.items():
            counted = isinstance(operand, Count)
            name = operand.fact.name if isinstance(operand, Count) else operand.name
            found.append((name, counted, self._range_lookup(rows)))
        return found

    def _code_lookup(self, rows: Mapping[int, frozenset[Any]]) -> _Lookup:
        free = self.everything & ~sum(1 << row for row in rows)
        by_value: dict[Any, int] = {}
        for row, values in rows.items():
            for value in values:
                by_value[value] = by_value.get(value, free) | 1 << row
        return lambda value: by_value.get(value, free)

    def _range_lookup(self, rows: Mapping[int, list[Range]]) -> _Lookup:
        """Zones: below the first bound, on it, between it and the next, ..., above the last: 2n + 1."""
        bounds: list[Any] = sorted({r.bound for ranges in rows.values() for r in ranges})
        place = {bound: 2 * i + 1 for i, bound in enumerate(bounds)}
        changes = [0] * (2 * len(bounds) + 2)
        changes[0] = self.everything & ~sum(1 << row for row in rows)
        for row, ranges in rows.items():
            first = max(r.first_zone(place) for r in ranges)
            last = min(r.last_zone(place, 2 * len(bounds)) for r in ranges)
            if first <= last:
                changes[first] ^= 1 << row
                changes[last + 1] ^= 1 << row
        zones = list(accumulate(changes, xor))

        def lookup(value: Any) -> int:
            after = bisect_right(bounds, value)
            on_bound = after > 0 and bool(bounds[after - 1] == value)
            zone: int = zones[2 * after - on_bound]
            return zone

        return lookup

    def true_rows(self, by_code: list[tuple[str, _Lookup]], by_range: list[tuple[str, bool, _Lookup]]) -> TrueRows:
        everything, tests = self.everything, self.tests

        def rows(facts: Mapping[str, Any]) -> list[int]:
            possible = everything
            for name, lookup in by_code:
                possible &= lookup(facts[name])
            for name, counted, lookup in by_range:
                possible &= lookup(len(facts[name]) if counted else facts[name])
            found = []
            while possible:
                row = (possible & -possible).bit_length() - 1
                possible &= possible - 1
                if row not in tests or tests[row](facts):
                    found.append(row)
            return found

        return rows

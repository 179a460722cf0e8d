"""The rows of a decision table as sets of bits: for each fact, which rows its value leaves possible.

Each row is a conjunction. Conjuncts of the form fact = code(s) go into a dictionary, comparisons with a
number, amount or day into a sorted list of cuts; both give the rows still possible as the bits of one integer.
What is left of a row must be asked where the row is still possible.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import xor
from typing import Any

from guiju.rules.expressions.code import Code
from guiju.rules.expressions.conjuncts import Codes, Range, classify
from guiju.rules.expressions.syntax import And, Count, Fact, Node, Truth, conjunction, guarded_facts

Test = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class CodeLookup:
    """The rows that a code leaves possible; `free` for a code that no row names."""

    fact: Fact
    by_value: Mapping[Any, int]
    free: int


@dataclass(frozen=True, slots=True)
class ZoneLookup:
    """The rows that a number or day leaves possible: `zones[n]` where n of the sorted `cuts` are not above it."""

    operand: Fact | Count
    cuts: Sequence[Any]
    zones: Sequence[int]

    @property
    def name(self) -> str:
        """The fact whose value, or whose number of elements, is looked up."""
        return self.operand.fact.name if isinstance(self.operand, Count) else self.operand.name


class Table:
    """`rows`: condition and the place of its bit, counted from 0."""

    def __init__(self, rows: Iterable[tuple[Node, int]]) -> None:
        pairs = list(rows)
        self.guarded = guarded_facts(node for node, _ in pairs)
        self.everything = sum(1 << bit for _, bit in pairs)
        self.tests: dict[int, Test] = {}
        self._codes: dict[Fact, dict[int, frozenset[Any]]] = {}
        self._ranges: dict[Fact | Count, dict[int, list[Range]]] = {}
        for node, bit in pairs:
            self._add(node, bit)
        self.codes = [self._code_lookup(fact, rows) for fact, rows in self._codes.items()]
        self.zones = [self._zone_lookup(operand, rows) for operand, rows in self._ranges.items()]

    def _add(self, node: Node, bit: int) -> None:
        rest: list[Node] = []
        for term in node.terms if isinstance(node, And) else (node,):
            match classify(term, self.guarded):
                case Codes(fact, values):
                    allowed = self._codes.setdefault(fact, {})
                    allowed[bit] = allowed.get(bit, values) & values
                case Range() as found:
                    self._ranges.setdefault(found.operand, {}).setdefault(bit, []).append(found)
                case None if term != Truth(True):
                    rest.append(term)
        if rest:
            code = Code()
            self.tests[bit] = code.function("row", [ast.Return(code.expression(conjunction(rest)))])

    def _code_lookup(self, fact: Fact, rows: Mapping[int, frozenset[Any]]) -> CodeLookup:
        free = self.everything & ~sum(1 << row for row in rows)
        by_value: dict[Any, int] = {}
        for row, values in rows.items():
            for value in values:
                by_value[value] = by_value.get(value, free) | 1 << row
        return CodeLookup(fact, by_value, free)

    def _zone_lookup(self, operand: Fact | Count, rows: Mapping[int, list[Range]]) -> ZoneLookup:
        cuts = sorted({end for ranges in rows.values() for r in ranges for end in r.ends()})
        place = {cut: n + 1 for n, cut in enumerate(cuts)}
        changes = [0] * (len(cuts) + 2)
        changes[0] = self.everything & ~sum(1 << row for row in rows)
        for row, ranges in rows.items():
            first = max(0 if r.since is None else place[r.since] for r in ranges)
            after = min(len(cuts) + 1 if r.until is None else place[r.until] for r in ranges)
            if first < after:
                changes[first] ^= 1 << row
                changes[after] ^= 1 << row
        return ZoneLookup(operand, cuts, list(accumulate(changes[:-1], xor)))

"""A decision table, first row first, with its trace: which row, which facts decided it with which values, by which
articles.

All that does not depend on the values is made once for each row. The function itself is generated: each fact
becomes a look-up of the rows it leaves possible, and the highest bit of what is left is the first row.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, NamedTuple, TypeVar

from guiju.rules.citations import Citation
from guiju.rules.expressions.code import Code, assign, load
from guiju.rules.expressions.syntax import Node, guarded_facts, names
from guiju.rules.expressions.tables import CodeLookup, Table, ZoneLookup

Outcome = TypeVar("Outcome")
Trace = Callable[[tuple[Any, ...]], dict[str, Any]]
_MISSING = object()
_FIRST_ROW = """
if possible:
    return new(Decision, (rules[possible.bit_length()], values))
raise no_row(facts)
"""
_FIRST_ROW_THAT_PASSES = """
while possible:
    place = possible.bit_length()
    if tests[place] is None or tests[place](facts):
        return new(Decision, (rules[place], values))
    possible ^= bits[place]
raise no_row(facts)
"""


class DecisionRow(NamedTuple, Generic[Outcome]):
    """A row as it is written."""

    condition: Node
    outcome: Outcome
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionRule(Generic[Outcome]):
    """A row made ready. `facts`: the names that its condition asks about; `trace` finds them among all values."""

    row: int
    condition: Node
    outcome: Outcome
    cites: tuple[Citation, ...]
    facts: tuple[str, ...]
    trace: Trace


class Decision(NamedTuple, Generic[Outcome]):
    """What a table answered: the row that holds first, and the values that all its facts had then."""

    rule: DecisionRule[Outcome]
    values: tuple[Any, ...]

    @property
    def row(self) -> int:
        """The number of the row, counted from 0."""
        return self.rule.row

    @property
    def outcome(self) -> Outcome:
        """What the row answers."""
        return self.rule.outcome

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The articles that the row comes from."""
        return self.rule.cites

    def deciding(self) -> dict[str, Any]:
        """The facts that the row asks about, with their values; one guarded by `known` and not given is left out."""
        return self.rule.trace(self.values)


Decide = Callable[[Mapping[str, Any]], Decision[Outcome]]


class NoRow(LookupError):
    """No row of a table holds for the facts; a table without gaps ends with the row `True`."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        said = "、".join(f"{name}={value}" for name, value in facts.items())
        super().__init__(f"没有一行适用于这些事实（{said[:400]}）。请核对事实，或补充一行。")


def compile_decision(rows: Sequence[DecisionRow[Outcome]]) -> Decide[Outcome]:
    """A function from facts to the first row that holds, with its trace. Facts as for `compile_mask`.

    Raises NoRow where none holds. Hardly slower with a thousand rows than with ten.
    """
    conditions = [row.condition for row in rows]
    facts = sorted(frozenset().union(*map(names, conditions)))
    guarded = guarded_facts(conditions)
    asked = [tuple(sorted(names(node))) for node in conditions]
    traces = {some: _trace(some, facts, guarded) for some in set(asked)}
    rules = [
        DecisionRule(n, row.condition, row.outcome, row.cites, asked[n], traces[asked[n]]) for n, row in enumerate(rows)
    ]
    table = Table((node, len(rows) - 1 - number) for number, node in enumerate(conditions))
    code = Code()
    body = list(_values(code, facts, guarded))
    body.append(assign("possible", _possible(code, table)))
    # Bit lengths count from 1, and the first row has the longest.
    code.holds("rules", [None, *reversed(rules)])
    code.holds("tests", [None, *(table.tests.get(bit) for bit in range(len(rows)))])
    code.holds("bits", [0, *(1 << bit for bit in range(len(rows)))])
    for name, value in (("new", tuple.__new__), ("Decision", Decision), ("no_row", NoRow)):
        code.holds(name, value)
    return code.function("decision", [*body, *ast.parse(_FIRST_ROW_THAT_PASSES if table.tests else _FIRST_ROW).body])


def _trace(
    asked: Sequence[str], facts: Sequence[str], guarded: set[str]
) -> Callable[[tuple[Any, ...]], dict[str, Any]]:
    """From the values of all facts to those asked about, by name."""
    places: list[ast.expr] = [ast.Constant(facts.index(name)) for name in asked]
    values: list[ast.expr] = [ast.Subscript(load("values"), place, ast.Load()) for place in places]
    named = ast.Dict([ast.Constant(name) for name in asked], values)
    trace: Trace = Code().function("trace", [ast.Return(named)], "values")
    if guarded.isdisjoint(asked):
        return trace
    return lambda values: {name: value for name, value in trace(values).items() if value is not _MISSING}


def _values(code: Code, facts: Sequence[str], guarded: set[str]) -> Iterator[ast.stmt]:
    missing = code.holds("missing", _MISSING)
    for place, fact in enumerate(facts):
        value = code.looked_up(fact)
        if fact in guarded:
            get = ast.Attribute(load("facts"), "get", ast.Load())
            value = ast.Call(get, [ast.Constant(fact), missing], [])
        yield assign(f"f{place}", value)
        if fact not in guarded:
            code.locals[fact] = f"f{place}"
    yield assign("values", ast.Tuple([load(f"f{place}") for place in range(len(facts))], ast.Load()))


def _possible(code: Code, table: Table) -> ast.expr:
    """The rows that the values of all facts leave possible."""
    found = [_by_code(code, n, codes) for n, codes in enumerate(table.codes)]
    found += [_by_zone(code, n, zones) for n, zones in enumerate(table.zones)]
    whole = code.holds("everything", table.everything)
    return reduce(lambda left, right: ast.BinOp(left, ast.BitAnd(), right), found) if found else whole


def _by_code(code: Code, n: int, codes: CodeLookup) -> ast.expr:
    value, free = code.expression(codes.fact), code.holds(f"free{n}", codes.free)
    if codes.by_value.keys() <= {True, False}:  # a branch is quicker than a call
        yes, no = (code.holds(f"{truth}{n}", codes.by_value.get(truth, codes.free)) for truth in (True, False))
        return ast.IfExp(value, yes, no)
    return ast.Call(code.holds(f"rows{n}", codes.by_value.get), [value, free], [])


def _by_zone(code: Code, n: int, lookup: ZoneLookup) -> ast.expr:
    value = code.expression(lookup.operand)
    if len(lookup.cuts) == 1:
        cut, (below, above) = code.holds(f"cut{n}", lookup.cuts[0]), lookup.zones
        reached = ast.Compare(value, [ast.GtE()], [cut])
        return ast.IfExp(reached, code.holds(f"above{n}", above), code.holds(f"below{n}", below))
    zone = ast.Call(code.holds("bisect", bisect_right), [code.holds(f"cuts{n}", lookup.cuts), value], [])
    return ast.Subscript(code.holds(f"zones{n}", lookup.zones), zone, ast.Load())

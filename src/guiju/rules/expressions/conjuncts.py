"""Which conjuncts of a row an index can answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guiju.rules.expressions.syntax import (
    Comparison,
    Count,
    Day,
    Fact,
    Money,
    Node,
    Not,
    Number,
    OneOf,
    Operator,
    Text,
    Truth,
    names,
)


@dataclass(frozen=True, slots=True)
class Codes:
    """The fact is one of these."""

    fact: Fact
    values: frozenset[Any]


@dataclass(frozen=True, slots=True)
class Range:
    """The number, amount or day is at least `since` and below `until`; None: no bound on that side."""

    operand: Fact | Count
    since: Any
    until: Any

    def ends(self) -> list[Any]:
        """The bounds that there are."""
        return [end for end in (self.since, self.until) if end is not None]


def classify(term: Node, guarded: set[str]) -> Codes | Range | None:
    """None where no index helps, or where the fact may be missing because a `known` guards it."""
    if names(term) & guarded:
        return None
    match term:
        case Fact():
            return Codes(term, frozenset((True,)))
        case Not(Fact() as fact):
            return Codes(fact, frozenset((False,)))
        case OneOf(Fact() as fact, values, False) if all(isinstance(v, Text) for v in values):
            return Codes(fact, frozenset(v.value for v in values))
        case Comparison(Fact() | Count() as operand, operator, literal):
            return _compared(operand, operator, literal)
        case Comparison(literal, operator, Fact() | Count() as operand):
            return _compared(operand, operator.flipped(), literal)
    return None


def _compared(operand: Fact | Count, operator: Operator, literal: Node) -> Codes | Range | None:
    match literal:
        case Text(value) | Truth(value) if operator is Operator.EQUAL and isinstance(operand, Fact):
            return Codes(operand, frozenset((value,)))
        case Number(value) | Money(value) if operator is not Operator.UNEQUAL:
            return _range(operand, operator, value, value + 1)
        case Day(value) if operator is not Operator.UNEQUAL and value < date.max:
            return _range(operand, operator, value, value + timedelta(days=1))
    return None


def _range(operand: Fact | Count, operator: Operator, bound: Any, following: Any) -> Range:
    """Numbers, fen and days are discrete, so that every comparison is a half-open range."""
    since = {Operator.AT_LEAST: bound, Operator.MORE: following, Operator.EQUAL: bound}.get(operator)
    until = {Operator.LESS: bound, Operator.AT_MOST: following, Operator.EQUAL: following}.get(operator)
    return Range(operand, since, until)

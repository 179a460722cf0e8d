"""Which conjuncts of a row an index can answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    """The number, amount or day stands so to the bound."""

    operand: Fact | Count
    operator: Operator
    bound: Any

    def first_zone(self, place: Mapping[Any, int]) -> int:
        on_it = place[self.bound]
        return {Operator.AT_LEAST: on_it, Operator.EQUAL: on_it, Operator.MORE: on_it + 1}.get(self.operator, 0)

    def last_zone(self, place: Mapping[Any, int], top: int) -> int:
        on_it = place[self.bound]
        return {Operator.AT_MOST: on_it, Operator.EQUAL: on_it, Operator.LESS: on_it - 1}.get(self.operator, top)


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
        case Number(value) | Day(value) if operator is not Operator.UNEQUAL:
            return Range(operand, operator, value)
        case Money(fen) if operator is not Operator.UNEQUAL:
            return Range(operand, operator, fen)
    return None

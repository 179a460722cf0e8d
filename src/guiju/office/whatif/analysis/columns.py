"""A condition as a column expression: the same syntax tree, read for a whole table of cases at once.

A missing fact is NULL, and SQL's logic of NULL is Kleene's: true, false or NULL as `evaluate_partial` answers.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

import ibis
from ibis.expr import types as ir

from guiju.rules.expressions.syntax import (
    And,
    AnyOf,
    Comparison,
    Count,
    Day,
    Fact,
    Includes,
    Known,
    Money,
    Node,
    Not,
    Number,
    OneOf,
    Operand,
    Operator,
    Or,
    Text,
    Truth,
)

_COMPARE: Mapping[Operator, Callable[[Any, Any], Any]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
}


def to_column(node: Node, cases: ir.Table) -> ir.BooleanValue:
    """The condition over a table whose columns are the facts (see `case_table`). It must have passed `check`."""
    match node:
        case And(terms):
            return reduce(operator.and_, [to_column(term, cases) for term in terms])
        case Or(terms):
            return reduce(operator.or_, [to_column(term, cases) for term in terms])
        case Not(term):
            return ~to_column(term, cases)
        case Truth(value):
            return ibis.literal(value)
        case Fact(name):
            return cases[name]  # a yes-or-no fact: `check` refuses others
        case Known(fact):
            return cases[fact.name].notnull()
    return _judged(node, cases)


def _judged(node: Node, cases: ir.Table) -> ir.BooleanValue:
    match node:
        case Comparison(left, op, right):
            found: ir.BooleanValue = _COMPARE[op](_value(left, cases), _value(right, cases))
            return found
        case OneOf(operand, values, negated):
            return _negated(_value(operand, cases).isin([v.value for v in values]), negated)
        case Includes(fact, element, negated):
            return _negated(_holds(cases[fact.name], _value(element, cases)), negated)
        case AnyOf(fact, texts):
            return reduce(operator.or_, [_holds(cases[fact.name], ibis.literal(text.value)) for text in texts])
    raise TypeError(node)


def _negated(found: ir.BooleanValue, negated: bool) -> ir.BooleanValue:
    return ~found if negated else found


def _holds(held: Any, element: Any) -> ir.BooleanValue:
    """NULL where either is missing; engines differ in what a NULL element comes to, so it is asked first."""
    unknown = held.isnull() | element.isnull()
    found: ir.BooleanValue = ibis.ifelse(unknown, ibis.null("boolean"), held.contains(element))
    return found


def _value(operand: Operand, cases: ir.Table) -> Any:
    match operand:
        case Fact(name):
            return cases[name]
        case Count(fact):
            return cases[fact.name].length()
        case Money(fen):
            return ibis.literal(fen, type="int64")
        case Truth(value) | Number(value) | Text(value) | Day(value):
            return ibis.literal(value)


PLACES = 31
"""How many answers a word holds: a bit each for what is true, and above them a bit each for what is not known."""


def packed(answers: Sequence[ir.BooleanValue]) -> list[ir.IntegerValue]:
    """Answers as whole numbers, PLACES in each, the first answer lowest."""
    words = [answers[start : start + PLACES] for start in range(0, len(answers), PLACES)]
    return [_total([_bits(answer, place) for place, answer in enumerate(word)]) for word in words]


def _bits(answer: ir.BooleanValue, place: int) -> Any:
    true, unknown = ibis.literal(1 << place, type="int64"), ibis.literal(1 << place + PLACES, type="int64")
    return (answer.cast("int64") * true).fill_null(unknown)


def unpacked(words: Sequence[int]) -> tuple[int, int]:
    """What is true and what is not known, a bit for each answer."""
    low = (1 << PLACES) - 1
    true = sum((word & low) << PLACES * place for place, word in enumerate(words))
    return true, sum((word >> PLACES) << PLACES * place for place, word in enumerate(words))


def _total(terms: list[Any]) -> Any:
    """The sum as a balanced tree: a deep one is more than some engines' compilers take."""
    if len(terms) == 1:
        return terms[0]
    half = len(terms) // 2
    return _total(terms[:half]) + _total(terms[half:])

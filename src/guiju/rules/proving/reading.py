"""The syntax tree of a condition as a z3 expression: one more reader of the tree."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

import z3

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
from guiju.rules.proving.spaces import Space

_COMPARE: Mapping[Operator, Callable[[Any, Any], Any]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
}


def to_z3(node: Node, space: Space) -> z3.BoolRef:
    """The condition over the constants of the space. It must have passed `check` against the same facts."""
    match node:
        case And(terms):
            return z3.And([to_z3(term, space) for term in terms])
        case Or(terms):
            return z3.Or([to_z3(term, space) for term in terms])
        case Not(term):
            return z3.Not(to_z3(term, space))
        case Truth(value):
            return z3.BoolVal(value)
        case Fact(name):
            return space.value(name)
        case Known(fact):
            return space.known(fact.name)
    return _judged(node, space)


def _judged(node: Node, space: Space) -> z3.BoolRef:
    match node:
        case Comparison(left, op, right):
            return _COMPARE[op](_value(left, space), _value(right, space))
        case OneOf(operand, values, negated):
            found = z3.Or([_value(operand, space) == _value(value, space) for value in values])
            return z3.Not(found) if negated else found
        case Includes(fact, element, negated):
            held = _holds(fact, element, space)
            return z3.Not(held) if negated else held
        case AnyOf(fact, texts):
            return z3.Or([_holds(fact, text, space) for text in texts])
    raise TypeError(node)


def _holds(fact: Fact, element: Text | Fact, space: Space) -> z3.BoolRef:
    elements = space.elements(fact.name)
    if isinstance(element, Text):
        return elements.get(element.value, z3.BoolVal(False))
    item = space.value(element.name)
    return z3.Or([z3.And(held, item == space.symbol(code)) for code, held in elements.items()])


def _value(operand: Operand, space: Space) -> z3.ExprRef:
    match operand:
        case Fact(name):
            return space.value(name)
        case Count(fact):
            return z3.Sum([z3.If(held, 1, 0) for held in space.elements(fact.name).values()])
        case Truth(value):
            return z3.BoolVal(value)
        case Number(value) | Money(value):
            return z3.IntVal(value)
        case Day(value):
            return z3.IntVal(value.toordinal())
        case Text(value):
            return space.symbol(value)

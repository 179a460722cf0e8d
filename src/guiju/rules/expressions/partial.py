"""Three-valued evaluation while a form is still being filled: what can be said already, and what cannot."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

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

_COMPARE: Mapping[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQUAL: operator.eq,
    Operator.UNEQUAL: operator.ne,
    Operator.LESS: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE: operator.gt,
    Operator.AT_LEAST: operator.ge,
}


def evaluate_partial(node: Node, facts: Mapping[str, Any]) -> bool | None:
    """True or False where the given facts decide, None where a missing one does (Kleene's logic).

    A missing fact is an absent key. An answer never changes when more facts come in, except under `known`,
    which asks about the present state. The condition must have passed `check`.
    """
    match node:
        case And(terms):
            return _first_or_last((evaluate_partial(t, facts) for t in terms), decisive=False)
        case Or(terms):
            return _first_or_last((evaluate_partial(t, facts) for t in terms), decisive=True)
        case Not(term):
            inner = evaluate_partial(term, facts)
            return None if inner is None else not inner
        case Truth(value):
            return value
        case Fact(name):
            given = facts.get(name)
            return None if given is None else bool(given)
        case Known(fact):
            return fact.name in facts
    return _judged(node, facts)


def _judged(node: Node, facts: Mapping[str, Any]) -> bool | None:
    match node:
        case Comparison(left, op, right):
            a, b = _value(left, facts), _value(right, facts)
            return None if a is None or b is None else _COMPARE[op](a, b)
        case OneOf(operand, values, negated):
            item = _value(operand, facts)
            return None if item is None else (item in {v.value for v in values}) is not negated
        case Includes(fact, element, negated):
            held, item = _value(fact, facts), _value(element, facts)
            return None if held is None or item is None else (item in held) is not negated
        case AnyOf(fact, texts):
            held = _value(fact, facts)
            return None if held is None else any(t.value in held for t in texts)
    raise TypeError(node)


def _first_or_last(answers: Iterable[bool | None], decisive: bool) -> bool | None:
    """`decisive` as soon as one term says so; else None if one is open; else the opposite."""
    result: bool | None = not decisive
    for answer in answers:
        if answer is decisive:
            return decisive
        if answer is None:
            result = None
    return result


def _value(operand: Operand, facts: Mapping[str, Any]) -> Any:
    """The operand's value, None where its fact is missing."""
    match operand:
        case Fact(name):
            return facts.get(name)
        case Count(fact):
            held = facts.get(fact.name)
            return None if held is None else len(held)
        case Money(fen):
            return fen
        case Truth(value) | Number(value) | Text(value) | Day(value):
            return value

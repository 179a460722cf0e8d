"""A condition in FEEL, the expression language of DMN.

Written in the part of FEEL that means the same in Python, so that engines which read Python run it too: equality as
`in [..]` (FEEL's `=` is no Python), `not(..)`, `!= null`, brackets around every comparison. Amounts are in yuan.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
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
    Operator,
    Or,
    Text,
    Truth,
)
from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactDefinition, FactType, FactValue

LANGUAGE = "https://www.omg.org/spec/DMN/20191111/FEEL/"
TYPES: Mapping[FactType, str] = {
    FactType.BOOLEAN: "boolean",
    FactType.INTEGER: "number",
    FactType.MONEY: "number",
    FactType.DATE: "date",
    FactType.INSTANT: "date and time",
    FactType.TEXT: "string",
    FactType.CHOICE: "string",
    FactType.SET: "Any",
}


def feel(node: Node) -> str:
    """The condition; its names are those of the facts."""
    match node:
        case And(terms):
            return " and ".join(_closed(term) for term in terms)
        case Or(terms):
            return " or ".join(_closed(term) for term in terms)
        case Not(term):
            return f"not({feel(term)})"
        case Known(fact):
            return f"{fact.name} != null"
        case Comparison(left, Operator.EQUAL, right):
            return f"{_operand(left)} in [{_operand(right)}]"
        case Comparison(left, operator, right):
            return f"{_operand(left)} {operator.value} {_operand(right)}"
        case OneOf(operand, values, negated):
            return _perhaps_not(negated, f"{_operand(operand)} in [{', '.join(map(_operand, values))}]")
        case Includes(fact, element, negated):
            return _perhaps_not(negated, f"{_operand(element)} in {fact.name}")
        case AnyOf(fact, texts):
            return " or ".join(f"({_operand(text)} in {fact.name})" for text in texts)
    return _operand(node)


def text_literal(text: str) -> str:
    """A string as FEEL writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def variables(definitions: Mapping[str, FactDefinition], typed: Mapping[str, FactValue]) -> dict[str, Any]:
    """Typed facts as the values that the exported expressions expect; what is not known is None."""
    return {name: _value(typed.get(name)) for name in definitions}


def _value(value: Any) -> Any:
    if isinstance(value, Fen):
        return Decimal(value) / 100
    return sorted(value) if isinstance(value, frozenset) else value


def _closed(node: Node) -> str:
    text = feel(node)
    return text if isinstance(node, Fact | Truth | Not) else f"({text})"


def _perhaps_not(negated: bool, text: str) -> str:
    return f"not({text})" if negated else text


def _operand(node: Node) -> str:
    match node:
        case Fact(name):
            return name
        case Count(fact):
            return f"count({fact.name})"
        case Truth(value):
            return "true" if value else "false"
        case Number(value):
            return str(value)
        case Money(fen):
            return _plain(Decimal(fen) / 100)
        case Text(value):
            return text_literal(value)
        case Day(value):
            return _day(value)
    return f"({feel(node)})"


def _plain(amount: Decimal) -> str:
    return f"{amount:f}"


def _day(value: date) -> str:
    return f'date("{value.isoformat()}")'

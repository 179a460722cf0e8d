"""The canonical way to write a tree: `parse(source(node)) == node`."""

from __future__ import annotations

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
    Or,
    Text,
    Truth,
)


def source(node: Node) -> str:
    """Write the condition in the concrete syntax, with one spelling for each tree."""
    match node:
        case Truth(value) | Number(value):
            return str(value)
        case Text(value):
            return f'"{value}"'
        case Money(fen):
            return f"yuan({_yuan(fen)})"
        case Day(value):
            return f'day("{value.isoformat()}")'
        case Fact(name):
            return name
        case Count(fact):
            return f"count({fact.name})"
        case Known(fact):
            return f"known({fact.name})"
    return _judgement(node)


def _judgement(node: Node) -> str:
    match node:
        case Comparison(left, operator, right):
            return f"{source(left)} {operator} {source(right)}"
        case OneOf(operand, values, negated):
            return f"{source(operand)} {_in(negated)} {_group(values)}"
        case Includes(fact, element, negated):
            return f"{source(element)} {_in(negated)} {fact.name}"
        case AnyOf(fact, texts):
            return f"any_of({fact.name}, {_group(texts)})"
        case Not(term):
            return f"not {_bracketed(term, And, Or)}"
        case And(terms):
            return " and ".join(_bracketed(t, Or) for t in terms)
        case Or(terms):
            return " or ".join(source(t) for t in terms)
    raise TypeError(node)


def _in(negated: bool) -> str:
    return "not in" if negated else "in"


def _group(values: tuple[Text | Number, ...] | tuple[Text, ...]) -> str:
    inside = ", ".join(source(v) for v in values)
    return f"({inside},)" if len(values) == 1 else f"({inside})"


def _bracketed(node: Node, *looser: type) -> str:
    return f"({source(node)})" if isinstance(node, looser) else source(node)


def _yuan(fen: int) -> str:
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan}" + (f".{rest:02d}" if rest else "")

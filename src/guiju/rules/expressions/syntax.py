"""The syntax tree of a condition: plain frozen values, read by every evaluator, translator and printer.

`column` is where the node began in its source; it never takes part in equality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Operator(StrEnum):
    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="

    def flipped(self) -> Operator:
        """The operator that says the same with the two sides exchanged."""
        return _FLIPPED.get(self, self)


_FLIPPED = {
    Operator.LESS: Operator.MORE,
    Operator.MORE: Operator.LESS,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.AT_MOST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    column: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Truth(_Placed):
    value: bool


@dataclass(frozen=True, slots=True)
class Number(_Placed):
    value: int


@dataclass(frozen=True, slots=True)
class Money(_Placed):
    """`yuan(…)`: an amount, in fen."""

    fen: int


@dataclass(frozen=True, slots=True)
class Text(_Placed):
    """A code of a choice or set, or a text."""

    value: str


@dataclass(frozen=True, slots=True)
class Day(_Placed):
    value: date


@dataclass(frozen=True, slots=True)
class Fact(_Placed):
    name: str


@dataclass(frozen=True, slots=True)
class Count(_Placed):
    """`count(set_fact)`: how many elements the set has."""

    fact: Fact


Literal = Truth | Number | Money | Text | Day
Operand = Literal | Fact | Count


@dataclass(frozen=True, slots=True)
class Comparison(_Placed):
    left: Operand
    operator: Operator
    right: Operand


@dataclass(frozen=True, slots=True)
class OneOf(_Placed):
    """`genre in ("request", "report")`: the operand is one of the literals; `negated` for `not in`."""

    operand: Operand
    values: tuple[Text | Number, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Includes(_Placed):
    """`"interpretation" in attachments`: the set fact holds the element; `negated` for `not in`."""

    fact: Fact
    element: Text | Fact
    negated: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf(_Placed):
    """`any_of(attachments, ("a", "b"))`: the set fact holds at least one of them."""

    fact: Fact
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Known(_Placed):
    """`known(amount)`: the fact has been given. Decided even where the fact is missing."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    term: Node


@dataclass(frozen=True, slots=True)
class And(_Placed):
    """At least two terms, none of them an And: build it with `conjunction`."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(_Placed):
    """At least two terms, none of them an Or: build it with `disjunction`."""

    terms: tuple[Node, ...]


Node = Operand | Comparison | OneOf | Includes | AnyOf | Known | Not | And | Or


def conjunction(terms: Iterator[Node] | list[Node], column: int = 1) -> Node:
    """All of the terms (at least one), with Ands inside opened up."""
    flat = tuple(t for term in terms for t in (term.terms if isinstance(term, And) else (term,)))
    return flat[0] if len(flat) == 1 else And(flat, column=column)


def disjunction(terms: Iterator[Node] | list[Node], column: int = 1) -> Node:
    """Any of the terms (at least one), with Ors inside opened up."""
    flat = tuple(t for term in terms for t in (term.terms if isinstance(term, Or) else (term,)))
    return flat[0] if len(flat) == 1 else Or(flat, column=column)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, in the order of the source."""
    match node:
        case And(terms) | Or(terms):
            return terms
        case Not(term):
            return (term,)
        case Comparison(left, _, right):
            return left, right
        case OneOf(operand, values):
            return operand, *values
        case Includes(fact, element):
            return element, fact
        case AnyOf(fact, texts):
            return fact, *texts
        case Count(fact) | Known(fact):
            return (fact,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, children before parents."""
    for child in children(node):
        yield from walk(child)
    yield node


def names(node: Node) -> frozenset[str]:
    """The facts that the condition asks about."""
    return frozenset(n.name for n in walk(node) if isinstance(n, Fact))


def guarded_facts(nodes: Iterable[Node]) -> set[str]:
    """The facts that may be missing, because a `known` somewhere asks whether they are given."""
    return {n.fact.name for node in nodes for n in walk(node) if isinstance(n, Known)}

"""The facts of an act as z3 constants: which values they may have, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import z3

from guiju.rules.expressions.syntax import AnyOf, Comparison, Count, Includes, Node, Number, OneOf, Text, children, walk
from guiju.rules.facts import FactDefinition, FactType

MICROSECONDS_A_DAY = 24 * 60 * 60 * 10**6
_LAST_DAY = date.max.toordinal()
_SPANS = {
    FactType.DATE: (1, _LAST_DAY),
    FactType.INSTANT: (0, _LAST_DAY * MICROSECONDS_A_DAY - 1),
    FactType.MONEY: (-(10**17), 10**17),
}
_FEWEST_UNNAMED, _MOST_UNNAMED = 2, 12


class Space:
    """Every combination of values that the facts may have; `possible` says so to a solver.

    A choice or text is the number of its code; a set is one yes-or-no for each element it may hold. A set of posts or
    organs holds the codes that the conditions name and a few unnamed ones: as many as the conditions can count, and
    one more. A fact without default is always given; one whose default is "not known" may be missing.
    """

    def __init__(
        self, definitions: Mapping[str, FactDefinition], nodes: Iterable[Node] = (), codes: Iterable[str] = ()
    ) -> None:
        self.definitions = definitions
        self._symbols: dict[str, int] = {}
        self._open = _elements(list(nodes), codes)
        self._sets = {
            name: {code: z3.Bool(f"{name}∋{code}") for code in self._codes(definition)}
            for name, definition in definitions.items()
            if definition.type is FactType.SET
        }
        self.possible = [claim for name in definitions if (claim := self._possible(name)) is not None]

    def _codes(self, definition: FactDefinition) -> Sequence[str]:
        return list(definition.values) or self._open

    def _possible(self, name: str) -> z3.BoolRef | None:
        definition = self.definitions[name]
        if definition.type is FactType.CHOICE:
            return z3.Or([self.value(name) == self.symbol(code) for code in definition.values])
        if definition.type in _SPANS:
            first, last = _SPANS[definition.type]
            return z3.And(self.value(name) >= first, self.value(name) <= last)
        return None

    def value(self, name: str) -> z3.ExprRef:
        """The constant of a fact that is no set: dates count days, amounts fen, texts the numbers of their codes."""
        return z3.Bool(name) if self.definitions[name].type is FactType.BOOLEAN else z3.Int(name)

    def known(self, name: str) -> z3.BoolRef:
        """Whether the fact is given; only a fact whose default is "not known" may be missing."""
        definition = self.definitions[name]
        may_be_missing = definition.optional and definition.default is None
        return z3.Bool(f"known {name}") if may_be_missing else z3.BoolVal(True)

    def elements(self, name: str) -> Mapping[str, z3.BoolRef]:
        """Whether a set holds each of its codes."""
        return self._sets[name]

    def symbol(self, text: str) -> z3.ArithRef:
        """The number of a code or text; equal texts have equal numbers."""
        return z3.IntVal(self._symbols.setdefault(text, len(self._symbols)))

    def text(self, symbol: int) -> str:
        """The text of a number; a number that no condition names stands for some other text."""
        return next((text for text, number in self._symbols.items() if number == symbol), f"其他{symbol}")

    def constants(self, name: str) -> list[z3.ExprRef]:
        """All z3 constants that a fact consists of."""
        if self.definitions[name].type is FactType.SET:
            return list(self.elements(name).values())
        known = self.known(name)
        return [self.value(name)] if z3.is_true(known) else [self.value(name), known]


def _elements(nodes: Sequence[Node], codes: Iterable[str]) -> list[str]:
    """The codes that sets of posts or organs may hold: those named, and unnamed ones, written 1, 2, 3."""
    asked = [n for node in nodes for n in walk(node)]
    named = {t.value for n in asked if isinstance(n, Includes | AnyOf) for t in children(n) if isinstance(t, Text)}
    counted = [t.value for n in asked if _counts(n) for t in children(n) if isinstance(t, Number)]
    unnamed = min(max([_FEWEST_UNNAMED, *(number + 1 for number in counted)]), _MOST_UNNAMED)
    return sorted({*named, *codes}) + [str(number + 1) for number in range(unnamed)]


def _counts(node: Node) -> bool:
    return isinstance(node, Comparison | OneOf) and any(isinstance(part, Count) for part in children(node))

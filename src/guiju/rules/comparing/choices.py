"""Which values of a fact are worth trying: those that a condition names, and those just beside its bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from guiju.rules.expressions import Node
from guiju.rules.expressions.syntax import (
    AnyOf,
    Comparison,
    Count,
    Day,
    Fact,
    Includes,
    Money,
    Number,
    OneOf,
    Text,
    walk,
)
from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactDefinition, FactType

_SOME_DAY = date(2026, 1, 5)
_SOME_INSTANT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


class Choices:
    """Typed values for every fact of an act, from the conditions of both texts."""

    def __init__(self, facts: Mapping[str, FactDefinition], nodes: Iterable[Node]) -> None:
        self.facts = facts
        self._named: dict[str, list[Any]] = {name: [] for name in facts}
        self._counted: dict[str, list[int]] = {name: [] for name in facts}
        for node in nodes:
            for part in walk(node):
                self._note(part)
        self.of: Mapping[str, tuple[Any, ...]] = {name: tuple(self._values(fact)) for name, fact in facts.items()}
        self.asked = [name for name in facts if self._named[name] or self._counted[name]]
        self.base = {name: self._ordinary(fact) for name, fact in facts.items() if not fact.optional}

    def complete(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The facts with those that must be given."""
        return {**self.base, **given}

    def unusual(self, facts: Mapping[str, Any]) -> int:
        """How many of the facts are not as they ordinarily are: fewer is simpler."""
        return sum(value != self.base.get(name, self._default(name)) for name, value in facts.items())

    def _default(self, name: str) -> Any:
        default = self.facts[name].default
        return frozenset(default) if isinstance(default, list) else default

    def _note(self, part: Node) -> None:
        match part:
            case Fact(name) if name in self._named and self.facts[name].type is FactType.BOOLEAN:
                self._named[name] += [False, True]
            case Comparison(Fact(name), _, literal) | Comparison(literal, _, Fact(name)):
                self._note_literal(name, literal)
            case Comparison(Count(fact), _, Number(number)) | Comparison(Number(number), _, Count(fact)):
                self._counted[fact.name].append(number)
            case OneOf(Fact(name), values) | AnyOf(Fact(name), values):
                self._named[name] += [value.value for value in values]
            case Includes(fact, Text(code)):
                self._named[fact.name].append(code)

    def _note_literal(self, name: str, literal: Node) -> None:
        match literal:
            case Text(value) | Number(value) | Day(value):
                self._named[name].append(value)
            case Money(fen):
                self._named[name].append(fen)

    def _values(self, fact: FactDefinition) -> Iterable[Any]:
        named = self._named[fact.name]
        match fact.type:
            case FactType.BOOLEAN:
                return (False, True)
            case FactType.CHOICE:
                other = [code for code in fact.values if code not in named][:1]
                return [code for code in fact.values if code in {*named, *other, fact.default}]
            case FactType.MONEY:
                return [Fen(n) for n in _around(named, 1)]
            case FactType.INTEGER:
                return _around(named, 1)
            case FactType.DATE:
                return _around(named, timedelta(days=1)) or [_SOME_DAY]
            case FactType.INSTANT:
                return [_SOME_INSTANT]
            case FactType.SET:
                return self._sets(fact)
        return dict.fromkeys([*named, fact.zh])

    def _sets(self, fact: FactDefinition) -> list[frozenset[str]]:
        known = [code for code in fact.values if code in self._named[fact.name]] or list(fact.values)
        found = [frozenset[str](), *(frozenset((code,)) for code in dict.fromkeys(self._named[fact.name]))]
        for size in _around(self._counted[fact.name], 1):
            codes = known[:size] if len(known) >= size else [str(n) for n in range(1, size + 1)]
            found.append(frozenset(codes) if size > 0 else frozenset())
        return list(dict.fromkeys(found))

    def _ordinary(self, fact: FactDefinition) -> Any:
        """A value that no condition singles out, where there is one: then the other facts speak."""
        unnamed = [value for value in self.of[fact.name] if value not in self._named[fact.name]]
        return (unnamed or list(self.of[fact.name]))[0]


def _around(named: Iterable[Any], step: Any) -> list[Any]:
    return sorted({value for bound in named for value in (bound - step, bound, bound + step)})

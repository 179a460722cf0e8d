"""Stock phrases for opinions: those of the person come first, told by an app above that the configuration installs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guiju.office.people.models import Person

Phrases = Callable[[Person, str], Sequence[str]]


def _none(person: Person, operation: str) -> Sequence[str]:
    return ()


_own: list[Phrases] = [_none]


def install(phrases: Phrases) -> None:
    """Set who tells a person's own phrases for an operation."""
    _own[:] = [phrases]


def own_phrases(person: Person, operation: str) -> Sequence[str]:
    """The phrases that a person keeps for an operation, in their order."""
    return _own[0](person, operation)

"""Small formulas over what applies and what holds: alternatives of facts about one stage, kept short.

A `Clause` is a set of literals that hold together; several clauses are alternatives. Clauses that can never hold
are left out, and so are those that another one covers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Applies:
    """A case of a route applies; of one route at most one does."""

    route: str
    case: str


@dataclass(frozen=True, slots=True, order=True)
class Holds:
    """A condition of the program, by its bit, holds or does not."""

    bit: int
    is_true: bool = True


Literal = Applies | Holds
Clause = frozenset[Literal]
Possible = Callable[[Clause], bool]


def alternatives(clauses: Iterable[Clause], possible: Possible) -> tuple[Clause, ...]:
    """The clauses that can hold, without those that a shorter one covers; in an order that does not vary."""
    kept: list[Clause] = []
    for clause in sorted(set(clauses), key=_order):
        if possible(clause) and not any(shorter <= clause for shorter in kept):
            kept.append(clause)
    return tuple(kept)


def both(ones: Iterable[Clause], others: Iterable[Clause]) -> Iterable[Clause]:
    """Every way in which one of the first and one of the second hold together."""
    seconds = tuple(others)
    return (one | other for one in ones for other in seconds)


def without(clauses: Iterable[Clause], stronger: Iterable[Clause], possible: Possible) -> tuple[Clause, ...]:
    """The clauses that are not covered by one of the `stronger`."""
    covering = tuple(stronger)
    return tuple(clause for clause in clauses if not any(cover <= clause for cover in covering) and possible(clause))


def _order(clause: Clause) -> tuple[int, list[str]]:
    return len(clause), sorted(map(repr, clause))

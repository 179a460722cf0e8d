"""Which conditions of a program hold, do not hold, or are not known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Generic, TypeVar

from guiju.rules.planning.plans import Because
from guiju.rules.planning.program import ALWAYS, Program

MOST_KEPT = 4096
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Answers:
    """Two sets of bits: the conditions that are true, and those that a missing fact leaves open."""

    program: Program
    true: int
    unknown: int

    def holds(self, bit: int) -> bool | None:
        """Whether a condition holds; None: not known yet."""
        if bit == ALWAYS or self.true >> bit & 1:
            return True
        return None if self.unknown >> bit & 1 else False

    def because(self, *bits: int) -> tuple[Because, ...]:
        """The written conditions among the bits, as sentences."""
        return tuple(self.program.because[bit] for bit in bits if bit != ALWAYS)

    def missing(self, *bits: int) -> tuple[str, ...]:
        """Facts of the conditions that are not known."""
        open_ = [bit for bit in bits if self.holds(bit) is None]
        return tuple(sorted({fact for b in self.because(*open_) for fact in b.facts}))


@dataclass(frozen=True, slots=True)
class OwnAnswers(Generic[Found]):
    """Something that depends on a few conditions only, kept for each set of answers to them.

    Facts never seen together before still find most of what they come to worked out.
    """

    find: Callable[[Answers], Found]
    mask: int
    kept: dict[tuple[int, int], Found] = field(default_factory=dict)

    def __call__(self, answers: Answers) -> Found:
        key = (answers.true & self.mask, answers.unknown & self.mask)
        try:
            return self.kept[key]
        except KeyError:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            found = self.kept[key] = self.find(answers)
            return found


def mask_of(bits: Iterable[int]) -> int:
    """The bits of written conditions as one number."""
    return reduce(or_, (1 << bit for bit in bits if bit != ALWAYS), 0)

"""What a comparison answers: differences, each with both sides' words, their articles, and a case that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.instruments.articles import Instrument


class Topic(StrEnum):
    """What a difference is about."""

    ROUTE = "route"
    GATE = "gate"
    REQUIREMENT = "requirement"
    LIMIT = "limit"
    DUTY = "duty"
    THRESHOLD = "threshold"
    MEETING = "meeting"
    POWER = "power"
    MEANING = "meaning"
    COMPOSITION = "composition"
    NUMBERING = "numbering"
    VALIDITY = "validity"
    STATEMENT = "statement"


class Kind(StrEnum):
    """Whether both texts speak, or only one of them."""

    DIFFERS = "differs"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a text says, with its articles."""

    zh: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one text says; no lines where it is silent. `near`: where a silent text comes nearest."""

    lines: tuple[Line, ...] = ()
    near: tuple[Citation, ...] = ()

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Every article of the lines, or the nearest ones where there is no line."""
        return united(line.cites for line in self.lines) or self.near


@dataclass(frozen=True, slots=True)
class Example:
    """Facts for which the two plans differ: `facts` as a rulebook reads them, `zh` those that matter, in words."""

    act: str
    facts: Mapping[str, Any]
    zh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `group` is the act, or the topic of what concerns no single act; `stage` may be empty."""

    id: str
    group: str
    topic: Topic
    stage: str
    title: str
    a: Side
    b: Side
    example: Example | None = None

    @property
    def kind(self) -> Kind:
        """Which of the two texts speaks."""
        if self.a.lines and self.b.lines:
            return Kind.DIFFERS
        return Kind.ONLY_A if self.a.lines else Kind.ONLY_B


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of two instruments, in the order of acts, topics and stages."""

    a: Instrument
    b: Instrument
    differences: tuple[Difference, ...]

    def pending(self) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
        """The articles of each text whose norms are still to be written: their silence says nothing."""
        return _pending(self.a), _pending(self.b)


def _pending(instrument: Instrument) -> tuple[Citation, ...]:
    return tuple(article.citation for article in instrument.articles.values() if article.pending)


def united(several: Iterable[Iterable[Citation]]) -> tuple[Citation, ...]:
    """All citations once, in the order of the texts."""
    return tuple(sorted({cite for cites in several for cite in cites}))

"""A loaded instrument: chapters, articles, and norms with their citations and places in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from guiju.rules.citations import Citation
from guiju.rules.instruments.layer_conflicts import LayerConflict
from guiju.rules.instruments.norms import AnyNorm, RepealGrammar
from guiju.rules.instruments.settings import State
from guiju.rules.instruments.steps import Grammar


class Treatment(StrEnum):
    """What the system does about an article."""

    ENFORCED = "enforced"
    GUIDED = "guided"
    TRACKED = "tracked"
    RECORDED = "recorded"
    STATED = "stated"


class Adoption(Grammar):
    """The meeting that adopted the instrument."""

    body: str
    ordinal: int
    on: date


class InstrumentHead(Grammar):
    """The head of an instrument: what instrument.yaml says. `repealed_on` is the first day out of force.

    `partial`: only the articles that concern this system are written down. `state`: how sure the facts are.
    """

    code: str
    district: str | None = None
    title: str
    short: str
    issuer: str
    number: str
    adopted: Adoption | None = None
    made_on: date
    in_force_on: date
    repealed_on: date | None = None
    in_force_basis: str = "publication"
    repeals: list[RepealGrammar] = []
    source: str = ""
    partial: bool = False
    state: State = State.VERIFIED


class Reading(Grammar):
    """Our answer to a question that the text leaves open."""

    id: str
    question: str
    answer: str
    since: date
    decided_by: str
    trap: str = ""


@dataclass(frozen=True, slots=True)
class PlacedNorm:
    """A norm with its citation(s) and the place in the file where it is written."""

    id: str
    norm: AnyNorm
    cites: tuple[Citation, ...]
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article: our gist, what the system does about it, and its norms. `pending`: norms still to be written."""

    citation: Citation
    gist: str
    treatment: Treatment
    pending: bool
    readings: tuple[Reading, ...]
    norms: tuple[PlacedNorm, ...]

    @property
    def number(self) -> int:
        """The article's number."""
        return self.citation.article


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter with its articles in order."""

    number: int
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Instrument:
    """One rule text as data. `version` is a digest of its files: it changes whenever a norm does."""

    head: InstrumentHead
    chapters: tuple[Chapter, ...]
    folder: Path
    version: str
    fingerprints: Mapping[int, str] = field(default_factory=dict)
    conflicts: tuple[LayerConflict, ...] = ()

    @property
    def code(self) -> str:
        """The short code used in citations."""
        return self.head.code

    @property
    def outside(self) -> bool:
        """Whether it is law from above a district."""
        return self.head.district is None

    def in_force(self, on: date) -> bool:
        """Whether the instrument binds on that day (first day inclusive, day of repeal exclusive)."""
        repealed = self.head.repealed_on
        return self.head.in_force_on <= on and (repealed is None or on < repealed)

    @cached_property
    def articles(self) -> Mapping[int, Article]:
        """All articles by number."""
        return {a.number: a for chapter in self.chapters for a in chapter.articles}

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """All readings by id."""
        return {r.id: r for a in self.articles.values() for r in a.readings}

    def norms(self) -> Iterator[PlacedNorm]:
        """All norms in article order."""
        for article in self.articles.values():
            yield from article.norms

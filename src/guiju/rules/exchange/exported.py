"""The form of an exported instrument: what stands in the JSON, before its norms are read."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from guiju.rules.instruments.steps import Grammar

INSTRUMENT_FORMAT = "guiju-instrument-1"
RULEBOOK_FORMAT = "guiju-rulebook-1"
Json = dict[str, Any]


class ExportedNorm(Grammar):
    """A norm as rule texts write it, with its id and the places that it cites."""

    id: str
    cites: list[str]
    norm: Json


class ExportedArticle(Grammar):
    """One article."""

    number: int = Field(ge=1)
    gist: str = Field(min_length=1)
    treatment: str
    pending: bool = False
    readings: list[Json] = Field(default_factory=list)
    norms: list[ExportedNorm] = Field(default_factory=list)


class ExportedChapter(Grammar):
    """One chapter."""

    number: int = Field(ge=1)
    title: str
    articles: list[ExportedArticle]


class ExportedInstrument(Grammar):
    """A whole instrument. `digest` is of everything else: a text that was changed is told by it."""

    format: Literal["guiju-instrument-1"]
    version: str
    digest: str
    head: Json
    chapters: list[ExportedChapter]
    fingerprints: dict[str, str] = Field(default_factory=dict)


class ExportedRulebook(Grammar):
    """Everything that binds a district, with the vocabulary that its norms use."""

    format: Literal["guiju-rulebook-1"]
    version: str
    vocabulary: dict[str, Any]
    instruments: list[ExportedInstrument]

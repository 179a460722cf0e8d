"""The kinds of official papers: where they go, whom they address, how they are laid out, how they end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from guiju.rules.facts import FactDefinition
from guiju.rules.instruments.errors import InstrumentErrors
from guiju.rules.instruments.positions import Positioned, read_yaml
from guiju.rules.instruments.steps import Grammar

TYPES_ARTICLE = "DPW2012:8"
"""The article that names the fifteen kinds: cited where a genre cites nothing else."""


class Direction(StrEnum):
    """Where a paper goes: to higher or lower organs, to organs not in one line, to the congress, to everybody."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    CONGRESS = "congress"
    PUBLIC = "public"


class Avoided(Grammar):
    """Words that a genre does not use, because they belong to another, and what to do instead."""

    words: tuple[str, ...]
    cure: str
    cure_en: str = ""
    cites: tuple[str, ...]


class Genre(Grammar):
    """One kind of official paper. `signer`: its signers are printed where it goes up; `brought_by`: acts by which it
    comes in."""

    code: str
    use: str
    use_en: str
    directions: tuple[Direction, ...]
    addressee: Literal["none", "wanted", "one"]
    signer: bool = False
    format: Literal["general", "letter", "order", "minutes"] = "general"
    endings: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    brought_by: tuple[str, ...] = ()
    avoids: Avoided | None = None
    cites: tuple[str, ...] = Field(default=(TYPES_ARTICLE,))


@dataclass(frozen=True, slots=True)
class Genres:
    """All genres by code; `directions`: which way the papers to an addressee (a value of that fact) go."""

    by_code: Mapping[str, Genre] = field(default_factory=dict)
    directions: Mapping[str, Direction] = field(default_factory=dict)

    def answering(self) -> frozenset[str]:
        """The genres that may answer another paper."""
        return frozenset(code for code, genre in self.by_code.items() if genre.answers)


def genres_in(folder: Path, facts: Mapping[str, FactDefinition]) -> Genres:
    """The genres of a vocabulary folder; none where it has no such file. Raises InstrumentErrors."""
    file = folder / "genres.yaml"
    if not file.exists():
        return Genres()
    return read_genres(read_yaml(file), facts["genre"].values, facts["addressee"].values)


def read_genres(source: Positioned, codes: Mapping[str, str], addressees: Mapping[str, str]) -> Genres:
    """The genres of the vocabulary: exactly those of the fact `genre`. Raises InstrumentErrors with their places."""
    written = source.value.get("genres") or {}
    errors = [
        source.error(("genres", code), f"「{code}」不是事实 genre 的取值") for code in written if code not in codes
    ]
    errors += [
        source.error(("genres",), f"文种「{zh}」没有写要求") for code, zh in codes.items() if code not in written
    ]
    to = source.value.get("directions") or {}
    unknown = [zh for code, zh in addressees.items() if code not in to]
    errors += [source.error(("directions",), f"主送对象「{zh}」没有写行文方向") for zh in unknown]
    found = {}
    for code, raw in written.items():
        try:
            found[code] = Genre.model_validate({"code": code, **raw})
        except ValidationError as error:
            errors.append(source.error(("genres", code), f"文种「{code}」的写法不对：{error.errors()[0]['msg']}"))
    if errors:
        raise InstrumentErrors(errors)
    return Genres(found, {code: Direction(way) for code, way in to.items()})

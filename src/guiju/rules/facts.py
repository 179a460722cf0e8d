"""What a case may be asked: fact types and definitions, and the reading of raw input into typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class FactType(StrEnum):
    """The closed list of types. `money` is given in yuan and held in fen; `set` holds codes of one closed list."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    INSTANT = "instant"
    TEXT = "text"
    CHOICE = "choice"
    SET = "set"


class FactKind(StrEnum):
    """plain: anybody can state it. computed: from the organisation. judgement: only a person may decide it."""

    PLAIN = "plain"
    COMPUTED = "computed"
    JUDGEMENT = "judgement"


class FactError(ValueError):
    """A fact that is unknown, missing or of the wrong type; says which fact and what was expected, in Chinese."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.message = message


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """One fact of the vocabulary.

    `values` are the codes and Chinese labels of a choice or set (empty for a set of posts or organs, whose
    codes come from the organisation: then `of` names what it holds). An `optional` fact that is not given
    has its default; a default of None means "not known yet". Other facts must be given. `help_en`, `values_en`: the
    same in English, where there is an English (english.yaml).
    """

    name: str
    type: FactType
    zh: str
    en: str = ""
    kind: FactKind = FactKind.PLAIN
    help: str = ""
    unit: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    default: Any = None
    optional: bool = False
    help_en: str = ""
    values_en: Mapping[str, str] = field(default_factory=dict)


FactValue = bool | int | date | datetime | str | frozenset[str]
Facts = Mapping[str, FactValue]

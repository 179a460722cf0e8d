"""One fact of many cases, from JSON texts to a typed column: each text that differs is read once, by the rules' reader.

Money is held in fen and instants in microseconds since 1970 (UTC), so that no engine's time zone has a say; beside
an instant stands its day in China, from which limits in days count. A fact that is not given is NULL.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from guiju.rules.fact_values import FactReader, Fen
from guiju.rules.facts import FactDefinition, FactError, FactType, FactValue

_CHINA = ZoneInfo("Asia/Shanghai")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LARGEST = 2**63 - 1
_REMEMBERED = 20_000  # texts of a fact: days and codes come again and again, heap after heap
COLUMN_TYPES: Mapping[FactType, pa.DataType] = {
    FactType.BOOLEAN: pa.bool_(),
    FactType.INTEGER: pa.int64(),
    FactType.MONEY: pa.int64(),
    FactType.DATE: pa.date32(),
    FactType.INSTANT: pa.int64(),
    FactType.TEXT: pa.string(),
    FactType.CHOICE: pa.string(),
    FactType.SET: pa.list_(pa.string()),
}


def day_of(fact: str) -> str:
    """The column with an instant's day in China."""
    return f"{fact}__day"


class FactColumn:
    """Reads the texts of one fact."""

    def __init__(self, fact: FactDefinition) -> None:
        self.fact = fact
        self._reader = FactReader({fact.name: fact})
        self._not_given = self._reader.read({})[0].get(fact.name)
        self._typed = lru_cache(_REMEMBERED)(self._read)

    def read(self, texts: pa.ChunkedArray) -> tuple[dict[str, pa.Array], pa.Array]:
        """The columns of a fact (an instant has two), and whether each text could be read. NULL: not given."""
        coded = texts.combine_chunks().dictionary_encode()
        found = [self._typed(text) for text in coded.dictionary.to_pylist()]
        values = [value for value, _ in found] + [self._not_given]
        places = pc.fill_null(coded.indices, len(found))
        readable = pa.array([good for _, good in found] + [True], pa.bool_()).take(places)
        return {name: column.take(places) for name, column in self._columns(values).items()}, readable

    def _read(self, text: str) -> tuple[FactValue | None, bool]:
        try:
            value = self._reader.read({self.fact.name: json.loads(text)})[0].get(self.fact.name)
        except FactError:
            return None, False
        fits = not isinstance(value, int) or abs(value) <= _LARGEST
        return (value, True) if fits else (None, False)

    def _columns(self, values: list[FactValue | None]) -> dict[str, pa.Array]:
        name, kind = self.fact.name, self.fact.type
        columns = {name: pa.array([plain(value) for value in values], COLUMN_TYPES[kind])}
        if kind is FactType.INSTANT:
            days = [value.astimezone(_CHINA).date() if isinstance(value, datetime) else None for value in values]
            columns[day_of(name)] = pa.array(days, pa.date32())
        return columns


def plain(value: FactValue | None) -> Any:
    """A typed fact as it stands in its column."""
    if isinstance(value, datetime):
        return (value - _EPOCH) // _MICROSECOND
    return sorted(value) if isinstance(value, frozenset) else value


def typed_facts(row: Mapping[str, Any], facts: Mapping[str, FactDefinition]) -> dict[str, FactValue]:
    """A row of the table as typed facts again."""
    given = {name: row[name] for name in facts if row.get(name) is not None}
    return {name: _typed(facts[name].type, value) for name, value in given.items()}


def _typed(kind: FactType, value: Any) -> FactValue:
    if kind is FactType.MONEY:
        return Fen(value)
    if kind is FactType.SET:
        return frozenset(value)
    if kind is FactType.INSTANT:
        at: datetime = _EPOCH + value * _MICROSECOND
        return at
    found: FactValue = value
    return found

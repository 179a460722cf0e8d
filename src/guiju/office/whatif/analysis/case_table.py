"""A table of cases' facts: one Parquet file an act, a column a fact, which every engine reads.

Money is held in fen and instants in microseconds since 1970 (UTC), so that no engine's time zone has a say; beside
an instant stands its day in China, from which limits in days count. A fact that is not given is NULL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactDefinition, FactType, FactValue
from guiju.rules.instruments.vocabulary import Act

CASE, LAW_ON, VERSION = "__case", "__law_on", "__version"
CHUNK = 50_000
_CHINA = ZoneInfo("Asia/Shanghai")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TYPES: Mapping[FactType, pa.DataType] = {
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


def schema_of(facts: Mapping[str, FactDefinition]) -> pa.Schema:
    """The columns of an act's table."""
    fields = [pa.field(CASE, pa.int64()), pa.field(LAW_ON, pa.date32()), pa.field(VERSION, pa.string())]
    for name, fact in facts.items():
        fields.append(pa.field(name, _TYPES[fact.type]))
        if fact.type is FactType.INSTANT:
            fields.append(pa.field(day_of(name), pa.date32()))
    return pa.schema(fields)


class CaseTable:
    """Writes one act's table, a chunk of cases at a time; a context manager that closes the file. `rows`: its cases."""

    def __init__(self, act: Act, file: Path) -> None:
        self._schema, self.file = schema_of(act.facts), file
        self._instants = [name for name, fact in act.facts.items() if fact.type is FactType.INSTANT]
        self._sets = [name for name, fact in act.facts.items() if fact.type is FactType.SET]
        self._rows: list[dict[str, Any]] = []
        self.rows = 0
        self._writer = pq.ParquetWriter(file, self._schema, compression="lz4")

    def add(self, case: int, law_on: date, version: str, facts: Mapping[str, FactValue]) -> None:
        """One case with its typed facts."""
        row: dict[str, Any] = {**facts, CASE: case, LAW_ON: law_on, VERSION: version}
        for name in self._instants:
            at = row.get(name)
            if at is not None:
                row[name], row[day_of(name)] = (at - _EPOCH) // _MICROSECOND, at.astimezone(_CHINA).date()
        for name in self._sets:
            if name in row:
                row[name] = sorted(row[name])
        self._rows.append(row)
        self.rows += 1
        if len(self._rows) >= CHUNK:
            self._flush()

    def take_over(self, before: Path, without: pa.Array) -> None:
        """The rows of an older file of the same act, except those of some cases."""
        for batch in pq.ParquetFile(before).iter_batches(CHUNK):
            left = batch.filter(pc.invert(pc.is_in(batch[CASE], value_set=without)))
            self.rows += left.num_rows
            self._writer.write_batch(left)

    def _flush(self) -> None:
        columns = [pa.array([row.get(name) for row in self._rows], type=kind) for name, kind in _columns(self._schema)]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))
        self._rows.clear()

    def __enter__(self) -> CaseTable:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


def _columns(schema: pa.Schema) -> Iterable[tuple[str, pa.DataType]]:
    return zip(schema.names, schema.types, strict=True)


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


def write_rows(file: Path, schema: pa.Schema, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A small table to be joined with."""
    columns = [pa.array([row.get(name) for row in rows], type=kind) for name, kind in _columns(schema)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), file)
    return file

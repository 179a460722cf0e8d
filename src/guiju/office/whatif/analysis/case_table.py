"""A table of cases' facts: one Parquet file an act, a column a fact (`fact_column`), which every engine reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from guiju.office.whatif.analysis.fact_column import COLUMN_TYPES, day_of
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.instruments.vocabulary import Act

CASE, LAW_ON, VERSION = "__case", "__law_on", "__version"
CHUNK = 50_000


def schema_of(facts: Mapping[str, FactDefinition]) -> pa.Schema:
    """The columns of an act's table."""
    fields = [pa.field(CASE, pa.int64()), pa.field(LAW_ON, pa.date32()), pa.field(VERSION, pa.string())]
    for name, fact in facts.items():
        fields.append(pa.field(name, COLUMN_TYPES[fact.type]))
        if fact.type is FactType.INSTANT:
            fields.append(pa.field(day_of(name), pa.date32()))
    return pa.schema(fields)


class CaseTable:
    """Writes one act's table, many cases at a time; a context manager that closes the file. `rows`: its cases."""

    def __init__(self, act: Act, file: Path) -> None:
        self.act, self.schema, self.file = act, schema_of(act.facts), file
        self.rows = 0
        self._writer = pq.ParquetWriter(file, self.schema, compression="lz4")

    def write(self, cases: pa.Table) -> None:
        """Cases whose columns are those of the schema, in any order."""
        self.rows += cases.num_rows
        self._writer.write_table(cases.select(self.schema.names))

    def take_over(self, before: Path, without: pa.Array) -> None:
        """The rows of an older file of the same act, except those of some cases."""
        for batch in pq.ParquetFile(before).iter_batches(CHUNK):
            left = batch.filter(pc.invert(pc.is_in(batch[CASE], value_set=without)))
            self.rows += left.num_rows
            self._writer.write_batch(left)

    def __enter__(self) -> CaseTable:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._writer.close()


def _columns(schema: pa.Schema) -> Iterable[tuple[str, pa.DataType]]:
    return zip(schema.names, schema.types, strict=True)


def write_rows(file: Path, schema: pa.Schema, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A small table to be joined with."""
    columns = [pa.array([row.get(name) for row in rows], type=kind) for name, kind in _columns(schema)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), file)
    return file

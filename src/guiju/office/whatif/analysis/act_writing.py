"""One act's heaps of cases: taken apart by the embedded engine, typed column by column, written into its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from guiju.office.whatif.analysis.case_table import CASE, LAW_ON, VERSION, CaseTable
from guiju.office.whatif.analysis.fact_column import FactColumn
from guiju.office.whatif.analysis.heaps import Heap

_PAYLOAD = "__payload"
_CASES = pa.schema([(CASE, pa.int64()), (LAW_ON, pa.string()), (VERSION, pa.string()), (_PAYLOAD, pa.string())])
_ATTACHED = pa.schema([(CASE, pa.int64()), (_PAYLOAD, pa.string())])
_APART = f"""
    WITH apart AS (
        SELECT *, json_extract({_PAYLOAD}, $paths) AS said, json_keys({_PAYLOAD}, '$.facts') AS names FROM cases),
    kinds AS (SELECT {CASE}, list(DISTINCT {_PAYLOAD}->>'$.kind') AS kinds FROM attached GROUP BY {CASE})
    SELECT {CASE}, {LAW_ON}, {VERSION}, list_count(said) = len(names) AS known,
           coalesce(CAST(to_json(list_sort(kinds)) AS VARCHAR), '[]') AS materials{{facts}}
    FROM apart LEFT JOIN kinds USING ({CASE})"""  # noqa: S608 -- names of our own columns; values are bound


class ActWriting:
    """Writes the cases of one act; `engine`: a connection of the embedded engine; `materials`: see `LogReading`."""

    def __init__(self, table: CaseTable, materials: str, engine: Any) -> None:
        self._table, self._materials, self._engine = table, materials, engine
        self._columns = [FactColumn(fact) for name, fact in table.act.facts.items() if name != materials]
        self._attached = FactColumn(table.act.facts[materials]) if materials in table.act.facts else None
        self._paths = [f'$.facts."{name}"' for name in (*(c.fact.name for c in self._columns), materials)]

    def write(self, heap: Heap) -> set[int]:
        """The cases whose facts cannot be read; the others are in the table."""
        cases = self._apart(heap)
        columns = {CASE: cases[CASE], LAW_ON: cases[LAW_ON].cast(pa.date32()), VERSION: cases[VERSION]}
        readable = cases["known"]
        for column, texts in self._texts(cases):
            typed, good = column.read(texts)
            columns |= typed
            readable = pc.and_(readable, good)
        self._table.write(pa.table(columns).filter(readable))
        unread: list[int] = cases[CASE].filter(pc.invert(readable)).to_pylist()
        return set(unread)

    def _texts(self, cases: pa.Table) -> Iterator[tuple[FactColumn, pa.ChunkedArray]]:
        for place, column in enumerate(self._columns):
            yield column, cases[f"f{place}"]
        if self._attached:
            yield self._attached, cases["materials"]

    def _apart(self, heap: Heap) -> pa.Table:
        """A row a case: its facts f0, f1... as JSON texts, NULL where the log is silent; how many names it says."""
        keys, _, days, versions, _ = zip(*heap.heads, strict=True)
        self._engine.register("cases", _table(_CASES, [keys, days, versions, heap.facts()]))
        self._engine.register("attached", _table(_ATTACHED, zip(*heap.attached, strict=True)))
        facts = "".join(f", CAST(said[{place + 1}] AS VARCHAR) AS f{place}" for place in range(len(self._columns)))
        return self._engine.sql(_APART.format(facts=facts), params={"paths": self._paths}).to_arrow_table()


def _table(schema: pa.Schema, columns: Iterable[Sequence[Any]]) -> pa.Table:
    given = list(columns) or [()] * len(schema)
    return pa.table([pa.array(column, kind) for column, kind in zip(given, schema.types, strict=True)], schema=schema)

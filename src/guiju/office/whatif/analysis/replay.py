"""Past cases under changed rules: grouped by their vectors on the engine, one plan for each vector, then counted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from guiju.office.whatif.analysis.case_table import CASE, LAW_ON, VERSION, write_rows
from guiju.office.whatif.analysis.columns import packed, to_column, unpacked
from guiju.office.whatif.analysis.days import Days
from guiju.office.whatif.analysis.fact_column import typed_facts
from guiju.office.whatif.replayed import Replayed
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.replaying import ActReplay, Change
from guiju.rules.replaying.programs import programs
from guiju.rules.replaying.summaries import summary

WORD = "__word_"
MOST_EXAMPLES = 5
CHANGE = "__change"
Progress = Callable[[int, str], None]
Period = tuple[date, date]


class Replay:
    """Two rulebooks over tables of cases, an act at a time. `whole`: see `programs`."""

    def __init__(self, before: Rulebook, after: Rulebook, connection: Any, whole: bool = False) -> None:
        self.before, self.after, self.connection, self.whole = before, after, connection, whole
        self.found = Replayed()

    def run(self, tables: Mapping[str, Path], progress: Progress) -> Replayed:
        """Every act's table; `progress` hears how many cases are done and what is being done."""
        for act, file in tables.items():
            label = self.before.vocabulary.acts[act].zh
            progress(self.found.cases, label)
            cases = self.connection.read_parquet(str(file))
            self._older(cases)
            for period in self._periods():
                self._turn(act, period, cases)
        progress(self.found.cases, "")
        return self.found

    def _older(self, cases: ir.Table) -> None:
        older = self.connection.to_pyarrow(cases.filter(cases[VERSION] != self.before.version).count())
        self.found.older += older.as_py()

    def _periods(self) -> Iterator[Period]:
        """The spans (end exclusive) in each of which the same instruments are in force on both sides."""
        instruments = (*self.before.instruments, *self.after.instruments)
        turns = {day for i in instruments for day in (i.head.in_force_on, i.head.repealed_on) if day}
        days = [date.min, *sorted(turns), date.max]
        yield from pairwise(days)

    def _turn(self, act: str, period: Period, every: ir.Table) -> None:
        cases = every.filter((every[LAW_ON] >= period[0]) & (every[LAW_ON] < period[1]))
        many = self.connection.to_pyarrow(cases.count()).as_py()
        if not many:
            return
        self.found.add_cases(act, many)
        before, after = programs(self.before, self.after, act, period[0], whole=self.whole)
        if before or after:
            replay = ActReplay(self.before.vocabulary.acts[act], self.before.vocabulary, before, after)
            with tempfile.TemporaryDirectory() as folder:
                self._replay(replay, cases, Path(folder))

    def _replay(self, replay: ActReplay, cases: ir.Table, folder: Path) -> None:
        vectors = self._vectors(replay, cases, folder)
        keys = [name for name in vectors.columns if name != CASE]
        grouped = vectors.group_by(keys).aggregate(__many=vectors.count())
        changed: list[tuple[dict[str, Any], tuple[Change, ...]]] = []
        for row in _rows(self.connection.to_pyarrow(grouped)):
            many = row.pop("__many")
            self.found.vectors += 1
            if changes := replay.changes(*_answers(row), row):
                self.found.add(replay.act.code, changes, many)
                changed.append((row, changes))
        if changed:
            self._examples(replay, vectors, cases, changed, folder)

    def _vectors(self, replay: ActReplay, cases: ir.Table, folder: Path) -> ir.Table:
        """The cases with their vectors in words of so many bits, and the meetings that facts name."""
        days = Days(replay.limits, replay.act.facts, folder)
        cases = days.joined(cases, self.connection)
        answers = [to_column(node, cases) for node in replay.nodes]
        words = packed([*answers, *days.checks(cases), *days.shifts(cases)]) or [ibis.literal(0, type="int64")]
        named = {f"{WORD}{place}": word for place, word in enumerate(words)}
        bodies = {name: cases[name].fill_null("") for name in replay.body_facts}
        file = str(folder / "vectors.parquet")
        self.connection.to_parquet(cases.select(**{CASE: cases[CASE]}, **named, **bodies), file)
        vectors: ir.Table = self.connection.read_parquet(file)
        return vectors

    def _examples(
        self,
        replay: ActReplay,
        vectors: ir.Table,
        cases: ir.Table,
        changed: list[tuple[dict[str, Any], tuple[Change, ...]]],
        folder: Path,
    ) -> None:
        """The latest few cases of every change, each with its plan on both sides."""
        numbers = {
            change: place for place, change in enumerate(dict.fromkeys(c for _, found in changed for c in found))
        }
        rows = [{**row, CHANGE: numbers[change]} for row, found in changed for change in found]
        keys = [name for name in vectors.columns if name != CASE]
        schema = pa.schema(
            [(key, pa.int64() if key.startswith("__") else pa.string()) for key in keys] + [(CHANGE, pa.int64())]
        )
        lookup = self.connection.read_parquet(str(write_rows(folder / "changes.parquet", schema, rows)))
        joined = vectors.join(lookup, keys)
        place = ibis.row_number().over(ibis.window(group_by=joined[CHANGE], order_by=joined[CASE].desc()))
        ranked = joined.select(**{CHANGE: joined[CHANGE], CASE: joined[CASE], "__place": place})
        picked = _rows(self.connection.to_pyarrow(ranked.filter(ranked["__place"] < MOST_EXAMPLES)))
        known = self._facts_of({row[CASE] for row in picked}, cases)
        changes = list(numbers)
        for row in sorted(picked, key=lambda row: (row[CHANGE], row["__place"])):
            self._example(replay, changes[row[CHANGE]], known[row[CASE]])

    def _facts_of(self, keys: set[int], cases: ir.Table) -> dict[int, dict[str, Any]]:
        found = _rows(self.connection.to_pyarrow(cases.filter(cases[CASE].isin(sorted(keys)))))
        return {row[CASE]: row for row in found}

    def _example(self, replay: ActReplay, change: Change, row: dict[str, Any]) -> None:
        act, law_on = replay.act, row[LAW_ON]
        facts = typed_facts(row, act.facts)
        sides = [summary(book, act.code, facts, law_on) for book in (self.before, self.after)]
        self.found.add_example(act.code, change, row[CASE], sides[0], sides[1])


def _rows(found: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows


def _answers(row: Mapping[str, Any]) -> tuple[int, int]:
    words = {int(name.removeprefix(WORD)): value for name, value in row.items() if name.startswith(WORD)}
    return unpacked([words[place] for place in sorted(words)])

"""Days of limits for a whole table: reckoned by the core once for each different start, and joined back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from ibis.expr import types as ir

from guiju.office.whatif.analysis.case_table import day_of, write_rows
from guiju.rules.calendar import CHINA, CalendarError, deadline
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.replaying.limits import PairedLimits, Reckoning

HOUR = 3_600_000_000  # microseconds


class Days:
    """The due columns of one act's limits. `folder`: where the small tables for joining are written."""

    def __init__(self, limits: PairedLimits, facts: Mapping[str, FactDefinition], folder: Path) -> None:
        self.limits, self.folder = limits, folder
        asked = [c.reckoning for c in limits.checks]
        asked += [r for shift in limits.shifts for r in (shift.before, shift.after)]
        self.reckonings = tuple(dict.fromkeys(asked))
        self._facts = facts

    def joined(self, cases: ir.Table, connection: Any) -> ir.Table:
        """The cases with a column for each day that a limit ends on (`due_0`, `due_1`, ...)."""
        by_start: dict[str, list[Reckoning]] = defaultdict(list)
        for one in self.reckonings:
            if not one.timed:
                by_start[self._start(one)].append(one)
        for number, (start, several) in enumerate(by_start.items()):
            file = self._table(start, several, cases, connection, number)
            cases = _left(cases, connection.read_parquet(str(file)), start, f"start_{number}")
        return cases

    def checks(self, cases: ir.Table) -> list[Any]:
        """For every check whether the limit is kept; NULL where one of the two days is not known."""
        return [cases[check.given] <= self._due(check.reckoning, cases) for check in self.limits.checks]

    def shifts(self, cases: ir.Table) -> list[Any]:
        """For every shift whether the case's day is another."""
        return [self._other(cases, shift.before, shift.after) for shift in self.limits.shifts]

    def _other(self, cases: ir.Table, before: Reckoning, after: Reckoning) -> Any:
        one, two = self._due(before, cases), self._due(after, cases)
        if before.timed != after.timed:  # a moment is never a day
            return one.notnull() | two.notnull()
        alone = (one.isnull() & two.notnull()) | (one.notnull() & two.isnull())
        return (one != two).fill_null(False) | alone

    def _due(self, one: Reckoning, cases: ir.Table) -> Any:
        if one.timed:
            return cases[one.counted_from] + one.span.signed * HOUR
        return cases[f"due_{self.reckonings.index(one)}"]

    def _start(self, one: Reckoning) -> str:
        timed = self._facts[one.counted_from].type is FactType.INSTANT
        return day_of(one.counted_from) if timed else one.counted_from

    def _table(self, start: str, several: Iterable[Reckoning], cases: ir.Table, connection: Any, number: int) -> Path:
        known = cases.filter(cases[start].notnull()).select(start).distinct()
        days = connection.to_pyarrow(known).column(start).to_pylist()
        columns = {f"due_{self.reckonings.index(one)}": one for one in several}
        rows = [{f"start_{number}": day, **{name: _due_on(one, day) for name, one in columns.items()}} for day in days]
        schema = pa.schema([(name, pa.date32()) for name in (f"start_{number}", *columns)])
        return write_rows(self.folder / f"days-{number}.parquet", schema, rows)


def _left(cases: ir.Table, days: ir.Table, start: str, key: str) -> ir.Table:
    return cases.join(days, cases[start] == days[key], how="left").drop(key)


def _due_on(one: Reckoning, day: date) -> date | None:
    try:
        return deadline(one.span, day, CHINA).due
    except CalendarError:
        return None

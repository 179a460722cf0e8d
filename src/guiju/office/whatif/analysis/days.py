"""Days of limits for a whole table: reckoned by the core once for each different start, and joined back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from guiju.office.whatif.analysis.case_table import write_rows
from guiju.office.whatif.analysis.fact_column import day_of
from guiju.rules.calendar import CHINA, CalendarError, Span, deadline
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.replaying.limits import PairedLimits, Reckoning

HOUR = 3_600_000_000  # microseconds
HOURS = "hours"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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
        by_start: dict[tuple[str, str], list[Reckoning]] = defaultdict(list)
        for one in self.reckonings:
            if one.span and one.span.unit != HOURS:
                by_start[self._start(one), one.extended_by].append(one)
        for number, ((start, more), several) in enumerate(by_start.items()):
            cases = cases.mutate(**{f"more_{number}": cases[more].fill_null(0) if more else ibis.literal(0)})
            file = self._table(start, several, cases, connection, number)
            cases = _left(cases, connection.read_parquet(str(file)), start, number)
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
        if one.span is None:
            return ibis.null("date")
        if one.span.unit == HOURS:
            return cases[one.counted_from] + one.span.signed * HOUR
        return cases[f"due_{self.reckonings.index(one)}"]

    def _start(self, one: Reckoning) -> str:
        """The column of first days; half days count from the moment itself."""
        by_day = self._facts[one.counted_from].type is FactType.INSTANT and not one.timed
        return day_of(one.counted_from) if by_day else one.counted_from

    def _table(self, start: str, several: Iterable[Reckoning], cases: ir.Table, connection: Any, number: int) -> Path:
        key, more = f"start_{number}", f"more_{number}"
        known = connection.to_pyarrow(cases.filter(cases[start].notnull()).select(start, more).distinct())
        starts = zip(known.column(start).to_pylist(), known.column(more).to_pylist(), strict=True)
        columns = {f"due_{self.reckonings.index(one)}": one for one in several}
        rows = [
            {key: day, f"{key}_{more}": extra, **{name: _due_on(one, day, extra) for name, one in columns.items()}}
            for day, extra in starts
        ]
        kinds = [(name, pa.int64() if one.timed else pa.date32()) for name, one in columns.items()]
        begun = pa.int64() if several and next(iter(columns.values())).timed else pa.date32()
        schema = pa.schema([(key, begun), (f"{key}_{more}", pa.int64()), *kinds])
        return write_rows(self.folder / f"days-{number}.parquet", schema, rows)


def _left(cases: ir.Table, days: ir.Table, start: str, number: int) -> ir.Table:
    key, more = f"start_{number}", f"more_{number}"
    same = [cases[start] == days[key], cases[more] == days[f"{key}_{more}"]]
    return cases.join(days, same, how="left").drop(key, more, f"{key}_{more}")


def _due_on(one: Reckoning, start: date | int, more: int) -> date | int | None:
    """A day, or for half days a moment in microseconds as the table keeps it."""
    assert one.span is not None  # noqa: S101 -- only known lengths have a column
    span = Span(one.span.amount + max(more, 0), one.span.unit, one.span.direction)
    begun = EPOCH + timedelta(microseconds=start) if isinstance(start, int) else start
    try:
        due = deadline(span, begun, CHINA).due
    except CalendarError:
        return None
    return (due - EPOCH) // timedelta(microseconds=1) if isinstance(due, datetime) else due

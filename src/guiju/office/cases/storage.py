"""What one action reads and writes, in plain SQL: a case and its log, new entries, inbox rows, the head.

Building these few statements through the ORM on every action costs several times what the database needs for
them. The tables are those of `models`; lists, rebuilding and verifying use the ORM. Both engines understand it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import DateTimeField

from guiju.office.cases.models import Case, Event, Sight, WorkItem
from guiju.office.people.plain_sql import run

Row = tuple[Any, ...]
_CASE = tuple(field.attname for field in Case._meta.concrete_fields)
_EVENT = tuple(field.attname for field in Event._meta.concrete_fields if not field.primary_key)
_ITEM = tuple(field.attname for field in WorkItem._meta.concrete_fields if not field.primary_key)
_SIGHT = tuple(field.attname for field in Sight._meta.concrete_fields if not field.primary_key)
_HEAD = ("title", "state", "stage", "head_seq", "head_hash", "updated_at", "rulebook_version")
_INSTANTS = {f.attname for model in (Case, Event) for f in model._meta.concrete_fields if isinstance(f, DateTimeField)}
_PLAIN = (str, int, type(None))
_CLOSING = ("state", "done_at", "done_by_id", "read_at", "due_on", "urgency", "urged")
# S608: only names of columns of our own models are joined; every value is bound.
_LOCK = f"SELECT {', '.join(_CASE)} FROM cases_case WHERE id = %s"  # noqa: S608 -- names of our own columns; values are bound
_SAVE_HEAD = f"UPDATE cases_case SET {', '.join(f'{name} = %s' for name in _HEAD)} WHERE id = %s"  # noqa: S608 -- names of our own columns; values are bound
_CLOSE = f"UPDATE cases_workitem SET {', '.join(f'{name} = %s' for name in _CLOSING)} WHERE case_id = %s"  # noqa: S608 -- names of our own columns; values are bound


def lock_case(case_id: int) -> Case | None:
    """A case, its row locked until the transaction ends (SQLite's write transaction locks by itself)."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    rows = _read(f"{_LOCK}{lock}", [case_id])
    return Case.from_db(connection.alias, _CASE, _aware(rows, _CASE)[0]) if rows else None


def log_rows(case_id: int, columns: Sequence[str]) -> list[Row]:
    """The log of a case in order, in these columns."""
    names = ", ".join(columns)
    rows = _read(f"SELECT {names} FROM cases_event WHERE case_id = %s ORDER BY seq", [case_id])  # noqa: S608 -- names of our own columns; values are bound
    return _aware(rows, columns)


def insert_events(rows: Iterable[Any]) -> None:
    """Add entries to the log, in one statement; each row has the columns as attributes."""
    _insert("cases_event", _EVENT, rows)


def insert_items(rows: Iterable[Any]) -> None:
    """Add inbox rows, in one statement; each row has the columns as attributes."""
    _insert("cases_workitem", _ITEM, rows)


def insert_sights(rows: Iterable[Any]) -> None:
    """Add who may see a case; who is there already stays. Each row has the columns as attributes."""
    _insert("cases_sight", _SIGHT, rows, " ON CONFLICT DO NOTHING")


def close_items(case_id: int, values: Row, numbers: Sequence[int]) -> None:
    """Give inbox rows of a case what may change in them (see _CLOSING), in that order."""
    marks = ", ".join(["%s"] * len(numbers))
    _write(f"{_CLOSE} AND number IN ({marks})", [*values, case_id, *numbers])


def save_head(case: Case) -> None:
    """Write what an action changes of a case's own row."""
    _write(_SAVE_HEAD, [*(getattr(case, name) for name in _HEAD), case.pk])


def _insert(table: str, columns: Sequence[str], rows: Iterable[Any], otherwise: str = "") -> None:
    values = [[getattr(row, name) for name in columns] for row in rows]
    marks = f"({', '.join(['%s'] * len(columns))})"
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * len(values))}{otherwise}"  # noqa: S608 -- names of our own columns; values are bound
    _write(statement, [value for row in values for value in row])


def _read(statement: str, values: Sequence[Any]) -> list[Row]:
    rows: list[tuple[Any, ...]] = run(statement, values).fetchall()
    return rows


def _write(statement: str, values: Iterable[Any]) -> None:
    instant = connection.ops.adapt_datetimefield_value
    stored = [value if isinstance(value, _PLAIN) else _stored(value, instant) for value in values]
    run(statement, stored)


def _stored(value: Any, instant: Callable[[datetime], Any]) -> Any:
    return instant(value) if isinstance(value, datetime) else value.isoformat()


def _aware(rows: list[Row], columns: Sequence[str]) -> list[Row]:
    """Rows with their instants in UTC; SQLite keeps them without a zone."""
    if connection.features.supports_timezones:
        return rows
    instants = [name in _INSTANTS for name in columns]
    return [
        tuple(v.replace(tzinfo=UTC) if at and v else v for v, at in zip(row, instants, strict=True)) for row in rows
    ]

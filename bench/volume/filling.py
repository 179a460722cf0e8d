"""Writes copies into the database by the shortest way that each engine has: COPY, or many rows a statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from bench.volume.copies import Batch, Row

CASE = [
    *("id", "district_id", "serial", "act", "title", "drafting_organ_id", "opened_by_id", "law_on"),
    *("rulebook_version", "state", "stage", "head_seq", "head_hash", "opened_at", "updated_at", "parent_step_key"),
]
EVENT = [
    *("district_id", "case_id", "seq", "kind", "payload", "actor_id", "actor_post_id", "on_behalf_of_id"),
    *("happened_at", "recorded_at", "cites", "rulebook_version", "token", "previous_hash", "hash"),
]
ITEM = [
    *("district_id", "case_id", "number", "kind", "step_key", "post_id", "state", "operation"),
    *("since_at", "done_at", "done_by_id", "read_at", "due_on"),
]
SIGHT = ["district_id", "case_id", "viewer", "act", "serial"]


def store(batch: Batch) -> None:
    """One transaction. The search index is not asked to follow: it is measured by itself."""
    from django.db import connection, transaction

    with transaction.atomic():
        _insert("cases_case", CASE, batch.cases)
        _insert("cases_event", EVENT, batch.events)
        _insert("cases_workitem", ITEM, batch.items)
        _insert("cases_sight", SIGHT, batch.sights)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_due")


def finish(serials: dict[str, int]) -> None:
    """The counters after the last copy, and fresh statistics for the planner of queries."""
    from django.db import connection

    from guiju.office.cases.models import Serial

    for district, last in serials.items():
        Serial.objects.update_or_create(pk=district, defaults={"last": last})
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('cases_case', 'id'), (SELECT max(id) FROM cases_case))"
            )
        cursor.execute("ANALYZE")


def quickly() -> None:
    """A database that may be lost is filled without waiting for the disk (SQLite)."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=0")
            cursor.execute("PRAGMA cache_size=-200000")


def _insert(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    from django.db import connection

    names = ", ".join(columns)
    if connection.vendor == "postgresql":
        with connection.connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(columns))
    # The driver's own cursor: Django's would look at every value once more.
    raw = connection.connection.cursor()
    raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", ([_plain(v) for v in row] for row in rows))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value

"""Triggers, on both engines, that refuse to change or remove the history of entries, or to remove an entry."""

from __future__ import annotations

from typing import Any

CHANGES, ENTRIES = "registers_change", "registers_entry"
MESSAGE = "append-only: the history of registers is never changed or removed"
_FUNCTION = (
    "CREATE FUNCTION registers_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$"
)
_GUARDED = ((CHANGES, ("UPDATE", "DELETE")), (ENTRIES, ("DELETE",)))


def install(connection: Any) -> None:
    """Guard the tables. Fails when they are guarded already."""
    _run(connection, _postgres() if connection.vendor == "postgresql" else _sqlite())


def remove(connection: Any) -> None:
    """Take the guard away: for turning the migration back."""
    if connection.vendor == "postgresql":
        return _run(connection, ["DROP FUNCTION IF EXISTS registers_append_only() CASCADE"])
    names = [f"{table}_no_{event.lower()}" for table, events in _GUARDED for event in events]
    return _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in names])


def _postgres() -> list[str]:
    triggers = [
        f"CREATE TRIGGER {table}_append_only BEFORE {' OR '.join((*events, 'TRUNCATE'))} ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION registers_append_only()"
        for table, events in _GUARDED
    ]
    return [_FUNCTION, *triggers]


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for table, events in _GUARDED
        for event in events
    ]


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

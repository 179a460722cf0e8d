"""Triggers, on both engines, that refuse to change or remove entries of the history of pages."""

from __future__ import annotations

from typing import Any

TABLE = "openness_publicationevent"
MESSAGE = "append-only: the history of public pages is never changed or removed"
_POSTGRES = (
    "CREATE FUNCTION openness_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$",
    f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION openness_append_only()",
)
_SQLITE = tuple(
    f"CREATE TRIGGER {TABLE}_no_{event} BEFORE {event} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for event in ("update", "delete")
)
_UNDO_POSTGRES = ("DROP FUNCTION IF EXISTS openness_append_only() CASCADE",)
_UNDO_SQLITE = tuple(f"DROP TRIGGER IF EXISTS {TABLE}_no_{event}" for event in ("update", "delete"))


def install(connection: Any) -> None:
    """Guard the history. Fails when it is guarded already."""
    _run(connection, _POSTGRES if connection.vendor == "postgresql" else _SQLITE)


def remove(connection: Any) -> None:
    """Take the guard away: for turning the migration back, and for tests that empty the tables."""
    _run(connection, _UNDO_POSTGRES if connection.vendor == "postgresql" else _UNDO_SQLITE)


def _run(connection: Any, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

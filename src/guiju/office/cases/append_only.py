"""Triggers of the database, on both engines, that refuse to change or remove what a log holds."""

from __future__ import annotations

from typing import Any

TABLES = ("cases_event", "cases_accessrefusal")
MESSAGE = "append-only: rows of this table are never changed or removed"


def install(connection: Any) -> None:
    """Guard the logs on the engine of `connection`. Fails when they are guarded already."""
    statements = _postgres() if connection.vendor == "postgresql" else _sqlite()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the guard away: for turning the migration back, and for tests that empty their own tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS cases_append_only() CASCADE")
            return
        for table in TABLES:
            for event in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}")


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for table in TABLES
        for event in ("update", "delete")
    ]


def _postgres() -> list[str]:
    function = (
        "CREATE FUNCTION cases_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    return [
        function,
        *(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION cases_append_only()"
            for table in TABLES
        ),
    ]

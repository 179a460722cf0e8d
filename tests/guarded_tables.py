"""Emptying tables that the database guards: logs are append-only, and a test that commits must still clean up."""

from __future__ import annotations

from typing import Any


def lift(connection: Any) -> list[str]:
    """Switch the triggers off for this connection; returns what `restore` needs."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            return ["SET session_replication_role = origin"]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = list(cursor.fetchall())
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        return [sql for _, sql in triggers]


def restore(connection: Any, statements: list[str]) -> None:
    """Switch them on again."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

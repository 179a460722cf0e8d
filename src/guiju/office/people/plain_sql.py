"""Statements straight to the database's driver: for the few that every action runs.

Django's cursors cost more than these statements themselves. Transactions, connections and errors stay Django's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model


def run(statement: str, values: Sequence[Any]) -> Any:
    """Run a statement, `%s` for each value, in Django's connection and transaction; returns the driver's cursor.

    Raises Django's database errors.
    """
    database = connections[DEFAULT_DB_ALIAS]  # looked up once: the proxy `connection` looks it up at every name
    if database.connection is None:
        database.ensure_connection()
    if database.needs_rollback:
        database.validate_no_broken_transaction()
    raw: Any = database.connection
    with database.wrap_database_errors:
        if database.vendor == "sqlite":
            return raw.execute(_question_marks(statement), values)
        return _cursors()(raw).execute(statement, values)


def any_row(model: type[Model], column: str, value: Any) -> bool:
    """Whether a table has a row with this value in a column: the question before a list that is mostly empty."""
    return run(_probe(model._meta.db_table, column), [value]).fetchone() is not None


@cache
def _probe(table: str, column: str) -> str:
    return f"SELECT 1 FROM {table} WHERE {column} = %s LIMIT 1"  # noqa: S608 -- names of our own; the value is bound


@cache
def _cursors() -> Any:
    """psycopg's own cursors, which bind on the server and prepare; not loaded where the database is SQLite."""
    from psycopg import Cursor

    return Cursor


@lru_cache(maxsize=256)
def _question_marks(statement: str) -> str:
    return statement.replace("%s", "?")

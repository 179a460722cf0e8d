"""The databases' own drivers behind one face, for the contestants that write SQL themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import psycopg

Execute = Callable[[str], Any]


def sqlite_pragmas(synchronous: int) -> tuple[str, ...]:
    """What each contestant runs on a new SQLite connection. `synchronous`: 1 NORMAL, 2 FULL."""
    return ("PRAGMA journal_mode=WAL", f"PRAGMA synchronous={synchronous}")


class RawConnection:
    """A connection in autocommit; `?` marks a parameter on both engines."""

    def __init__(self, url: str, synchronous: int) -> None:
        self.on_sqlite = url.startswith("sqlite:///")
        if self.on_sqlite:
            self._connection: Any = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
            for pragma in sqlite_pragmas(synchronous):
                self._connection.execute(pragma)
        else:
            self._connection = psycopg.connect(url, autocommit=True)

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Run a statement; return the cursor."""
        if not self.on_sqlite:
            statement = statement.replace("?", "%s")
        return self._connection.execute(statement, parameters)

    def begin(self) -> None:
        """Begin a transaction that will write."""
        self.execute("BEGIN IMMEDIATE" if self.on_sqlite else "BEGIN")

    def commit(self) -> None:
        self.execute("COMMIT")

    @property
    def for_update(self) -> str:
        return "" if self.on_sqlite else " FOR UPDATE"

    @property
    def key(self) -> str:
        """The column type of a key that the database counts itself."""
        return "INTEGER PRIMARY KEY" if self.on_sqlite else "BIGSERIAL PRIMARY KEY"

    def durability(self) -> str:
        return durability(self.on_sqlite, lambda question: self.execute(question).fetchone()[0])


def durability(on_sqlite: bool, ask: Execute) -> str:
    """How the database keeps a commit; `ask` runs a question and returns its one value."""
    if on_sqlite:
        return f"journal_mode={ask('PRAGMA journal_mode')} synchronous={ask('PRAGMA synchronous')}"
    return f"fsync={ask('SHOW fsync')} synchronous_commit={ask('SHOW synchronous_commit')}"

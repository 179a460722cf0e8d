"""Triggers of the database, on both engines, that refuse to change or remove what a log holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ALWAYS_REFUSED = ("update", "delete")


@dataclass(frozen=True, slots=True)
class Guard:
    """The guard of an app's tables: table -> the events that are refused (of update and delete)."""

    app: str
    message: str
    tables: Mapping[str, tuple[str, ...]]

    def install(self, connection: Any) -> None:
        """Guard the tables on the engine of `connection`. Fails when they are guarded already."""
        _run(connection, self._postgres() if connection.vendor == "postgresql" else self._sqlite())

    def remove(self, connection: Any) -> None:
        """Take the guard away: for turning the migration back, and for tests that empty their own tables."""
        if connection.vendor == "postgresql":
            return _run(connection, [f"DROP FUNCTION IF EXISTS {self.app}_append_only() CASCADE"])
        return _run(connection, [f"DROP TRIGGER IF EXISTS {table}_no_{event}" for table, event in self._refused()])

    def _refused(self) -> list[tuple[str, str]]:
        return [(table, event) for table, events in self.tables.items() for event in events]

    def _sqlite(self) -> list[str]:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        return [f"CREATE TRIGGER {t}_no_{event} BEFORE {event} ON {t} {refuse}" for t, event in self._refused()]

    def _postgres(self) -> list[str]:
        function = (
            f"CREATE FUNCTION {self.app}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        triggers = [
            f"CREATE TRIGGER {table}_append_only BEFORE {' OR '.join((*events, 'truncate'))} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {self.app}_append_only()"
            for table, events in self.tables.items()
        ]
        return [function, *triggers]


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


GUARD = Guard(
    "cases",
    "append-only: rows of this table are never changed or removed",
    dict.fromkeys(("cases_event", "cases_accessrefusal"), ALWAYS_REFUSED),
)
install, remove = GUARD.install, GUARD.remove

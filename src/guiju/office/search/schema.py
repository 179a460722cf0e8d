"""Triggers of the database that mark what has changed, in the change's own transaction.

They are made anew after every migration: SQLite loses a table's triggers without a word when the table is remade.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.apps.registry import Apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connections


class Marked(NamedTuple):
    """A change of `table` makes the row that `value` names due in `column` of the table of marks."""

    table: str
    events: tuple[str, ...]
    column: str
    value: str


_OF_DRAFT = "(SELECT case_id FROM documents_draft WHERE id = NEW.draft_id)"
_WITH_PAPER = ("registry_steptaken", "registry_scan", "registry_review", "registry_proposal")
MARKED = (
    Marked("cases_case", ("INSERT", "UPDATE"), "case_id", "NEW.id"),
    Marked("documents_version", ("INSERT",), "case_id", _OF_DRAFT),
    Marked("registry_paper", ("INSERT", "UPDATE"), "paper_id", "NEW.id"),
    *(Marked(table, ("INSERT",), "paper_id", "NEW.paper_id") for table in _WITH_PAPER),
)


def make_triggers(using: str, apps: Apps | None = None, **_: Any) -> None:
    """After a migration: the triggers as they should be, once there is what they write into. Emptied tables, which
    are told of without `apps`, have kept theirs."""
    if apps is None:
        return
    try:
        apps.get_model("search", "Due")._meta.get_field("paper")
    except (LookupError, FieldDoesNotExist):
        return
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in (*dropping(connection.vendor), *_making(connection.vendor)):
            cursor.execute(statement)


def dropping(vendor: str) -> list[str]:
    """The statements that take away whatever triggers there are."""
    if vendor == "postgresql":
        return [f"DROP FUNCTION IF EXISTS search_due_{mark.table}() CASCADE" for mark in MARKED]
    return [f"DROP TRIGGER IF EXISTS {_name(mark, event)}" for mark in MARKED for event in mark.events]


def _making(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [line for mark in MARKED for line in _postgres_triggers(mark)]
    return [_sqlite_trigger(mark, event) for mark in MARKED for event in mark.events]


def _name(mark: Marked, event: str) -> str:
    return f"search_due_{mark.table}_{event.lower()}"


def _sqlite_trigger(mark: Marked, event: str) -> str:
    return f"CREATE TRIGGER {_name(mark, event)} AFTER {event} ON {mark.table} BEGIN {_insert(mark)}; END"


def _postgres_triggers(mark: Marked) -> list[str]:
    function = (
        f"CREATE FUNCTION search_due_{mark.table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{_insert(mark)}; RETURN NULL; END $$"
    )
    triggers = [
        f"CREATE TRIGGER {_name(mark, event)} AFTER {event} ON {mark.table} "
        f"FOR EACH ROW EXECUTE FUNCTION search_due_{mark.table}()"
        for event in mark.events
    ]
    return [function, *triggers]


def _insert(mark: Marked) -> str:
    return f"INSERT INTO search_due ({mark.column}) VALUES ({mark.value})"

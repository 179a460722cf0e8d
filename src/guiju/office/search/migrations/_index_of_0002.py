"""The index and the triggers as migration 0002 makes them and 0003 takes them away. Never changed again."""

from __future__ import annotations

from typing import Any

_DUE = ("cases_case", "INSERT"), ("cases_case", "UPDATE"), ("documents_version", "INSERT")
_CASE_OF = {
    "cases_case": "NEW.id",
    "documents_version": "(SELECT case_id FROM documents_draft WHERE id = NEW.draft_id)",
}
_SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(title, text, seen_by, content='', tokenize='unicode61 remove_diacritics 0')"
]
_POSTGRES = [
    "ALTER TABLE search_passage ADD COLUMN words tsvector",
    "CREATE INDEX search_passage_words ON search_passage USING gin (words) WITH (fastupdate = off)",
]


def make(apps: Any, schema_editor: Any) -> None:
    """The index, the triggers, and a mark for every case that is there already."""
    connection = schema_editor.connection
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for statement in _POSTGRES + _on_postgres() if postgres else _SQLITE + _on_sqlite():
            cursor.execute(statement)
        cursor.execute("INSERT INTO search_due (case_id) SELECT id FROM cases_case ORDER BY id")


def unmake(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        statements = [f"DROP FUNCTION IF EXISTS search_due_{table}() CASCADE" for table in _CASE_OF]
        statements.append("ALTER TABLE search_passage DROP COLUMN IF EXISTS words")
    else:
        statements = [f"DROP TRIGGER IF EXISTS {_name(table, event)}" for table, event in _DUE]
        statements.append("DROP TABLE IF EXISTS search_words")
    with schema_editor.connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _name(table: str, event: str) -> str:
    return f"search_due_{table}_{event.lower()}"


def _marking(table: str) -> str:
    return f"INSERT INTO search_due (case_id) VALUES ({_CASE_OF[table]})"


def _on_sqlite() -> list[str]:
    return [f"CREATE TRIGGER {_name(t, e)} AFTER {e} ON {t} BEGIN {_marking(t)}; END" for t, e in _DUE]


def _on_postgres() -> list[str]:
    functions = [
        f"CREATE FUNCTION search_due_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{_marking(table)}; RETURN NULL; END $$"
        for table in _CASE_OF
    ]
    triggers = [
        f"CREATE TRIGGER {_name(t, e)} AFTER {e} ON {t} FOR EACH ROW EXECUTE FUNCTION search_due_{t}()" for t, e in _DUE
    ]
    return functions + triggers

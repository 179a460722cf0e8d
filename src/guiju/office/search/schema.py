"""What the migration makes by each database's own means: the full-text index, and the triggers that mark changes.

SQLite keeps the words in a table of FTS5 that stores no text; PostgreSQL in a column of its own with a GIN index.
"""

from __future__ import annotations

from typing import NamedTuple


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
_SQLITE_INDEX = [
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(title, text, seen_by, content='', tokenize='unicode61 remove_diacritics 0')",
    # All that narrows a search, without reading the rows and their texts.
    "CREATE INDEX search_passage_narrow ON search_passage (id, district_id, kind, act, keeper_id)",
]
_POSTGRES_INDEX = [
    "ALTER TABLE search_passage ADD COLUMN words tsvector",
    # Texts and words stand apart from the rows, so that a thousand hits are a few pages of the disk.
    "ALTER TABLE search_passage SET (toast_tuple_target = 128)",
    # A document has hundreds of pairs: entered one by one they write twenty times as much to the disk.
    "CREATE INDEX search_passage_words ON search_passage USING gin (words)"
    " WITH (fastupdate = on, gin_pending_list_limit = 4096)",
]


def making(vendor: str) -> list[str]:
    """The statements that make the index and the triggers."""
    if vendor == "postgresql":
        return [*_POSTGRES_INDEX, *(line for mark in MARKED for line in _postgres_triggers(mark))]
    return [*_SQLITE_INDEX, *(_sqlite_trigger(mark, event) for mark in MARKED for event in mark.events)]


def unmaking(vendor: str) -> list[str]:
    """The statements that take away whatever is there of them."""
    if vendor == "postgresql":
        functions = [f"DROP FUNCTION IF EXISTS search_due_{mark.table}() CASCADE" for mark in MARKED]
        return [*functions, "ALTER TABLE search_passage DROP COLUMN IF EXISTS words"]
    triggers = [f"DROP TRIGGER IF EXISTS {_name(mark, event)}" for mark in MARKED for event in mark.events]
    return [*triggers, "DROP INDEX IF EXISTS search_passage_narrow", "DROP TABLE IF EXISTS search_words"]


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

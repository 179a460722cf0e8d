"""The full-text index of each database: how it is made, written and asked.

SQLite keeps the words in a table of FTS5 that stores no text; PostgreSQL in a column of its own with a GIN index.
Both hold the tokens of `grams`, so that both find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from guiju.office.search.grams import PREFIX, tokens

LAST_POSITION = 16_000
"""PostgreSQL keeps no position beyond 16,383: a text is cut into parts that stay below."""
_DUE = ("cases_case", "INSERT"), ("cases_case", "UPDATE"), ("documents_version", "INSERT")
_CASE_OF = {
    "cases_case": "NEW.id",
    "documents_version": "(SELECT case_id FROM documents_draft WHERE id = NEW.draft_id)",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the index holds of an passage."""

    id: int
    title: str
    text: str
    seen_by: str


def on_postgres() -> bool:
    return connection.vendor == "postgresql"


def making(vendor: str) -> list[str]:
    """The statements that make the index and the triggers."""
    return [*(_POSTGRES_INDEX if vendor == "postgresql" else _SQLITE_INDEX), *_triggers(vendor)]


def unmaking(vendor: str) -> list[str]:
    """The statements that take them away."""
    if vendor == "postgresql":
        functions = [f"DROP FUNCTION IF EXISTS search_due_{table}() CASCADE" for table in _CASE_OF]
        return [*functions, "ALTER TABLE search_passage DROP COLUMN IF EXISTS words"]
    return [*(f"DROP TRIGGER IF EXISTS {_name(t, e)}" for t, e in _DUE), "DROP TABLE IF EXISTS search_words"]


_SQLITE_INDEX = [
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(title, text, seen_by, content='', tokenize='unicode61 remove_diacritics 0')"
]
_POSTGRES_INDEX = [
    "ALTER TABLE search_passage ADD COLUMN words tsvector",
    "CREATE INDEX search_passage_words ON search_passage USING gin (words) WITH (fastupdate = off)",
]


def _name(table: str, event: str) -> str:
    return f"search_due_{table}_{event.lower()}"


def _triggers(vendor: str) -> list[str]:
    into = "INSERT INTO search_due (case_id) VALUES"
    if vendor != "postgresql":
        return [f"CREATE TRIGGER {_name(t, e)} AFTER {e} ON {t} BEGIN {into} ({_CASE_OF[t]}); END" for t, e in _DUE]
    functions = [
        f"CREATE FUNCTION search_due_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{into} ({case}); RETURN NULL; END $$"
        for table, case in _CASE_OF.items()
    ]
    triggers = [
        f"CREATE TRIGGER {_name(t, e)} AFTER {e} ON {t} FOR EACH ROW EXECUTE FUNCTION search_due_{t}()" for t, e in _DUE
    ]
    return [*functions, *triggers]


def write(passages: Iterable[Words]) -> None:
    """Put the words of new passages into the index."""
    if on_postgres():
        vectors = [(_vector(passage), passage.id) for passage in passages]
        return _many("UPDATE search_passage SET words = %s::tsvector WHERE id = %s", vectors)
    rows = [(passage.id, *_columns(passage)) for passage in passages]
    return _many("INSERT INTO search_words (rowid, title, text, seen_by) VALUES (%s, %s, %s, %s)", rows)


def take_out(passages: Iterable[Words]) -> None:
    """Take the words of passages out of the index, exactly as they were put in. Their rows go with the caller."""
    if on_postgres():
        return None  # the words stand in the rows themselves
    rows = [(passage.id, *_columns(passage)) for passage in passages]
    return _many(
        "INSERT INTO search_words (search_words, rowid, title, text, seen_by) VALUES ('delete', %s, %s, %s, %s)", rows
    )


def _columns(passage: Words) -> tuple[str, str, str]:
    return " ".join(tokens(passage.title)), " ".join(tokens(passage.text)), passage.seen_by


def _many(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _vector(passage: Words) -> str:
    """The text form of a tsvector. Tokens hold letters, figures and Chinese characters only: nothing to escape."""
    title, seen = tokens(passage.title), passage.seen_by.split()
    places: dict[str, list[str]] = {}
    for place, token in enumerate([*title, "", *tokens(passage.text)], 1):
        if token:
            places.setdefault(token, []).append(f"{place}A" if place <= len(title) else str(place))
    words = (f"'{token}':{','.join(found[:255])}" for token, found in places.items())
    return " ".join([*words, *(f"'@{token}'" for token in seen)])


def question(phrases: Sequence[Sequence[str]], seen_by: Sequence[str]) -> str:
    """The question in the engine's own language; without `seen_by` nothing narrows it by rights."""
    return _tsquery(phrases, seen_by) if on_postgres() else _match(phrases, seen_by)


def _match(phrases: Sequence[Sequence[str]], seen_by: Sequence[str]) -> str:
    words = " AND ".join(_fts_phrase(phrase) for phrase in phrases)
    rights = " OR ".join(seen_by)
    return f"({{title text}} : ({words}))" + (f" AND (seen_by : ({rights}))" if rights else "")


def _fts_phrase(phrase: Sequence[str]) -> str:
    """A token's star stands behind the closing mark."""
    star = PREFIX if phrase[-1].endswith(PREFIX) else ""
    return f'"{" ".join(phrase).removesuffix(PREFIX)}"{star}'


def _tsquery(phrases: Sequence[Sequence[str]], seen_by: Sequence[str]) -> str:
    words = " & ".join(f"({' <-> '.join(map(_lexeme, phrase))})" for phrase in phrases)
    rights = " | ".join(f"'@{token}'" for token in seen_by)
    return words + (f" & ({rights})" if rights else "")


def _lexeme(token: str) -> str:
    return f"'{token.removesuffix(PREFIX)}':*" if token.endswith(PREFIX) else f"'{token}'"

"""The question in SQL, for each database. Only our own words are joined; every value is bound."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import connection, transaction

from guiju.office.search.engines import BATCH, in_batches, on_postgres

WINDOWS = (1, 4, 16)
"""PostgreSQL: in how many of the newest batches hits are looked for, one try after the other, before in all."""


class Asking(Protocol):
    """Asks one question after the other of the same passages."""

    def newest(self, question: str, most: int) -> list[int]:
        """The newest hits, `most` of them."""

    def fitting(self, question: str, most: int) -> list[int]:
        """The hits that fit best, `most` of them."""


def asking(narrowed: Mapping[str, list[Any]]) -> Asking:
    """Asks among the passages that meet all conditions, given with their values."""
    return _Postgres(narrowed) if on_postgres() else _Sqlite(narrowed)


class _Asking:
    def __init__(self, narrowed: Mapping[str, list[Any]]) -> None:
        self.where = " AND ".join(narrowed)
        self.values = [value for values in narrowed.values() for value in values]


class _Sqlite(_Asking):
    """Passages are numbered as they come, so the index itself gives the newest first; what narrows a search stands
    in an index too, so that no text is read."""

    def newest(self, question: str, most: int) -> list[int]:
        return self._ids("search_words.rowid DESC", question, most)

    def fitting(self, question: str, most: int) -> list[int]:
        return self._ids("bm25(search_words, 8.0, 1.0, 0.0), e.id DESC", question, most)

    def _ids(self, order: str, question: str, most: int) -> list[int]:
        hits = (
            "search_words CROSS JOIN search_passage e INDEXED BY search_passage_narrow ON e.id = search_words.rowid "
            f"WHERE search_words MATCH %s AND {self.where}"
        )
        return _ids(f"SELECT e.id FROM {hits} ORDER BY {order} LIMIT %s", [question, *self.values, most])


class _Postgres(_Asking):
    """The index alone may answer: the planner does not know that looking into a passage's words means fetching and
    unpacking them, and would rather look into each of them. The newest batches are asked first, so that of a word that
    stands in half of all passages most hits are never gathered."""

    def newest(self, question: str, most: int) -> list[int]:
        last = _ids("SELECT coalesce(max(id), 0) FROM search_passage", [])[0] // BATCH
        for window in WINDOWS:
            if window > last:
                break
            found = self._newest(in_batches(question, last - window + 1, last), most)
            if len(found) == most:
                return found
        return self._newest(question, most)

    def _newest(self, question: str, most: int) -> list[int]:
        statement = f"{self._hits('e.id')} SELECT id FROM hits ORDER BY id DESC LIMIT %s"
        return self._by_index(statement, [question, *self.values, most])

    def fitting(self, question: str, most: int) -> list[int]:
        order = "ts_rank(words, %s::tsquery) DESC, id DESC"
        statement = f"{self._hits('e.id, e.words')} SELECT id FROM hits ORDER BY {order} LIMIT %s"
        return self._by_index(statement, [question, *self.values, question, most])

    def _hits(self, columns: str) -> str:
        where = f"e.words @@ %s::tsquery AND {self.where}"
        return f"WITH hits AS MATERIALIZED (SELECT {columns} FROM search_passage e WHERE {where})"

    def _by_index(self, statement: str, values: list[Any]) -> list[int]:
        with transaction.atomic():
            _set_config("off")
            found = _ids(statement, values)
            _set_config("on")
        return found


def _set_config(value: str) -> None:
    """Whether the planner may read a whole table, until the transaction ends."""
    _ids("SELECT 1 FROM set_config('enable_seqscan', %s, true)", [value])


def _ids(statement: str, values: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]

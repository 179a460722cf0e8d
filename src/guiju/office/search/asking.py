"""The question in SQL, for each database. Only our own words are joined; every value is bound."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

from django.db import connection

from guiju.office.search.engines import BATCHES, NEXT_TO, TOGETHER_WITH, among_newest, on_postgres

_SEQSCAN = "SELECT set_config('enable_seqscan', '{}', true)"


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
    """The index alone gathers the hits: the planner does not know that looking into a passage's words means fetching
    and unpacking them, and would rather look into each of them. The newest batches are asked first, so that of a word
    that stands in half of all passages most hits are never gathered; and whether the pairs of a longer word stand side
    by side, which only the words themselves tell, is looked at from the newest hit on, until there are enough."""

    @cached_property
    def last(self) -> int:
        """The number of the newest passage."""
        return _ids("SELECT coalesce(max(id), 0) FROM search_passage", [])[0]

    def newest(self, question: str, most: int) -> list[int]:
        """How far back the next try goes is judged by how many hits the last one had."""
        reach = BATCHES[0]
        while reach < self.last and (narrowed := among_newest(question, self.last, reach)):
            found = self._newest(question, narrowed, most)
            if len(found) == most:
                return found
            if not found:
                break
            reach = 2 * reach * most // len(found)
        return self._newest(question, question, most)

    def _newest(self, exact: str, question: str, most: int) -> list[int]:
        loose = question.replace(NEXT_TO, TOGETHER_WITH)
        gathered = f"{self._hits('e.id')}, newest AS (SELECT id FROM hits ORDER BY id DESC)"
        if loose == question:
            return _by_index(f"{gathered} SELECT id FROM newest LIMIT %s", [question, *self.values, most])
        looked_at = (
            "SELECT newest.id FROM newest CROSS JOIN LATERAL "
            "(SELECT e.words FROM search_passage e WHERE e.id = newest.id OFFSET 0) passage "
            "WHERE passage.words @@ %s::tsquery ORDER BY newest.id DESC LIMIT %s"
        )
        return _by_index(f"{gathered} {looked_at}", [loose, *self.values, exact, most])

    def fitting(self, question: str, most: int) -> list[int]:
        order = "ts_rank(words, %s::tsquery) DESC, id DESC"
        statement = f"{self._hits('e.id, e.words')} SELECT id FROM hits ORDER BY {order} LIMIT %s"
        return _by_index(statement, [question, *self.values, question, most])

    def _hits(self, columns: str) -> str:
        where = f"e.words @@ %s::tsquery AND {self.where}"
        return f"WITH hits AS MATERIALIZED (SELECT {columns} FROM search_passage e WHERE {where})"


def _by_index(statement: str, values: list[Any]) -> list[int]:
    """The planner reads no whole table. One message to the server: what is set holds for it alone, also when it fails,
    and also within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_SEQSCAN.format('off')}; {statement}; {_SEQSCAN.format('on')}", values)
        cursor.nextset()
        return [row[0] for row in cursor.fetchall()]


def _ids(statement: str, values: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]

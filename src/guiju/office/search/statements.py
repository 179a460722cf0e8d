"""The question in SQL, for each database. Only our own words are joined; every value is bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statements:
    """Three ways to ask for the same hits. What is bound: the question, the values of the conditions, and for the
    two lists how many rows and from which on; `rank_asks_again` when the order needs the question once more before.
    """

    count: str
    newest: str
    best: str
    rank_asks_again: bool


def sqlite(conditions: Sequence[str], *, counted: int, ranked: int) -> Statements:
    """Passages are numbered as they come, so the index itself gives the newest first."""
    where = " AND ".join(("search_words MATCH %s", *conditions))
    hits = f"FROM search_words JOIN search_passage e ON e.id = search_words.rowid WHERE {where}"
    newest = f"SELECT e.id {hits} ORDER BY search_words.rowid DESC LIMIT %s OFFSET %s"
    fit = (
        f"SELECT e.id AS id, bm25(search_words, 8.0, 1.0, 0.0) AS fit {hits} "
        f"ORDER BY search_words.rowid DESC LIMIT {ranked}"
    )
    return Statements(
        count=f"SELECT count(*) FROM (SELECT 1 {hits} LIMIT {counted}) found",
        newest=newest,
        best=f"SELECT id FROM ({fit}) ORDER BY fit, id DESC LIMIT %s OFFSET %s",
        rank_asks_again=False,
    )


def postgres(conditions: Sequence[str], *, counted: int, ranked: int) -> Statements:
    """The hits are gathered first: left alone, the planner walks all passages from the newest on, looking for one."""
    where = " AND ".join(("e.words @@ %s::tsquery", *conditions))
    hits = f"WITH hits AS MATERIALIZED (SELECT e.id FROM search_passage e WHERE {where})"
    newest = f"newest AS (SELECT id FROM hits ORDER BY id DESC LIMIT {ranked})"
    fit = "ORDER BY ts_rank(e.words, %s::tsquery) DESC, e.id DESC LIMIT %s OFFSET %s"
    return Statements(
        count=f"SELECT count(*) FROM (SELECT 1 FROM search_passage e WHERE {where} LIMIT {counted}) found",
        newest=f"{hits} SELECT id FROM hits ORDER BY id DESC LIMIT %s OFFSET %s",
        best=f"{hits}, {newest} SELECT e.id FROM newest JOIN search_passage e USING (id) {fit}",
        rank_asks_again=True,
    )

"""Searching: the words anybody asks for, found in what they may see, the best or the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from guiju.office.cases.actors import Actor
from guiju.office.cases.sights import viewers
from guiju.office.openness.searching import Piece, excerpt, pieces, terms_of
from guiju.office.search import engines, statements
from guiju.office.search.grams import phrases
from guiju.office.search.models import Passage

PAGE = 20
MOST_COUNTED = 1000
MOST_RANKED = {"sqlite": 4000, "postgresql": 1000}
"""Of the newest hits, how many are put in the order of how well they fit: nobody reads on past that."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for. `kind`: of `EntryKind`, "" for all; `act`: the code of a kind of matter."""

    query: str
    kind: str = ""
    act: str = ""
    newest: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with its words cut at those that were asked for."""

    passage: Passage
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `total` counts up to MOST_COUNTED; `more`: there are more than that."""

    hits: tuple[Hit, ...]
    total: int
    more: bool
    page: int
    has_next: bool


def search(actor: Actor, wanted: Wanted, page: int = 1) -> Results | None:
    """A page of what was found; None when the query has nothing that can be looked up."""
    asked = phrases(wanted.query)
    if not asked:
        return None
    found = _Found(actor, wanted, asked)
    total = found.count()
    page = max(1, min(page, -(-total // PAGE) or 1))
    ids = found.ids(PAGE + 1, (page - 1) * PAGE)
    rows = Passage.objects.select_related("case", "case__drafting_organ").in_bulk(ids[:PAGE])
    terms = terms_of(wanted.query)
    hits = tuple(_hit(rows[pk], terms) for pk in ids[:PAGE] if pk in rows)
    return Results(hits, min(total, MOST_COUNTED), total > MOST_COUNTED, page, len(ids) > PAGE)


def _hit(passage: Passage, terms: Sequence[str]) -> Hit:
    return Hit(passage, pieces(passage.title, terms), excerpt(passage.text, terms))


class _Found:
    """The hits of one question in the database's own language."""

    def __init__(self, actor: Actor, wanted: Wanted, asked: Sequence[Sequence[str]]) -> None:
        district = actor.person.district_id or ""
        whole = actor.office_hat(district) is not None
        self.newest = wanted.newest
        self.question = engines.question(asked, () if whole else viewers(actor))
        narrowed = {"e.district_id = %s": district}
        if wanted.kind:
            narrowed["e.kind = %s"] = wanted.kind
        if wanted.act:
            narrowed["e.case_id IN (SELECT id FROM cases_case WHERE act = %s)"] = wanted.act
        self.values = list(narrowed.values())
        engine = statements.postgres if engines.on_postgres() else statements.sqlite
        self.ask = engine(list(narrowed), counted=MOST_COUNTED + 1, ranked=MOST_RANKED[connection.vendor])

    def count(self) -> int:
        """How many there are, counting no further than one past MOST_COUNTED."""
        return int(self._rows(self.ask.count)[0][0])

    def ids(self, most: int, start: int) -> list[int]:
        """The passages of a page, in order."""
        if self.newest:
            return [row[0] for row in self._rows(self.ask.newest, most, start)]
        again = [self.question] if self.ask.rank_asks_again else []
        return [row[0] for row in self._rows(self.ask.best, *again, most, start)]

    def _rows(self, statement: str, *more: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, [self.question, *self.values, *more])
            return list(cursor.fetchall())

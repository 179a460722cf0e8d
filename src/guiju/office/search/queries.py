"""Searching: the words anybody asks for, found in what they may see, the best or the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from guiju.office.cases.actors import Actor
from guiju.office.cases.sights import viewers
from guiju.office.openness.searching import Piece, excerpt, pieces, terms_of
from guiju.office.registry.rights import organs_of
from guiju.office.search.asking import Asking, asking
from guiju.office.search.engines import question
from guiju.office.search.grams import phrases
from guiju.office.search.shown import Shown, shown

PAGE = 20
MOST_COUNTED = 100
"""Hits are counted, and put in the order of how well they fit, no further; of more the newest come first."""
MOST_LISTED = 1000
"""Nobody turns pages beyond that."""


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

    passage: Shown
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `total` counts up to MOST_COUNTED, or to the page's last hit; `more`: there are more."""

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
    page = max(1, min(page, MOST_LISTED // PAGE))
    reach = max(MOST_COUNTED, page * PAGE)
    whole = actor.office_hat(actor.person.district_id or "") is not None
    engine = asking(_narrowed(actor, wanted, whole=whole))
    found = _Found(engine, asked, () if whole else viewers(actor), reach + 1)
    total = min(len(found.newest), reach)
    page = max(1, min(page, -(-total // PAGE)))
    ids = (found.newest if wanted.newest else found.best)[(page - 1) * PAGE : min(page * PAGE, total)]
    terms = terms_of(wanted.query)
    hits = tuple(_hit(passage, terms) for passage in shown(ids))
    has_next = page * PAGE < min(len(found.newest), MOST_LISTED)
    return Results(hits, total, len(found.newest) > total, page, has_next)


def _hit(passage: Shown, terms: Sequence[str]) -> Hit:
    return Hit(passage, pieces(passage.title, terms), excerpt(passage.text, terms))


class _Found:
    """The hits of one question, `most` of them at the most."""

    def __init__(self, engine: Asking, asked: Sequence[Sequence[str]], seen_by: Sequence[str], most: int) -> None:
        self.engine, self.asked, self.seen_by, self.most = engine, asked, seen_by, most

    @cached_property
    def newest(self) -> list[int]:
        """The newest passages found."""
        return self.engine.newest(question(self.asked, self.seen_by), self.most)

    @cached_property
    def best(self) -> list[int]:
        """Those with all the words in their titles come first. Among them and among the others, those that fit best
        do; when there are more than MOST_COUNTED, the newest."""
        titles = self.engine.newest(question(self.asked, self.seen_by, titles=True), self.most)
        if len(self.newest) > MOST_COUNTED:
            return list(dict.fromkeys([*titles, *self.newest]))
        first = set(titles)
        fitting = self.engine.fitting(question(self.asked, self.seen_by), MOST_COUNTED)
        return sorted(fitting, key=lambda pk: pk not in first)


def _narrowed(actor: Actor, wanted: Wanted, *, whole: bool) -> dict[str, list[str | int]]:
    """Conditions of passages, with their values. The words say who may see one; who sees the `whole` district does
    not therefore see the registers that other organs keep."""
    narrowed: dict[str, list[str | int]] = {"e.district_id = %s": [actor.person.district_id or ""]}
    if wanted.kind:
        narrowed["e.kind = %s"] = [wanted.kind]
    if wanted.act:
        narrowed["e.act = %s"] = [wanted.act]
    if whole:
        organs = [organ.pk for organ in organs_of(actor)]
        places = ", ".join(["%s"] * len(organs))
        narrowed[f"(e.keeper_id IS NULL OR e.keeper_id IN ({places}))"] = list(organs)
    return narrowed

"""The lists of somebody's work, narrowed down to one kind of matter or to words of the title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q

from guiju.office.cases.errors import UnknownList
from guiju.office.cases.queries.inbox import (
    KINDS,
    MOST_COUNTED,
    PAGE,
    InboxPage,
    InboxRow,
    _case_row,
    _items,
    _mine,
    _row,
    inbox,
)
from guiju.office.people.models import Person
from guiju.office.people.queries import ActingPost, acting_posts

LONGEST_QUERY = 60


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed down to: the code of an act, words of the title, a case number."""

    act: str = ""
    words: str = ""

    @classmethod
    def typed(cls, act: str, words: str) -> Sought:
        """What somebody typed, cut to a length that a title may have; no database takes a zero byte."""
        return cls(*(text.replace("\0", "").strip()[:LONGEST_QUERY] for text in (act, words)))

    def __bool__(self) -> bool:
        return bool(self.act or self.words)

    def condition(self, prefix: str) -> Q:
        """The condition on cases; `prefix` leads to the case."""
        found = Q(**{f"{prefix}act": self.act}) if self.act else Q()
        if self.words.isascii() and self.words.isdecimal() and len(self.words) < 16:
            return found & (Q(**{f"{prefix}serial": int(self.words)}) | self._title(prefix))
        return found & self._title(prefix) if self.words else found

    def _title(self, prefix: str) -> Q:
        return Q(**{f"{prefix}title__icontains": self.words})


def all_listed(person: Person, on: date, kind: str, sought: Sought, most: int) -> Iterator[InboxRow]:
    """The rows of a list (see `inbox`) without pages, narrowed down, at most `most`. Raises UnknownList."""
    if kind not in KINDS:
        raise UnknownList(f"没有「{kind}」这个列表，请从左侧导航重新打开。")
    hats, mine = acting_posts(person, on), kind == "mine"
    found: Any = _mine(person) if mine else _items(person, hats, kind)
    found = found.filter(sought.condition("" if mine else "case__"))[:most]
    return (_case_row(row) if mine else _row(row, hats, on, kind) for row in found.iterator(chunk_size=500))


def listed(
    person: Person, on: date, kind: str, page: int, sought: Sought, hats: tuple[ActingPost, ...] | None = None
) -> InboxPage:
    """A page of a list (see `inbox`), narrowed down. `total` counts what was found. Raises UnknownList."""
    hats = acting_posts(person, on) if hats is None else hats
    if not sought:
        return inbox(person, on, kind, page, hats=hats)
    whole, start = inbox(person, on, kind, 1, size=1, hats=hats), (max(page, 1) - 1) * PAGE
    found: Any = _mine(person) if kind == "mine" else _items(person, hats, kind)
    found = found.filter(sought.condition("" if kind == "mine" else "case__"))
    total = found.order_by()[:MOST_COUNTED].count()
    rows = tuple(
        _case_row(row) if kind == "mine" else _row(row, hats, on, kind) for row in found[start : start + PAGE + 1]
    )
    more = total == MOST_COUNTED
    return replace(whole, rows=rows[:PAGE], page=max(page, 1), has_next=len(rows) > PAGE, total=total, more=more)

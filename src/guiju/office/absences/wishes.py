"""From the facts of a matter to the days away that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guiju.office.people.models import Post
from guiju.office.people.queries import post_of
from guiju.rules.instruments.absences import AbsenceFacts


@dataclass(frozen=True, slots=True)
class Wish:
    """One leader who is to be away. `until_on`: the first day back, None while no last day is given.

    `named`: who was named to stand in; `body`: away from one meeting only.
    """

    post: Post
    since_on: date | None
    until_on: date | None
    kind: str
    named: Post | None = None
    body: str = ""

    @property
    def whole(self) -> bool:
        """Whether the days are known and run forwards."""
        return self.since_on is not None and self.until_on is not None and self.until_on > self.since_on


def wishes_of(asked: AbsenceFacts, facts: Mapping[str, Any], district: str) -> list[Wish]:
    """What a matter asks for; empty when it names no leader. `facts` raw or typed."""
    since, last = day_of(facts.get(asked.since)), day_of(facts.get(asked.last))
    named = next(iter(posts_of(facts.get(asked.by), district)), None)
    kind = str(facts.get(asked.kind) or "") if asked.kind in facts else asked.kind
    body = str(facts.get(asked.body) or "") if asked.body else ""
    until = last + timedelta(days=1) if last else None
    if asked.body and not body:
        return []  # leave from a meeting that is not chosen yet
    return [Wish(post, since, until, kind, named, body) for post in posts_of(facts.get(asked.of), district)]


def posts_of(value: Any, district: str) -> list[Post]:
    """The posts whose keys a fact holds, raw or typed; what names no post is passed over."""
    found = [post_of(district, int(key)) for key in map(str, value or ()) if key.isdecimal()]
    return [post for post in found if post]


def day_of(value: Any) -> date | None:
    """The day that a fact gives, raw or typed; None for none, and for what is no day."""
    try:
        found = date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
    return None if found == date.max else found  # the calendar has no day behind it to be back on

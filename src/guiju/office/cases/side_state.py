"""What stands beside the rules' own steps: signers added, opinions asked for, papers passed round. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from guiju.office.cases.deeds import Deed

BEFORE, BESIDE, AFTER = "before", "beside", "after"
PLACES = (BEFORE, BESIDE, AFTER)
MODES = ("all", "any", "in_order")
ADDED = "added."
"""How the keys of steps begin that somebody added; no stage of the vocabulary is called so."""
ASKED = "ask."
"""How the step keys of the items begin that ask for an opinion."""


@dataclass(slots=True)
class Addition:
    """Signers that somebody added: where (of whose seat in which step), who, and why. Its step has the same key."""

    key: str
    anchor: str
    place: str
    by_post: int
    posts: tuple[int, ...]
    mode: str
    reason: str
    deed: Deed
    depth: int = 0

    @property
    def by(self) -> set[int]:
        """The posts of whoever added them: acted in, and stood in for."""
        return {post for post in (self.by_post, self.deed.post, self.deed.on_behalf_of) if post}


@dataclass(slots=True)
class Ask:
    """An opinion asked of one post by the holder of a seat, who keeps that seat. State as of an inbox item."""

    number: int
    step: str
    by_post: int
    post: int
    question: str
    wish_on: date | None
    asked: Deed
    state: str = "todo"
    answer: Deed | None = None
    note: str = ""


@dataclass(slots=True)
class Reader:
    """One post that a paper was passed round to, and who read it when, with which remark."""

    post: int
    person: int | None = None
    at: datetime | None = None
    text: str = ""


@dataclass(slots=True)
class Circulation:
    """A paper passed round for reading: by whom, with which note, to whom."""

    deed: Deed
    note: str
    readers: list[Reader] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that the drafter answers for was changed: the title of it, by whom and when."""

    seq: int
    kind: str
    name: str
    person: int
    at: datetime


@dataclass(slots=True)
class Suspension:
    """A time during which the matter was stopped; `until_at` None: it still is."""

    since_at: datetime
    reason: str
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """Somebody who was asked in a step did not agree; `deed` says who, when and why."""

    step: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Lapse:
    """An approval that no longer counts, because what was approved was changed."""

    step: str
    deed: Deed
    seq: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A required step that an administrator left out to get a stuck matter going. It is not done and not excused."""

    step: str
    zh: str
    stage: str
    strength: str
    cites: tuple[str, ...]
    reason: str
    deed: Deed


def urgency_of(facts: Mapping[str, Any]) -> int:
    """How urgent a matter is: 2 for 特急, 1 for 加急 or judged urgent, 0 for any other."""
    grades = {"extra_urgent": 2, "urgent": 1}
    return max(grades.get(str(facts.get("urgency")), 0), int(facts.get("urgent") is True))

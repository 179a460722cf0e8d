"""What changed between two texts, for showing insertions and deletions in place. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

Change = Literal["same", "inserted", "deleted"]
ALIKE = 0.3
LONGEST_COMPARED = 3000
"""Lines longer than this are shown as replaced: comparing them by character would take too long."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters and what became of it."""

    change: Change
    text: str


Line = tuple[Part, ...]


def compare(before: str, after: str) -> list[Line]:
    """The lines of both texts in order. Joining the same and inserted parts gives `after`, line by line."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Line] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [(Part("same", line),) for line in old[i1:i2]]
        else:
            found += _replaced(old[i1:i2], new[j1:j2])
    return found


def changed(lines: list[Line]) -> bool:
    """Whether anything differs at all."""
    return any(part.change != "same" for line in lines for part in line)


def _replaced(old: list[str], new: list[str]) -> Iterator[Line]:
    for before, after in zip_longest(old, new):
        if before is not None and after is not None and (parts := _within(before, after)):
            yield parts
            continue
        if before is not None:
            yield (Part("deleted", before),)
        if after is not None:
            yield (Part("inserted", after),)


def _within(before: str, after: str) -> Line:
    """The parts of one line that was changed; empty when the two have too little in common."""
    if max(len(before), len(after)) > LONGEST_COMPARED:
        return ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(_parts(matcher, before, after)) if matcher.ratio() > ALIKE else ()


def _parts(matcher: SequenceMatcher[str], before: str, after: str) -> Iterator[Part]:
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield Part("same", before[i1:i2])
            continue
        if i2 > i1:
            yield Part("deleted", before[i1:i2])
        if j2 > j1:
            yield Part("inserted", after[j1:j2])

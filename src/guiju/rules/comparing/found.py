"""What one comparison of two answers found, before it is known whether it was found before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guiju.rules.comparing.differences import Line, Topic

Key = tuple[object, ...]
Lines = tuple[Line, ...]
Told = tuple[str, Lines, Lines]


@dataclass(frozen=True, slots=True)
class Found:
    """`keys`: the single points in which the two answers differ here; each is told once, in the simplest case.

    `tell` gives the title and the lines of both: worked out only for what is told, which is one in a hundred.
    """

    topic: Topic
    stage: str
    keys: frozenset[Key]
    tell: Callable[[], Told]

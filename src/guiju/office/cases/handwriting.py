"""Handwritten opinions: strokes of a pen as numbers, checked before they are kept, and drawn as a path.

What a browser sends is `{"w": width, "h": height, "s": [[x, y, x, y, ...], ...]}` in whole numbers, one list a stroke.
It stands in the event of the act itself, so that the chain of the log vouches for every stroke.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.codec import canonical
from guiju.office.cases.errors import CaseError

LONGEST = 40_000
"""Characters of the whole JSON text."""
MOST_STROKES = 400
MOST_NUMBERS = 16_000
LARGEST = 2_000
"""Width and height of the paper that is written on."""


class HandwritingRefused(CaseError):
    """What was sent as handwriting is none."""

    status = 422


@dataclass(frozen=True, slots=True)
class Handwriting:
    """Strokes on a paper of `width` x `height`; a stroke is x, y, x, y, ..."""

    width: int
    height: int
    strokes: tuple[tuple[int, ...], ...]

    @property
    def path(self) -> str:
        """The strokes as the path data of SVG, which holds nothing but numbers and the letters M and L."""
        return " ".join(_stroke_path(stroke) for stroke in self.strokes)

    def as_text(self) -> str:
        """The one text that is kept and hashed."""
        return canonical({"w": self.width, "h": self.height, "s": [list(stroke) for stroke in self.strokes]})


def _stroke_path(stroke: Sequence[int]) -> str:
    points = [f"{stroke[at]} {stroke[at + 1]}" for at in range(0, len(stroke), 2)]
    return f"M{points[0]}L{' '.join(points[1:] or points)}"  # a single point is a line to itself: a dot


def handwriting(text: str) -> Handwriting | None:
    """The handwriting of a text that was sent or kept; None for an empty one. Raises HandwritingRefused."""
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise HandwritingRefused(_("手写内容太长，无法保存。请分开写，或改用键入意见。"))
    found = _read(text)
    if not found.strokes:
        return None
    return found


def kept_handwriting(text: str) -> str:
    """The text to be kept for what was sent; "" for nothing. Raises HandwritingRefused."""
    found = handwriting(text)
    return found.as_text() if found else ""


def _read(text: str) -> Handwriting:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(given, dict) or set(given) != {"w", "h", "s"} or not isinstance(given["s"], list):
        raise _unreadable()
    width, height, strokes = given["w"], given["h"], given["s"]
    if not (_within(width, 1, LARGEST) and _within(height, 1, LARGEST)) or len(strokes) > MOST_STROKES:
        raise _unreadable()
    if not all(_is_stroke(stroke, width, height) for stroke in strokes) or sum(map(len, strokes)) > MOST_NUMBERS:
        raise _unreadable()
    return Handwriting(width, height, tuple(tuple(stroke) for stroke in strokes))


def _is_stroke(stroke: Any, width: int, height: int) -> bool:
    if not isinstance(stroke, list) or len(stroke) < 2 or len(stroke) % 2:
        return False
    return all(_within(x, 0, width) for x in stroke[::2]) and all(_within(y, 0, height) for y in stroke[1::2])


def _within(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _unreadable() -> HandwritingRefused:
    return HandwritingRefused(_("手写内容读不出来，没有保存。请清除后重写，或改用键入意见。"))

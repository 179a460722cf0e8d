"""Imported official words, kept line by line, as paragraphs with their items and sub-items again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_SUB_ITEM = re.compile(r"\d")


@dataclass(slots=True)
class Part:
    """A paragraph (no mark), an item or a sub-item, with what stands under it."""

    mark: str
    text: str
    parts: list[Part] = field(default_factory=list)


def parts_of(lines: Iterable[tuple[str, str]]) -> list[Part]:
    """The paragraphs of an article. A line without a mark opens one; 1. after (一) stands under it."""
    found: list[Part] = []
    for mark, text in lines:
        part = Part(mark, text)
        if not mark or not found:
            found.append(part)
        else:
            _holder(found[-1], mark).parts.append(part)
    return found


def _holder(paragraph: Part, mark: str) -> Part:
    last = paragraph.parts[-1] if paragraph.parts else None
    under_item = last is not None and _SUB_ITEM.match(mark) and not _SUB_ITEM.match(last.mark)
    return last if last is not None and under_item else paragraph

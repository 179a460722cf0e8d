"""What printing puts at the edges of a page: its number, and the title running along the top or the bottom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from guiju.rules.official_text.lines import Line, ends_sentence

_NUMBER = re.compile(
    r"[—－–\-·\s]*\d{1,3}[—－–\-·\s]*|[—－–\-·]\s*\d{4}\s*[—－–\-·]|\d{1,4}\s*/\s*\d{1,4}"
    r"|第\s*\d+\s*页(\s*[,，/]?\s*共\s*\d+\s*页)?"
)
_LONGEST_TITLE = 40
_NUMBERED = re.compile(r"第\s*\S{1,5}\s*[编章节条]|[（(]?\s*[0-9０-９一二三四五六七八九十]+\s*[）)、.．]")
_UNTITLED = re.compile(r"第\s*\S{1,5}\s*[编章节]")


def without_page_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without page numbers, and without a line beside one that the text has elsewhere too: its title."""
    numbers = {index for index, line in enumerate(lines) if _NUMBER.fullmatch(line.text)}
    edges = [edge for number in sorted(numbers) for edge in (number - 1, number + 1)]
    edges = [edge for edge in edges if 0 <= edge < len(lines) and _may_run(lines[edge].text)]
    seen, at_edges = Counter(line.text for line in lines), Counter(lines[edge].text for edge in edges)
    running = {
        edge
        for edge in edges
        if seen[lines[edge].text] > 1 and (at_edges[lines[edge].text] > 2 or not _titles(lines, edge, numbers))
    }
    return tuple(line for index, line in enumerate(lines) if index not in numbers | running)


def _may_run(text: str) -> bool:
    """Short, without a mark, and no part of a sentence: words of the text are not lost to a chance likeness."""
    clause = any(mark in text for mark in "，,；;。")
    return len(text) <= _LONGEST_TITLE and not clause and not ends_sentence(text) and not _NUMBERED.match(text)


def _titles(lines: Sequence[Line], index: int, numbers: Set[int]) -> bool:
    """Whether the line is the title of a chapter whose number stands above it, on this page or the one before."""
    above = next((at for at in range(index - 1, -1, -1) if at not in numbers), None)
    return above is not None and bool(_UNTITLED.fullmatch(lines[above].text))

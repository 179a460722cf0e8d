"""The table of contents: the lines from 目录 until what it lists first comes again, as the text itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guiju.rules.official_text.lines import Line, ends_sentence
from guiju.rules.official_text.numerals import NUMERAL

_CONTENTS = re.compile(r"目\s*录")
_LISTED = re.compile(rf"第\s*{NUMERAL}\s*[编章节条]")


def without_contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the table of contents; all of them where it does not end plainly."""
    start = next((index for index, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), None)
    end = None if start is None else _end(lines, start + 1)
    return tuple(lines) if end is None else (*lines[:start], *lines[end:])


def _end(lines: Sequence[Line], first: int) -> int | None:
    """Where the first listed mark stands again; None when a sentence comes before that."""
    listed = _mark(lines[first]) if first < len(lines) else ""
    for index in range(first + 1, len(lines)):
        if listed and _mark(lines[index]) == listed:
            return index
        if ends_sentence(lines[index].text):
            return None
    return None


def _mark(line: Line) -> str:
    found = _LISTED.match(line.text)
    return re.sub(r"\s", "", found[0]) if found else ""

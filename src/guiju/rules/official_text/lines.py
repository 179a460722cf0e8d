"""The lines of a text with their indents, and how the text was wrapped: which lines go on the one before."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_TAB = 4
_CLOSERS = "”’）)》」』\"'】]"
_SENTENCE_ENDS = "。．.｡；;：:！!？?…"
_UNFINISHED = "，,、（(《“〈"
_WRAPS = range(30, 121)  # columns; no page is set narrower, and wider lines are whole paragraphs
_HANGING = 4  # columns by which a full line may fall short: a mark that may not start a line, half-width digits


@dataclass(frozen=True, slots=True)
class Line:
    """`number` from 1 in the file; `indent` in half-width columns; `text` without blanks at either end."""

    number: int
    indent: int
    text: str
    after_blank: bool


def split_lines(text: str) -> tuple[Line, ...]:
    """All lines with words on them; blank lines are left out."""
    lines: list[Line] = []
    after_blank = False
    for number, raw in enumerate(text.translate(_INVISIBLE).splitlines(), start=1):
        words = raw.strip()
        if words:
            lines.append(Line(number, _indent(raw), words, after_blank))
        after_blank = not words
    return tuple(lines)


def _indent(raw: str) -> int:
    blanks = raw[: len(raw) - len(raw.lstrip())]
    return sum(_TAB if blank == "\t" else columns(blank) for blank in blanks)


def columns(text: str) -> int:
    """Width on screen: two for a full-width character, one for the others."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def ends_sentence(text: str) -> bool:
    """Whether the words stop at a full stop, semicolon, colon or the like; closing quotes may follow."""
    return text.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS))


@dataclass(frozen=True, slots=True)
class Layout:
    """`wrapped_at`: columns of a full line, None where a line is a paragraph. `flush`: the least indent."""

    wrapped_at: int | None
    flush: int
    indented: bool

    def full(self, line: Line) -> bool:
        return self.wrapped_at is not None and _reach(line) >= self.wrapped_at - _HANGING

    def goes_on(self, before: Line, line: Line, *, marked: bool) -> bool:
        """Whether `line` continues the paragraph of `before`. A marked line does only in mid-sentence."""
        if self.indented and line.indent > self.flush + 1:
            return False
        if before.text.endswith(tuple(_UNFINISHED)):
            return True
        if not self.full(before):
            return False
        return not (marked and ends_sentence(before.text))

    def breaks_off(self, heading: Line, line: Line) -> bool:
        """Whether a heading, centred or not, goes on in `line`, which is no sentence."""
        cut = heading.text.endswith(tuple(_UNFINISHED)) or self.full(heading)
        return cut and not ends_sentence(line.text)


def layout_of(lines: Sequence[Line]) -> Layout:
    """How these lines (of one body of text, without headings of another) were set."""
    flush = min((line.indent for line in lines), default=0)
    indented = any(line.indent > flush + 1 for line in lines)
    widest = max(map(_reach, lines), default=0)
    full = [line for line in lines if _reach(line) >= widest - _HANGING]
    broken = any(not ends_sentence(line.text) for line in full)
    wrapped = widest in _WRAPS and broken and (len(full) > 1 or _hangs(lines, full[0], flush))
    return Layout(widest if wrapped else None, flush, indented)


def _hangs(lines: Sequence[Line], first: Line, flush: int) -> bool:
    """Whether the one full line begins indented and the line below goes on at the edge: wrapped just once."""
    below = next((after for line, after in pairwise(lines) if line is first), None)
    return below is not None and first.indent > flush + 1 >= below.indent


def _reach(line: Line) -> int:
    return line.indent + columns(line.text)


def joined(before: str, after: str) -> str:
    """Two halves of a wrapped line: a blank only between two Latin words."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if latin else before + after

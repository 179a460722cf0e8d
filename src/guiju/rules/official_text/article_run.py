"""Which lines open an article: the run 1..N that goes furthest, marked 一、 or 第一条.

A cross reference at the start of a wrapped line looks like a mark. It is not in the run, or it is and loses
against the real one, which starts a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from guiju.rules.official_text.furniture import is_furniture
from guiju.rules.official_text.lines import Layout, Line, ends_sentence, layout_of
from guiju.rules.official_text.numerals import NUMERAL, number_in


class ArticleStyle(Enum):
    """How a document marks its articles."""

    CLAUSE = "第一条"
    COMMA = "一、"


_MARK = {
    ArticleStyle.CLAUSE: re.compile(
        rf"(?P<mark>第\s*(?P<number>{NUMERAL})\s*条(?:\s*之\s*(?P<insert>[一二三四五六七八九十]+))?)(?P<gap>[\s:：]*)"
    ),
    ArticleStyle.COMMA: re.compile(
        r"(?P<mark>(?P<number>[一二三四五六七八九十百零〇]+)\s*[、.．])(?P<insert>)(?P<gap>\s*)"
    ),
}
_ANNEX = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*([：:]|$)")
_STRAY = 2
_HEADING = re.compile(rf"第\s*{NUMERAL}\s*[编章节]")


@dataclass(frozen=True, slots=True)
class ArticleStart:
    """A line (by index) that may open an article. `weight`: how much it looks like a paragraph's start."""

    index: int
    number: int
    insert: int
    mark: str
    rest: str
    weight: int


@dataclass(frozen=True, slots=True)
class ArticleRun:
    style: ArticleStyle
    starts: tuple[ArticleStart, ...]
    candidates: tuple[ArticleStart, ...]
    layout: Layout


def article_run(lines: Sequence[Line]) -> ArticleRun | None:
    """The longer of the two styles' runs, of equals the heavier; None when there is no article one."""
    runs = [_run_of(style, lines) for style in ArticleStyle]
    longest = max(runs, key=lambda run: (len(run.starts), sum(start.weight for start in run.starts)))
    return longest if longest.starts else None


def _run_of(style: ArticleStyle, lines: Sequence[Line]) -> ArticleRun:
    marked = [index for index, line in enumerate(lines) if _MARK[style].match(line.text)]
    layout = layout_of(_body(lines, marked))
    candidates = tuple(_candidates(style, lines, marked, layout))
    return ArticleRun(style, _run_before_annexes(lines, candidates), candidates, layout)


def _run_before_annexes(lines: Sequence[Line], candidates: Sequence[ArticleStart]) -> tuple[ArticleStart, ...]:
    """No run goes over an annex's heading; of several the first that is more than a stray pair, else the longest."""
    annexes = [index for index, line in enumerate(lines) if _ANNEX.match(line.text)]
    grouped = groupby(candidates, key=lambda start: bisect(annexes, start.index))
    runs = [_longest_run(tuple(group)) for _, group in grouped]
    return next((run for run in runs if len(run) > _STRAY), max(runs, key=len, default=()))


def _body(lines: Sequence[Line], marked: Sequence[int]) -> Sequence[Line]:
    """From the first marked line to what the page adds behind the last."""
    if not marked:
        return ()
    behind = (index for index in range(marked[-1], len(lines)) if is_furniture(lines[index].text))
    return lines[marked[0] : next(behind, len(lines))]


def _candidates(
    style: ArticleStyle, lines: Sequence[Line], marked: Iterable[int], layout: Layout
) -> Iterator[ArticleStart]:
    for index in marked:
        found = _MARK[style].match(lines[index].text)
        number = number_in(found["number"]) if found else None
        if found is None or number is None or _in_mid_sentence(lines, index, layout, set_off=bool(found["gap"])):
            continue
        insert = number_in(found["insert"]) if found["insert"] else 0
        weight = _weight(lines, index, layout) + bool(found["gap"])
        rest = lines[index].text[found.end() :]
        yield ArticleStart(index, number, insert or 0, found["mark"], rest, weight)


def _in_mid_sentence(lines: Sequence[Line], index: int, layout: Layout, *, set_off: bool) -> bool:
    """Whether the line above is full and unfinished, so that this one goes on with a reference.

    A heading may fill its line too: a mark `set_off` by a blank opens an article below it.
    """
    before = lines[index - 1] if index else None
    if before is not None and set_off and _HEADING.match(before.text):
        return False
    return before is not None and layout.full(before) and layout.goes_on(before, lines[index], marked=True)


def _weight(lines: Sequence[Line], index: int, layout: Layout) -> int:
    if index == 0:
        return 4
    before, line = lines[index - 1], lines[index]
    if layout.goes_on(before, line, marked=True):
        return 0
    closed = ends_sentence(before.text) or bool(_HEADING.match(before.text))
    return 1 + 2 * closed + (line.indent > layout.flush + 1) + line.after_blank


@dataclass(frozen=True, slots=True)
class _Chain:
    """A run so far: its last article and the chain before that. Linked, so that long texts cost no copies."""

    length: int = 0
    weight: int = 0
    last: ArticleStart | None = None
    before: _Chain | None = None

    @property
    def rank(self) -> tuple[int, int]:
        return self.length, self.weight

    def followed_by(self, start: ArticleStart) -> _Chain:
        return _Chain(self.length + 1, self.weight + start.weight, start, self)

    def starts(self) -> tuple[ArticleStart, ...]:
        found: list[ArticleStart] = []
        chain: _Chain | None = self
        while chain is not None and chain.last is not None:
            found.append(chain.last)
            chain = chain.before
        return tuple(reversed(found))


def _longest_run(candidates: Sequence[ArticleStart]) -> tuple[ArticleStart, ...]:
    """The longest chain 1, 2, 2之一, 3 …; of equals the heaviest, of those the first in the text."""
    best = _Chain()
    chains: dict[int, dict[int, _Chain]] = {0: {0: best}}
    for start in candidates:
        before = _chain_before(chains, start)
        if before is None or (start.insert and not start.weight):
            continue
        chain = before.followed_by(start)
        held = chains.setdefault(start.number, {})
        if start.insert not in held or held[start.insert].rank < chain.rank:
            held[start.insert] = chain
        best = max(best, chain, key=lambda one: one.rank)
    return best.starts()


def _chain_before(chains: dict[int, dict[int, _Chain]], start: ArticleStart) -> _Chain | None:
    if start.insert:
        return chains.get(start.number, {}).get(start.insert - 1)
    held = chains.get(start.number - 1)
    return max(held.values(), key=lambda one: one.rank) if held else None

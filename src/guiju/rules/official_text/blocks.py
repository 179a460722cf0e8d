"""Lines of the rules joined into blocks: headings, article openings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from guiju.rules.official_text.article_run import ArticleRun, ArticleStart
from guiju.rules.official_text.furniture import ends_the_rules, is_furniture
from guiju.rules.official_text.item_marks import item_mark
from guiju.rules.official_text.lines import Line, joined
from guiju.rules.official_text.numerals import NUMERAL, number_in

_HEADING = re.compile(rf"第\s*({NUMERAL})\s*([编章节])([\s:：]*)(.*)")
# Behind a blank a title may be long and have commas; without one the words may be a reference: 第二章规定的程序，…
_LONGEST_HEADING, _LONGEST_SET_OFF = 40, 100
_CLAUSE_ENDS = "，,。；;"
_SENTENCE_ENDS = "。；;"


class Kind(Enum):
    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    TEXT = ""


_HEADINGS = (Kind.PART, Kind.CHAPTER, Kind.SECTION)


@dataclass(frozen=True, slots=True)
class Block:
    """`last`: the last line joined in. `text`: a heading's title, or the words after the article's mark."""

    kind: Kind
    last: Line
    text: str
    number: int = 0
    start: ArticleStart | None = None


def heading(text: str) -> tuple[Kind, int, str] | None:
    """Kind, number and title (without blanks) of a chapter or section heading."""
    found = _HEADING.fullmatch(text)
    if not found:
        return None
    longest, closing = (_LONGEST_SET_OFF, _SENTENCE_ENDS) if found[3] else (_LONGEST_HEADING, _CLAUSE_ENDS)
    if len(text) > longest or any(mark in text for mark in closing):
        return None
    number = number_in(found[1])
    return (Kind(found[2]), number, re.sub(r"\s", "", found[4])) if number else None


def first_line_of_rules(lines: Sequence[Line], run: ArticleRun) -> int:
    """Index of the first chapter's heading, or of article one where there is no chapter."""
    article_one = run.starts[0].index
    for index in range(article_one - 1, max(article_one - 5, -1), -1):
        found = heading(lines[index].text)
        if found and found[:2] == (Kind.CHAPTER, 1):
            return index
    return article_one


def blocks_of(lines: Sequence[Line], run: ArticleRun) -> tuple[Block, ...]:
    """All blocks from the first chapter or article to the last word of the last article."""
    blocks = _joined_lines(lines, run, first_line_of_rules(lines, run))
    set_tight = [replace(one, text=re.sub(r"\s", "", one.text)) if one.kind in _HEADINGS else one for one in blocks]
    return tuple(_without_end_matter(set_tight))


def _joined_lines(lines: Sequence[Line], run: ArticleRun, first: int) -> Iterator[Block]:
    starts = {start.index: start for start in run.starts}
    chapter = 0
    block: Block | None = None
    for index in range(first, len(lines)):
        line = lines[index]
        following = _opened(line, starts.get(index), chapter, block, run)
        if following is None and block is not None:
            block = replace(block, last=line, text=joined(block.text, line.text))
            continue
        if block is not None:
            yield block
        block = following
        chapter = block.number if block and block.kind is Kind.CHAPTER else chapter
    if block is not None:
        yield block


def _opened(
    line: Line, start: ArticleStart | None, chapter: int, before: Block | None, run: ArticleRun
) -> Block | None:
    """The block that this line opens; None when it goes on the one before."""
    if start is not None:
        return Block(Kind.ARTICLE, line, start.rest, start.number, start)
    found = heading(line.text)
    fresh = before is None or not run.layout.goes_on(before.last, line, marked=True)
    if found and fresh and (found[0] is not Kind.CHAPTER or _next_chapter(found[1], chapter, before)):
        return Block(found[0], line, found[2], found[1])
    if before is None or is_furniture(line.text):
        return Block(Kind.TEXT, line, line.text)
    if before.kind in _HEADINGS:
        titled = before.text and not run.layout.breaks_off(before.last, line)
        return Block(Kind.TEXT, line, line.text) if titled else None
    alone = before.kind is Kind.ARTICLE and not before.text  # the mark stands on a line of its own
    marked = item_mark(line.text) is not None
    goes_on = alone or run.layout.goes_on(before.last, line, marked=marked)
    return None if goes_on else Block(Kind.TEXT, line, line.text)


def _next_chapter(number: int, chapter: int, before: Block | None) -> bool:
    """Whether the number goes on counting; a part may count its chapters anew."""
    return number == chapter + 1 or (number == 1 and before is not None and before.kind is Kind.PART)


def _without_end_matter(blocks: list[Block]) -> list[Block]:
    last = max(index for index, block in enumerate(blocks) if block.kind is Kind.ARTICLE)
    for index in range(last + 1, len(blocks)):
        text = blocks[index].text
        if blocks[index].kind is not Kind.TEXT or (item_mark(text) is None and ends_the_rules(text)):
            return blocks[:index]
    return blocks

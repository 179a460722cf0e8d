"""Turns plain Chinese draft text into blocks: headings by their numbering, chapters, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guiju.office.documents.layout.paper import Annex, Block, BlockKind

_HAN = "一二三四五六七八九十百零〇"
_LEVELS = (
    (BlockKind.LEVEL_1, re.compile(rf"[{_HAN}]+、")),
    (BlockKind.LEVEL_2, re.compile(rf"[（(][{_HAN}]+[）)]")),
    (BlockKind.LEVEL_3, re.compile(r"\d{1,2}[.．、](?!\d)")),
    (BlockKind.LEVEL_4, re.compile(r"[（(]\d{1,2}[）)]")),
)
_CHAPTER = re.compile(rf"第[{_HAN}]+[编章节](?:[\s　]|$)")
_ARTICLE = re.compile(rf"第[{_HAN}]+条(?=[\s　])")
_ANNEX = re.compile(r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]+)?\s*[:：]?\s*$")
_FIRST_SENTENCE = re.compile(r"[^。；：]{1,40}。")
_HEADING_LIMIT = 40
"""A numbered line without a full stop and no longer than this is a heading as a whole."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """One block for each line that is not empty. Spaces at the edges of a line, full-width ones too, are dropped."""
    return tuple(_block(line) for line in _lines(text))


def blocks_and_annexes(text: str) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """Body and annexes of a draft. A line that is only 附件, 附件1 ... starts an annex; the next line is its title."""
    body: list[str] = []
    annexes: list[list[str]] = []
    for line in _lines(text):
        if _ANNEX.match(line):
            annexes.append([])
        else:
            (annexes[-1] if annexes else body).append(line)
    return tuple(map(_block, body)), tuple(_annex(lines) for lines in annexes if lines)


def _annex(lines: list[str]) -> Annex:
    return Annex(title=lines[0], blocks=tuple(map(_block, lines[1:])))


def _lines(text: str) -> Iterable[str]:
    return (line for line in (raw.strip(" \t　\ufeff\r") for raw in text.splitlines()) if line)


def _block(line: str) -> Block:
    if _CHAPTER.match(line) and "。" not in line:
        return Block(re.sub(r"[\s　]+", "　", line), BlockKind.CHAPTER)
    article = _ARTICLE.match(line)
    if article:
        return Block(_joined(article.group(), line), BlockKind.PARAGRAPH, article.group())
    for kind, pattern in _LEVELS:
        if pattern.match(line):
            return Block(line, kind, _lead(line))
    return Block(line)


def _joined(label: str, line: str) -> str:
    return f"{label}　{line[len(label) :].strip(' 　')}"


def _lead(line: str) -> str:
    """The part set in the level's face: a short heading line whole, else its first sentence when text follows."""
    sentence = _FIRST_SENTENCE.match(line)
    if sentence and sentence.end() < len(line):
        return sentence.group()
    ends_as_sentence = line[-1] in "。；;：:"
    return line if len(line) <= _HEADING_LIMIT and not ends_as_sentence else ""

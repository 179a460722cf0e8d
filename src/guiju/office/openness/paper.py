"""The text of a page as blocks for reading: headings by their numbering, articles, paragraphs, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百零〇"
_CHAPTER = re.compile(rf"第\s*[{_HAN}]+\s*[编章](?=[\s　:：]|$)")
_SECTION = re.compile(rf"第\s*[{_HAN}]+\s*节(?=[\s　:：]|$)")
_CLAUSE = re.compile(rf"第[{_HAN}]+条(之[{_HAN}]+)?(?=[\s　])")
_FIRST = re.compile(rf"[{_HAN}]+、")
_SECOND = re.compile(rf"[（(][{_HAN}]+[）)]")
_ANNEX = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]+)?\s*[:：]?")
_BRACKETED = re.compile(r"[（(].{2,60}[）)]")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%\[\]]+", re.IGNORECASE)
_ENDS = "。；;：:，,"
_LONGEST_HEADING = 40
_FEWEST_ENTRIES = 3
_EDGES = " \t　"


@dataclass(frozen=True, slots=True)
class Block:
    """`level` 0: a paragraph; else a heading's (h2 ...). `lead`: the words at its start that stand out, as
    `mark` says: article (第三条, or 三、 in rules with chapters) or second (（一）…)."""

    text: str
    level: int = 0
    anchor: str = ""
    lead: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The body, or one annex with its title and the line in brackets under it (how it was passed)."""

    blocks: tuple[Block, ...]
    title: str = ""
    note: str = ""
    anchor: str = ""

    @property
    def contents(self) -> tuple[Block, ...]:
        """The highest headings, when there are enough of them to be worth a table."""
        top = min((block.level for block in self.blocks if block.level), default=0)
        entries = tuple(block for block in self.blocks if top and block.level == top)
        return entries if len(entries) >= _FEWEST_ENTRIES else ()


def body_of(text: str) -> Part:
    """The body of a document; its headings start at h2."""
    return Part(_blocks(lines_of(text), 2, "s"))


def annexes_of(text: str) -> tuple[Part, ...]:
    """The annexed texts: each starts with its title; a line that is only 附件, 附件2 ... starts another."""
    groups: list[list[str]] = [[]]
    for line in lines_of(text):
        if _ANNEX.fullmatch(line):
            groups.append([])
        else:
            groups[-1].append(line)
    return tuple(_annex(lines, number) for number, lines in enumerate(filter(None, groups), start=1))


def _annex(lines: Sequence[str], number: int) -> Part:
    title, rest = lines[0], list(lines[1:])
    note = rest.pop(0) if rest and _BRACKETED.fullmatch(rest[0]) else ""
    return Part(_blocks(rest, 3, f"a{number}-"), title, note, f"annex-{number}")


def lines_of(text: str) -> tuple[str, ...]:
    """The lines with words on them, without blanks at either end."""
    return tuple(line for line in (raw.strip(_EDGES) for raw in text.splitlines()) if line)


def _blocks(lines: Sequence[str], level: int, prefix: str) -> tuple[Block, ...]:
    chapters = any(_is_title(_CHAPTER, line) for line in lines)
    return tuple(_block(line, level, f"{prefix}{number}", chapters) for number, line in enumerate(lines, start=1))


def _block(line: str, level: int, anchor: str, chapters: bool) -> Block:
    if _is_title(_CHAPTER, line):
        return Block(_spaced(line), level, anchor)
    if _is_title(_SECTION, line):
        return Block(_spaced(line), level + 1, anchor)
    if _is_title(_FIRST, line) and not chapters:
        return Block(line, level, anchor)
    if _is_title(_SECOND, line) and not chapters:
        return Block(line, level + 1, anchor)
    article = _CLAUSE.match(line) or (_FIRST.match(line) if chapters else None)
    if article:
        return Block(line[article.end() :].strip(_EDGES), 0, anchor, article.group(), "article")
    return _paragraph(line)


def _paragraph(line: str) -> Block:
    if _is_title(_SECOND, line):
        return Block("", lead=line, mark="second")
    sentence = re.match(rf"{_SECOND.pattern}[^。；：]{{1,{_LONGEST_HEADING}}}。(?=.)", line)
    lead = sentence.group() if sentence else ""
    return Block(line[len(lead) :], lead=lead, mark="second" if lead else "")


def _is_title(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and line[-1] not in _ENDS and bool(pattern.match(line))


def _spaced(line: str) -> str:
    """第一章 总  则 → 第一章　总则: printers widen two-character titles, readers and their programs need not."""
    number, _, title = re.sub(r"[\s:：]+", " ", line).strip().partition(" ")
    return f"{number}　{title.replace(' ', '')}" if title else number


def linked(text: str) -> Iterable[tuple[str, str]]:
    """The text in stretches of (words, address): the address is "" except where a web address is written."""
    at = 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:!?")
        if found.start() > at:
            yield text[at : found.start()], ""
        yield address, address
        at = found.start() + len(address)
    if at < len(text):
        yield text[at:], ""

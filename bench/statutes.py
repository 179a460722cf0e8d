"""How many real statutes are read with exactly their chapters and articles when they come hard-wrapped.

The statutes are no part of this project: `--statutes FOLDER` names a folder of Markdown files whose headings and
paragraphs say beyond doubt where chapters and articles begin (such as a copy of the public collection LawRefBook/Laws).
That markup is the reference; what is read is the plain text, printed 28 characters to the line as official pages do.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.report import Measurement, Target
from guiju.rules.chinese_numbers import parse_chinese_number
from guiju.rules.official_text import OfficialTextError, read_rule_text

WIDTH = 28
SHARE = Target("value", ">=", 99.0)
INDENT = "　　"
_CHAPTER = re.compile(r"#+\s*第([〇零一二三四五六七八九十百]+)章")
_LISTED = re.compile(r"#+\s*([一二三四五六七八九十]+)、")
_ARTICLE = re.compile(r"第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?[\s　]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MAY_NOT_START = "，。；：、！？）》”’"
Shape = list[tuple[int, int]]
"""Each chapter's number with how many articles it holds; number 0 for articles that stand in no chapter."""


def measure(folder: Path | None) -> list[Measurement]:
    """One line: the share in per cent, with how many were right; nothing is measured without a folder."""
    name = "real statutes read exactly"
    if folder is None:
        return [Measurement(name, None, "%", note="not measured: no --statutes FOLDER")]
    began, right, wrong = time.perf_counter(), 0, []
    for path, text in statutes(folder):
        if found_shape(printed(text)) == shape(text):
            right += 1
        else:
            wrong.append(path.name)
    for file in wrong:
        sys.stderr.write(f"  read otherwise: {file}\n")
    many, seconds = right + len(wrong), time.perf_counter() - began
    note = f"{right} of {many}, chapters and articles, {WIDTH} characters to the line, {seconds:.0f} s"
    return [Measurement(name, 100 * right / many if many else None, "%", target=SHARE, note=note)]


def statutes(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files whose own markup is whole: articles counted from one without a gap, chapters likewise."""
    for path in sorted(folder.rglob("*.md")):
        text = _COMMENT.sub("", path.read_text("utf-8", errors="replace")).replace("\r", "")
        if _whole(text):
            yield path, text


def _whole(text: str) -> bool:
    numbers = [parse_chinese_number(mark[1]) for mark in _articles(text) if not mark[2]]
    chapters = [number for number, _ in shape(text) if number]
    return len(numbers) > 1 and all(one == list(range(1, len(one) + 1)) for one in (numbers, chapters))


def _paragraphs(text: str) -> list[str]:
    return [line.strip(" 　\t") for line in text.split("\n") if line.strip(" 　\t")]


def _articles(text: str) -> Iterator[re.Match[str]]:
    return (found for line in _paragraphs(text) if (found := _ARTICLE.match(line)))


def _headings(text: str) -> re.Pattern[str]:
    """Judicial interpretations number their chapters 一、二、 instead of 第一章."""
    return _CHAPTER if any(_CHAPTER.match(line) for line in _paragraphs(text)) else _LISTED


def shape(text: str) -> Shape:
    """What the markup says."""
    counted: Shape = [(0, 0)]
    headings = _headings(text)
    for line in _paragraphs(text):
        if heading := headings.match(line):
            counted.append((parse_chinese_number(heading[1]), 0))
        elif _ARTICLE.match(line):
            counted[-1] = (counted[-1][0], counted[-1][1] + 1)
    return [chapter for chapter in counted if chapter != (0, 0)]


def printed(text: str) -> str:
    """The statute as a plain text page: paragraphs indented, hard lines, headings in the middle."""
    lines: list[str] = []
    for paragraph in _paragraphs(text):
        if paragraph.startswith("#"):
            lines += [line.center(WIDTH, "　").rstrip("　") for line in _wrapped(paragraph.lstrip("# "))]
        else:
            lines += _wrapped(INDENT + paragraph)
    return "\n".join(lines)


def _wrapped(text: str) -> Iterator[str]:
    while text:
        end = WIDTH
        while text[end : end + 1] and text[end] in _MAY_NOT_START:
            end += 1
        yield text[:end]
        text = text[end:]


def found_shape(text: str) -> Shape | None:
    """What the reader finds; None when it refuses the text."""
    try:
        found = read_rule_text(text)
    except OfficialTextError:
        return None
    return [(chapter.number, len(chapter.articles)) for chapter in found.chapters]

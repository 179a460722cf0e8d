"""Chapters headed 一、总则 above articles marked 第一条: written as 第一章 before the text is taken apart."""

from __future__ import annotations

import re
from dataclasses import replace

from guiju.rules.official_text.article_run import ArticleRun, ArticleStyle
from guiju.rules.official_text.lines import Line, ends_sentence
from guiju.rules.official_text.numerals import number_in

_HEADED = re.compile(r"([一二三四五六七八九十]+)、\s*(\S.{0,18})")


def with_named_chapters(lines: tuple[Line, ...], run: ArticleRun) -> tuple[Line, ...]:
    """Only where such headings count 1, 2 … directly above articles, the first above article one: else items."""
    if run.style is not ArticleStyle.CLAUSE:
        return lines
    headed: dict[int, Line] = {}
    for start in run.starts:
        above = start.index - 1
        found = _HEADED.fullmatch(lines[above].text) if above >= 0 else None
        if found and number_in(found[1]) == len(headed) + 1 and not ends_sentence(found[2]):
            headed[above] = replace(lines[above], text=f"第{found[1]}章 {found[2]}")
    if len(headed) < 2 or run.starts[0].index - 1 not in headed:
        return lines
    return tuple(headed.get(index, line) for index, line in enumerate(lines))

"""Marks printed in brackets: 【第一条】, 【第一章 总则】, ［第二条 目的］ are read like those without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from guiju.rules.official_text.lines import Line
from guiju.rules.official_text.numerals import NUMERAL

_MARK = rf"第\s*{NUMERAL}\s*(?P<kind>[编章节条])(?:\s*之\s*[一二三四五六七八九十]+)?"
_BRACKETED = re.compile(rf"[【［〖\[]\s*(?P<mark>{_MARK})\s*(?P<caption>[^】］〗\]]*?)\s*[】］〗\]]\s*(?P<rest>.*)")


def without_brackets(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with bracketed marks laid open; a caption inside an article's brackets keeps brackets of its own."""
    return tuple(_opened(line) for line in lines)


def _opened(line: Line) -> Line:
    found = _BRACKETED.fullmatch(line.text)
    if found is None:
        return line
    caption = found["caption"]
    if caption and found["kind"] == "条":
        caption = f"【{caption}】"
    words = "　".join(part for part in (found["mark"], f"{caption}{found['rest']}") if part)
    return replace(line, text=words)

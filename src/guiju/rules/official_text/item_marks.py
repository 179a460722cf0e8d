"""Marks of items and sub-items: （一） (1) 1. 1、 ① and, where articles are 第一条, 一、."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from guiju.rules.official_text.numerals import number_in


class ItemStyle(IntEnum):
    """In the order in which GB/T 9704 nests them; a lower one never contains a higher one."""

    COMMA = 0
    HAN_BRACKET = 1
    FIGURE = 2
    FIGURE_BRACKET = 3
    CIRCLE = 4


# A figure needs a mark behind it and no further figure behind that: neither "1234 …" nor "1.5" is a mark.
_MARKS = (
    (ItemStyle.HAN_BRACKET, re.compile(r"([（(]\s*([一二三四五六七八九十]+)\s*[）)])\s*")),
    (ItemStyle.FIGURE_BRACKET, re.compile(r"([（(]?\s*([0-9０-９]{1,2})\s*[）)])\s*")),
    (ItemStyle.FIGURE, re.compile(r"(([0-9０-９]{1,2})\s*[.．、])(?![0-9０-９])\s*")),
    (ItemStyle.CIRCLE, re.compile(r"(([①-⑳]))\s*")),
    (ItemStyle.COMMA, re.compile(r"(([一二三四五六七八九十]+)\s*、)\s*")),
)
_WRITTEN_MARK = {
    ItemStyle.COMMA: "{}、",
    ItemStyle.HAN_BRACKET: "({})",
    ItemStyle.FIGURE: "{}.",
    ItemStyle.FIGURE_BRACKET: "[{}]",
    ItemStyle.CIRCLE: "<{}>",
}


@dataclass(frozen=True, slots=True)
class ItemMark:
    style: ItemStyle
    number: int
    mark: str
    rest: str


def item_mark(text: str) -> ItemMark | None:
    """The mark at the start of a line, None without one. Whether it counts, its list has to say."""
    for style, pattern in _MARKS:
        found = pattern.match(text)
        number = number_in(unicodedata.normalize("NFKC", found[2])) if found else None
        if found and number:
            return ItemMark(style, number, found[1], text[found.end() :])
    return None


def uniform_mark(mark: str) -> str:
    """The same mark for every way to print it: １． and 1、 are both "1."; no mark comes back unchanged."""
    found = item_mark(mark)
    return _WRITTEN_MARK[found.style].format(found.number) if found else mark

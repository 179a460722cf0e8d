"""Numbers and days as official texts print them: 十二, １２; 2024年4月2日, 二〇二四年四月二日, 2024-04-02."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from guiju.rules.chinese_numbers import ChineseNumberError, parse_chinese_number

NUMERAL = "[一二三四五六七八九十百千零〇○0-9０-９]+"
_ZEROS = str.maketrans("○Oo０零", "〇〇〇〇〇")
_POSITIONAL = "〇一二三四五六七八九"
_YEAR = "[0-9０-９〇○零Oo一二三四五六七八九]{4}"
_SHORT = "[0-9０-９一二三四五六七八九十]{1,3}"
DAY = rf"{_YEAR}\s*年\s*{_SHORT}\s*月\s*{_SHORT}\s*日"
_WRITTEN = re.compile(rf"({_YEAR})\s*年\s*({_SHORT})\s*月\s*({_SHORT})\s*日?")
_FIGURES = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def number_in(text: str) -> int | None:
    """The number written in Chinese characters or figures of any width; None when it is neither."""
    figures = unicodedata.normalize("NFKC", text).strip()
    if figures.isascii() and figures.isdigit():
        return int(figures)
    try:
        return parse_chinese_number(figures.replace("○", "〇"))
    except ChineseNumberError:
        return None


def day_in(text: str) -> date | None:
    """The day that the whole text writes; None for anything else, also for "2022112", which may be two."""
    plain = text.strip()
    written = _WRITTEN.fullmatch(plain)
    if written:
        return _day(_year(written[1]), number_in(written[2]), number_in(written[3]))
    figures = unicodedata.normalize("NFKC", plain)
    found = _FIGURES.fullmatch(figures) or _COMPACT.fullmatch(figures)
    return _day(*map(int, found.groups())) if found else None


def _year(text: str) -> int | None:
    figures = unicodedata.normalize("NFKC", text)
    if figures.isdigit() and figures.isascii():
        return int(figures)
    digits = figures.translate(_ZEROS)
    if any(digit not in _POSITIONAL for digit in digits):
        return None
    return int("".join(str(_POSITIONAL.index(digit)) for digit in digits))


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

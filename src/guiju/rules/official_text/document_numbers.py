"""Document numbers 发文字号: found whatever brackets were printed, written back with 〔〕."""

from __future__ import annotations

import re

from guiju.rules.official_text.numerals import number_in

_OPEN, _CLOSE = r"〔\[（(［【﹝〈", r"〕\]）)］】﹞〉"
_YEAR = "[0-9０-９〇○零一二三四五六七八九]{4}"
_NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{2,14}}?)\s*[{_OPEN}]\s*(?P<year>{_YEAR})\s*[{_CLOSE}]\s*第?\s*(?P<number>[0-9０-９]+)\s*号"
)
_ORDER_NUMBER = re.compile(r"第\s*(?P<number>[0-9０-９一二三四五六七八九十百零〇]+)\s*号")
_YEAR_CHARACTERS = str.maketrans("○零〇一二三四五六七八九", "000123456789")


def document_number(text: str) -> str:
    """The number that the whole text is, e.g. 云政发[2024] 2号 → 云政发〔2024〕2号; "" when it is none."""
    found = _NUMBER.fullmatch(text.strip().strip("（()）").strip() if _bracketed(text) else text.strip())
    return _written(found) if found else ""


def split_trailing_number(text: str) -> tuple[str, str]:
    """A title and the number printed behind it, in brackets or not; the number is "" when there is none."""
    found = re.search(rf"[（(\s]\s*({_NUMBER.pattern})\s*[)）]?$", text)
    if not found:
        return text, ""
    return text[: found.start()].rstrip(), document_number(found[1])


def order_number(text: str) -> int | None:
    """第707号 → 707: how orders 令 are numbered."""
    found = _ORDER_NUMBER.fullmatch(text.strip())
    return number_in(found["number"]) if found else None


def _bracketed(text: str) -> bool:
    return text.strip()[:1] in ("（", "(")


def _written(found: re.Match[str]) -> str:
    year = number_in(found["year"].translate(_YEAR_CHARACTERS))
    return f"{found['code']}〔{year}〕{number_in(found['number'])}号"

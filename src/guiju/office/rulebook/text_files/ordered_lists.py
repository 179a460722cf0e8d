"""The numbers that a browser puts before the entries of an ordered list: they stand in no text of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from guiju.rules.chinese_numbers import chinese_number

_CHINESE = re.compile(r"cjk-|chinese|trad-|simp-|japanese-")
_LISTED = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COUNTER = re.compile(r"@counter-style\s+([\w-]+)")
_QUOTED = r"\s*:\s*[\"']([^\"']*)[\"']"
_EXTENDED = re.compile(r"system\s*:\s*extends\s+([\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARKED = re.compile(
    r"\s*(?:[【［]?\s*第\s*[一二三四五六七八九十百零〇0-9０-９]+\s*[编章节条]|[（(]?\s*[一二三四五六七八九十0-9０-９]{1,3}\s*[）)、.．](?![0-9])|[①-⑳])"
)
_BY_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


@dataclass(frozen=True, slots=True)
class _Style:
    base: str
    prefix: str = ""
    suffix: str | None = None

    def mark(self, number: int) -> str:
        if self.base == "none" or number < 1:
            return ""
        chinese = bool(_CHINESE.search(self.base))
        if not chinese and not self.base.startswith("decimal"):
            return ""  # letters and Roman figures number no article and no item
        counted = chinese_number(number) if chinese else str(number)
        suffix = ("、" if chinese else ".") if self.suffix is None else self.suffix
        return f"{self.prefix}{counted}{suffix}"


class OrderedLists:
    """The styles of lists that a page declares, by tag, class and name of a counter."""

    def __init__(self, page: HtmlElement) -> None:
        sheets = _COMMENT.sub("", "\n".join(sheet.text_content() for sheet in page.iter("style")))
        self._counters: dict[str, _Style] = {}
        self._rules: dict[str, str] = {}
        for selectors, body in _RULE.findall(sheets):
            self._take(selectors.strip(), body)

    def mark(self, entry: HtmlElement) -> str:
        """What stands before a list entry; "" outside ordered lists and where its words begin with a mark."""
        around = entry.getparent()
        if entry.tag != "li" or around is None or around.tag != "ol" or _MARKED.match(entry.text_content()):
            return ""
        name = self._named(entry) or self._named(around) or _BY_TYPE.get(around.get("type") or "1", "decimal")
        return self._counters.get(name, _Style(name)).mark(_number(entry, around))

    def _take(self, selectors: str, body: str) -> None:
        if counter := _COUNTER.search(selectors):
            extended = _EXTENDED.search(body)
            prefix, suffix = (re.search(key + _QUOTED, body) for key in ("prefix", "suffix"))
            base = extended[1] if extended else "decimal"
            self._counters[counter[1]] = _Style(base, prefix[1] if prefix else "", suffix[1] if suffix else None)
        elif listed := _LISTED.search(body):
            self._rules |= {selector.strip().split()[-1]: listed[1] for selector in selectors.split(",") if selector}

    def _named(self, element: HtmlElement) -> str:
        own = _LISTED.search(element.get("style") or "")
        if own:
            return own[1]
        classes = (element.get("class") or "").split()
        keys = [f"#{element.get('id')}", *(f"{element.tag}.{one}" for one in classes), *(f".{one}" for one in classes)]
        return next((self._rules[key] for key in [*keys, str(element.tag)] if key in self._rules), "")


def _number(entry: HtmlElement, around: HtmlElement) -> int:
    """As a browser counts: from `start`, an entry's own `value` counts on from there."""
    number = _integer(around.attrib, "start", 1) - 1
    for one in around:
        if one.tag == "li":
            number = _integer(one.attrib, "value", number + 1)
        if one is entry:
            break
    return number


def _integer(attributes: Mapping[str, str], name: str, otherwise: int) -> int:
    given = attributes.get(name) or ""
    return int(given) if re.fullmatch(r"-?[0-9]{1,6}", given.strip()) else otherwise

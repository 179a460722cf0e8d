"""The numbers that Word counts itself: 第一条, （一）, 1. stand in no paragraph's text, only in the file's lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import nsmap
from docx.oxml.text.paragraph import CT_P
from lxml.etree import XPath

from guiju.rules.chinese_numbers import chinese_number

_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, chinese_number),
    "decimal": str,
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),
}
_AFTER = {"": "\t", "tab": "\t", "space": " ", "nothing": ""}


def at(element: Any, path: str) -> Any:
    """What XPath finds from an element, with Word's prefixes known."""
    return XPath(path, namespaces=nsmap)(element)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    after: str


class Numbering:
    """Counts on with every paragraph asked about, so ask in the order of the text."""

    def __init__(self, document: WordDocument) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._levels = _levels(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark(self, paragraph: CT_P) -> str:
        """The number that Word shows before the paragraph, with the blank behind it; "" for none."""
        list_id, depth = self._place(paragraph)
        abstract, levels = self._levels.get(list_id, ("", {}))
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._written(level, levels, counts) + level.after

    def _place(self, paragraph: CT_P) -> tuple[str, int]:
        """The list and the level, from the paragraph itself or from its style and those that it stands on."""
        found, style = at(paragraph, "./w:pPr/w:numPr"), paragraph.style
        for _ in range(len(self._styles)):
            if found or style not in self._styles:
                break
            element = self._styles[style]
            found, style = at(element, "./w:pPr/w:numPr"), next(iter(at(element, "./w:basedOn/@w:val")), None)
        if not found:
            return "", 0
        depth = next(iter(at(found[0], "./w:ilvl/@w:val")), "0")
        return next(iter(at(found[0], "./w:numId/@w:val")), ""), int(depth)

    def _written(self, level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            form = levels[depth].form if depth in levels else "decimal"
            return _FORMATS.get(form, str)(counts.get(depth, 1))

        return re.sub(r"%(\d)", number, level.text)


def _levels(document: WordDocument) -> dict[str, tuple[str, dict[int, _Level]]]:
    """List id → the counter that it shares with others, and its levels."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        at(one, "string(./@w:abstractNumId)"): {int(at(x, "string(./@w:ilvl)")): _level(x) for x in at(one, "./w:lvl")}
        for one in at(root, "./w:abstractNum")
    }
    used = {at(one, "string(./@w:numId)"): at(one, "string(./w:abstractNumId/@w:val)") for one in at(root, "./w:num")}
    return {list_id: (name, abstract.get(name, {})) for list_id, name in used.items()}


def _level(element: Any) -> _Level:
    return _Level(
        start=int(at(element, "string(./w:start/@w:val)") or 1),
        form=at(element, "string(./w:numFmt/@w:val)"),
        text=at(element, "string(./w:lvlText/@w:val)"),
        after=_AFTER.get(at(element, "string(./w:suff/@w:val)"), "\t"),
    )

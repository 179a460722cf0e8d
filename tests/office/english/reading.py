"""What of an English page is Chinese, as a screen reader would come upon it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SPOKEN = ("title", "placeholder", "aria-label", "alt", "data-confirm")
SILENT = frozenset({"script", "style"})
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Read:
    """`plain`: Chinese that nothing marks. `marked`: inside something marked as Chinese. `spoken`: in attributes."""

    plain: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Goes through a page with the language of every place."""

    def __init__(self) -> None:
        super().__init__()
        self.read, self.open = Read(), [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", "") or self.open[-1][1]
        self.read.spoken += [given[name] for name in SPOKEN if CHINESE.search(given.get(name, ""))]
        if tag == "a" and "href" in given:
            self.read.links.append(given["href"])
        if tag == "input" and given.get("type") != "hidden":
            self._words(given.get("value", ""), language)
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, (name, _) in enumerate(self.open) if name == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        if self.open[-1][0] not in SILENT:
            self._words(data, self.open[-1][1])

    def _words(self, words: str, language: str) -> None:
        if CHINESE.search(words):
            (self.read.marked if language.startswith("zh") else self.read.plain).append(words.strip())


def read(page: str) -> Read:
    """Read a whole page."""
    reader = Reader()
    reader.feed(page)
    return reader.read

"""Marks what is Chinese in an English page with lang="zh-Hans", so that a screen reader and the fonts treat it right.

Names, titles, official words and the rules' own sentences stay Chinese in English pages. They stand in too many places
to be marked one by one, so the finished page is read once and marked. Pages that are Chinese as a whole are left alone.
"""

from __future__ import annotations

import re

CHINESE = "zh-Hans"
_PIECE = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>|<!\w[^>]*>""", re.S
)
_IDEOGRAPH = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff]")
_RUN = re.compile(
    r"\d*[《〈「『【〔（“\u3400-\u4dbf\u4e00-\u9fff\u3007]"
    r"(?:[\d\s.,:;()/%+\-·—–…“”‘’\u3000-\u303f\uff00-\uffef]*[\u3007\u3400-\u4dbf\u4e00-\u9fff])*"
    r"[）〕】』」〉》”。！？\uff1b\uff0c\uff1a)]*"
)
_LANG = re.compile(r"""\slang\s*=\s*["']?(?P<code>[\w-]+)""")
_VALUE = re.compile(r"""\s(?:value|content)\s*=\s*(?:"[^"]*"|'[^']*')""")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_WORDS_ONLY = frozenset({"option", "textarea", "title"})  # may hold no element, so they carry the mark themselves
_RAW = frozenset({"script", "style"})


def marked(page: str) -> str:
    """The page with its Chinese marked: runs in a text by a span, an option, a box or a field by its own attribute."""
    return _Marking(page).result() if _IDEOGRAPH.search(page) else page


class _Marking:
    """One pass over the pieces of a page; `open` holds the elements around the present place and their language."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.out: list[str] = []
        self.open: list[tuple[str, str]] = []

    def result(self) -> str:
        at = 0
        for piece in _PIECE.finditer(self.page):
            self._text(self.page[at : piece.start()])
            self._tag(piece)
            at = piece.end()
        self._text(self.page[at:])
        return "".join(self.out)

    @property
    def _language(self) -> str:
        return next((code for _, code in reversed(self.open) if code), "")

    def _text(self, words: str) -> None:
        inside = self.open[-1][0] if self.open else ""
        if not words or inside in _RAW or self._language.startswith("zh") or not _IDEOGRAPH.search(words):
            self.out.append(words)
        elif inside in _WORDS_ONLY:
            self._mark_last_tag()
            self.out.append(words)
        else:
            self.out.append(_RUN.sub(_span, words))

    def _mark_last_tag(self) -> None:
        self.out[-1] = f'{self.out[-1][:-1]} lang="{CHINESE}">'

    def _tag(self, piece: re.Match[str]) -> None:
        name = (piece["name"] or "").lower()
        if piece["end"]:
            self._close(name)
        elif name and name not in _VOID:
            found = _LANG.search(piece["rest"])
            self.open.append((name, found["code"] if found else ""))
        self.out.append(piece[0])
        if name == "input" and not self._language.startswith("zh") and _shows_chinese(piece["rest"]):
            self._mark_last_tag()

    def _close(self, name: str) -> None:
        """Take the element off, and with it what was left open inside (`<p>` and `<li>` need no end)."""
        places = [place for place, (opened, _) in enumerate(self.open) if opened == name]
        if places:
            del self.open[places[-1] :]


def _shows_chinese(attributes: str) -> bool:
    return 'type="hidden"' not in attributes and any(
        _IDEOGRAPH.search(found[0]) for found in _VALUE.finditer(attributes)
    )


def _span(found: re.Match[str]) -> str:
    """Brackets and quotes without Chinese between them are nobody's language."""
    words = found[0]
    return f'<span lang="{CHINESE}">{words}</span>' if _IDEOGRAPH.search(words) else words

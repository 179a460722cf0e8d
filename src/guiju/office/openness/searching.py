"""Words searched for, and where they stand. Folding keeps the length, so that a place found is a place shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from guiju.office.openness.cleaning import clean_line, clean_number

LONGEST_QUERY = 100
MOST_TERMS = 6
_BRACKETS = str.maketrans("［【〔（[﹝〖", "(((((((") | str.maketrans("］】〕）]﹞〗", ")))))))")
_BEFORE, _AROUND = 30, 90
_WIDE = _AROUND + _BEFORE


class Piece(NamedTuple):
    """A stretch of text; `hit` when it is one of the words searched for."""

    text: str
    hit: bool


def fold(text: str) -> str:
    """The text as it is compared: full-width and capital letters narrowed, all brackets alike; same length."""
    return text.translate(_FOLDED)


class _Folding(dict[int, str]):
    """Each character folded, remembered from the first time it comes."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        found = self[code] = (plain if len(plain) == 1 else chr(code)).translate(_BRACKETS)
        return found


_FOLDED = _Folding()


def terms_of(query: str) -> tuple[str, ...]:
    """The folded words of a query, each once; a document number is one word however it was typed."""
    line = clean_line(query[:LONGEST_QUERY])
    number = clean_number(line)
    words = [number] if number != line else line.split()
    return tuple(dict.fromkeys(map(fold, words)))[:MOST_TERMS]


def pieces(text: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """The whole text, cut at the words found in it; () for no text."""
    if not text:
        return ()
    return tuple(_cut(text, fold(text), terms)) if terms else (Piece(text, False),)


def excerpt(text: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """Some characters round a word found, on one line; () when none of the words is in the text."""
    if not terms:
        return ()
    found = _pattern(terms).search(text)
    near = _excerpt(*_neighbourhood(text, found), terms) if found else None
    return _excerpt(text, False, False, terms) or () if near is None else near


def _neighbourhood(text: str, found: re.Match[str]) -> tuple[str, bool, bool]:
    """More than an excerpt round a word, and whether words are left away before and after. Folding and cleaning the
    whole of a long text for each of many hits takes time."""
    start, end = max(found.start() - _WIDE, 0), found.end() + _WIDE
    return text[start:end], bool(text[:start].strip()), bool(text[end:].strip())


def _excerpt(text: str, before: bool, after: bool, terms: Sequence[str]) -> tuple[Piece, ...] | None:
    """None when the word is not there, or what is left away `before` or `after` would have to be shown."""
    line = clean_line(text)
    folded = fold(line)
    first = _pattern(terms).search(folded)
    if first is None or (before and first.start() < _BEFORE) or (after and first.end() + _AROUND > len(line)):
        return None
    start, end = max(first.start() - _BEFORE, 0), min(first.end() + _AROUND, len(line))
    shown = _cut(line[start:end], folded[start:end], terms)
    return (*_dots(before or start > 0), *shown, *_dots(after or end < len(line)))


def _dots(cut: bool) -> tuple[Piece, ...]:
    return (Piece("…", False),) if cut else ()


def _cut(text: str, folded: str, terms: Sequence[str]) -> Iterator[Piece]:
    at = 0
    for found in _pattern(terms).finditer(folded):
        if found.start() > at:
            yield Piece(text[at : found.start()], False)
        yield Piece(text[found.start() : found.end()], True)
        at = found.end()
    if at < len(text):
        yield Piece(text[at:], False)


def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    return _any_of(tuple(terms))


@lru_cache(maxsize=256)
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)))

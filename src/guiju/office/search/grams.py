"""Chinese text as words an index can hold: every two neighbouring characters are one. Pure.

No dictionary cuts the text, so that a word is found wherever it stands and nothing else is. A stretch of Chinese
ends with its last character alone: two stretches with a mark between them are never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.office.openness.searching import LONGEST_QUERY, fold, terms_of

_STRETCH = re.compile(r"[0-9a-z]+|[^\W0-9a-z_]+")
_ASCII = re.compile(r"[0-9a-z]+")
PREFIX = "*"
"""After a token: what begins with it is meant too."""


def tokens(text: str) -> list[str]:
    """The tokens of a text, in its order: letters and figures as whole words, all else in pairs.

    A run of letters that nobody can ask for as a whole counts by its beginning: PostgreSQL takes no longer words.
    """
    return [token for stretch in _STRETCH.findall(fold(text)) for token in _of_stretch(stretch)]


def phrases(query: str) -> list[list[str]]:
    """What is asked for: for each word its tokens, which must stand side by side. [] when nothing can be looked up."""
    return [asked for word in terms_of(query) if (asked := _asked(word))]


def _asked(word: str) -> list[str]:
    stretches = _STRETCH.findall(word)
    if not stretches:
        return []
    return [token for stretch in stretches[:-1] for token in _of_stretch(stretch)] + list(_last(stretches[-1]))


def _of_stretch(stretch: str) -> Iterator[str]:
    if _ASCII.fullmatch(stretch):
        yield stretch[:LONGEST_QUERY]
        return
    yield from _pairs(stretch)
    yield stretch[-1]


def _last(stretch: str) -> Iterator[str]:
    """In the text more may follow, so the last character does not stand alone there."""
    if _ASCII.fullmatch(stretch):
        yield stretch
    elif len(stretch) == 1:
        yield stretch + PREFIX
    else:
        yield from _pairs(stretch)


def _pairs(stretch: str) -> Iterator[str]:
    return (stretch[at : at + 2] for at in range(len(stretch) - 1))

"""Parts of pages that stay as they were drawn: the menu, long lists of choices. Drawn once for the same contents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup

MOST_KEPT = 500
_drawn: dict[tuple[Any, ...], Markup] = {}


def kept(macro: Any, rows: Iterable[Any], *more: Any) -> Markup:
    """What a macro of a template draws from rows (of words and numbers) and `more`: `{{ drawn_once(side_nav, nav) }}`.

    The macro must show nothing but what it is given and words in the language of the page.
    """
    known = list(rows)
    contents = tuple(tuple(row.values()) if isinstance(row, Mapping) else tuple(row) for row in known)
    key = (macro.name, get_language(), contents, more)
    found = _drawn.get(key)
    if found is None:
        if len(_drawn) >= MOST_KEPT:
            _drawn.clear()
        found = _drawn[key] = macro(known, *more)
    return found

"""What somebody wrote in a cell or a file, found among what there is to choose from."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

MOST_NAMED, LONGEST = 12, 30
T = TypeVar("T")


def chosen(known: Mapping[str, T], words: str) -> T:
    """The choice that goes by these words, whatever width its brackets and commas have. Raises KeyError."""
    return {folded(label): choice for label, choice in known.items()}[folded(words)]


def coded(known: Mapping[str, T], words: str) -> T:
    """The same. Raises ValueError with a Chinese sentence that names what there is."""
    try:
        return chosen(known, words)
    except KeyError:
        said = {"text": words[:LONGEST], "known": "、".join(list(known)[:MOST_NAMED])}
        raise ValueError(_("「%(text)s」不在可选项中。请写下列之一：%(known)s。") % said) from None


def folded(words: str) -> str:
    """Words as they are compared: marks and figures of either width are the same."""
    return unicodedata.normalize("NFKC", words).strip()

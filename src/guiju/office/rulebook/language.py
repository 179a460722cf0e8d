"""The reader's language, also where nobody started the web's framework: commands about rules do without, in Chinese."""

from __future__ import annotations

import sys


def english() -> bool:
    """Whether the screens of this request are in English."""
    if not _screens():
        return False
    from django.conf import settings
    from django.utils import translation

    return (translation.get_language() or settings.LANGUAGE_CODE).startswith("en")


def said(words: str) -> str:
    """The words as the reader's screens say them."""
    if not _screens():
        return words
    from django.utils.translation import gettext

    return gettext(words)


def marked(words: str) -> str:
    """The words themselves, marked for the catalogue: `said` says them later."""
    return words


def _screens() -> bool:
    # Starting the framework takes longer than answering a question about the rules.
    registry = sys.modules.get("django.apps")
    return registry is not None and registry.apps.ready

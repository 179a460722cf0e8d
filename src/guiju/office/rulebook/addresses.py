"""Addresses of named pages. A page has some seventy, mostly those of the page before: so they are remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse


def address_of(name: str, *args: Any) -> str:
    """The address of a named page: `address_of("cases:case", 7)`. Raises NoReverseMatch for an unknown name."""
    return _remembered(name, args, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=4096, typed=True)
def _remembered(name: str, args: tuple[Any, ...], urlconf: Any, prefix: str) -> str:
    """`prefix`: where the site stands; Django puts it before every address."""
    return reverse(name, urlconf, args or None)

"""The language of whole pages and of the words of form fields."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import lazy

View = TypeVar("View", bound=Callable[..., HttpResponse])
_when_shown = lazy(lambda said: said(), str)


def filled_later(words: str, **values: object) -> str:
    """A sentence of a form field, made when modules are loaded: said and filled in when it is shown."""
    return cast(str, _when_shown(lambda: translation.gettext(words) % values))  # type: ignore[no-untyped-call] # Django's


def in_chinese(view: View) -> View:
    """A view whose page is an official paper: Chinese for everybody, whatever language their screens are in."""

    @functools.wraps(view)
    def drawn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            return view(request, *args, **kwargs)

    return cast(View, drawn)

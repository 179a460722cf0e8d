"""What the vocabulary's terms are called in the language of the screens. The only place that chooses between zh and en.

A term without an English label keeps its Chinese one; the finished page marks it as Chinese (web/chinese_words.py).
Nothing that is written down (events, documents, minutes) may pass through here: records are Chinese.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import lazy

from guiju.office.rulebook.profiles import DistrictProfile
from guiju.rules.citations import Citation
from guiju.rules.facts import FactDefinition

View = TypeVar("View", bound=Callable[..., HttpResponse])
_when_shown = lazy(lambda said: said(), str)


class Labelled(Protocol):
    """Terms, roles, acts, registers and facts."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


class Explained(Protocol):
    """Acts, registers and facts: what has a help text."""

    @property
    def help(self) -> str: ...
    @property
    def help_en(self) -> str: ...


def english() -> bool:
    """Whether the screens of this request are in English."""
    return (translation.get_language() or settings.LANGUAGE_CODE).startswith("en")


def label(term: Labelled) -> str:
    """What the term is called on screen."""
    return (term.en or term.zh) if english() else term.zh


def titled(term: Labelled) -> str:
    """The label where a line begins with it: roles and verbs are written small in English, as inside a sentence."""
    words = label(term)
    return words[:1].upper() + words[1:]


def help_text(explained: Explained) -> str:
    """What the form says below the label."""
    return (explained.help_en or explained.help) if english() else explained.help


def choices(fact: FactDefinition) -> dict[str, str]:
    """The codes of a choice or set with their labels, in the order of the vocabulary."""
    return {code: fact.values_en.get(code, zh) for code, zh in fact.values.items()} if english() else dict(fact.values)


def cited(citation: Citation | str) -> str:
    """The place in a rule text, given also in its short form, as the reader's language writes it."""
    place = Citation.parse(citation) if isinstance(citation, str) else citation
    return place.en() if english() else place.zh()


def short_name(district: DistrictProfile) -> str:
    """What the district is called in short, in the language of the screens."""
    return (english() and district.short_en) or district.short


def government_name(district: DistrictProfile) -> str:
    """The name of the district's government, in the language of the screens."""
    return (english() and district.government_en) or district.government


def listed(words: list[str]) -> str:
    """Several names in one line."""
    return (", " if english() else "、").join(words)


def with_value(name: str, value: object) -> str:
    """A name and what was given for it, with the colon of the language."""
    return f"{name}{': ' if english() else '：'}{value}"


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

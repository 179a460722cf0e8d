"""The template environment: what every template may use without importing it."""

from functools import lru_cache
from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django_htmx.jinja import htmx_script
from markupsafe import Markup

from guiju.office.cases.lateness import clock
from guiju.office.rulebook import labels
from guiju.office.rulebook.addresses import address_of
from guiju.office.web import wording
from guiju.office.web.keeping import kept
from guiju.office.web.route_lanes import lanes


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: `url('cases:case', case.pk)`.

    Raises NoReverseMatch for an unknown name, so that a dead link is found by the first test of the page.
    """
    if kwargs:
        return reverse(name, args=args or None, kwargs=kwargs)
    return address_of(name, *args)


def later(words: str) -> str:
    """Marks words in a table of constants for the catalogue; `|translated` says them when they are shown.

    A table at the head of a file of macros is made once in a process, in no language; `_` there would freeze it.
    """
    return words


def environment(**options: Any) -> jinja2.Environment:
    """Build the environment Django's Jinja2 backend asks for. Text is escaped unless marked safe."""
    options.setdefault("autoescape", True)
    made = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 - set above
    made.add_extension("jinja2.ext.i18n")
    _install_gettext(made)
    made.globals.update(
        url=url, drawn_once=kept, static=static, htmx_script=htmx_script, later=later, language=translation.get_language
    )
    made.filters.update(lanes=lanes, clock=clock, translated=translation.gettext)
    made.filters.update({said.__name__: said for said in (*_WORDING, *_LABELS)})
    return made


_WORDING = (wording.day, wording.at, wording.moment, wording.money, wording.money_short, wording.days_left)
_LABELS = (
    labels.short_name,
    labels.government_name,
    labels.label,
    labels.titled,
    labels.help_text,
    labels.listed,
    labels.cited,
)


def _install_gettext(made: jinja2.Environment) -> None:
    """`_('共 %(n)s 件', n=3)`: the words are ours and may hold markup, what is put into them is escaped."""
    made.install_gettext_callables(  # type: ignore[attr-defined] # the extension adds it
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.globals["_"] = said


def said(words: str, /, **values: Any) -> Markup:
    """The words in the language of the screen. The extension's own `_` says the same, slower; a page has hundreds."""
    language = translation.get_language()
    return _said(language, words) % values if values else _said_alone(language, words)


@lru_cache(maxsize=20_000)
def _said(language: str | None, words: str) -> Markup:
    return Markup(translation.gettext(words))  # noqa: S704 -- our own words


@lru_cache(maxsize=20_000)
def _said_alone(language: str | None, words: str) -> Markup:
    return _said(language, words) % {}

"""Exceptions by article and judgements by person: pages for the office and the leaders of a district."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotYourCase
from guiju.office.cases.queries import departures as found
from guiju.office.cases.views.entry import actor_of, district_of, signed_in
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import choices, label, with_value
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.citations import Citation, CitationError

PAGE = 50


@signed_in
@require_safe
def exceptions(request: HttpRequest) -> HttpResponse:
    """Softer rules that were not kept: how often by article, and each with its reason."""
    actor = actor_of(request)
    district, year = overseen(actor), _number(request, "year")
    article = article_named(request.GET.get("article", ""))
    page = Paginator(found.exceptions(district, year, article), PAGE).get_page(request.GET.get("page"))
    tally = found.by_article(district, year)
    context = {
        "tally": [(str(cite), cards([cite], district)[0], count) for cite, count in tally],
        "chosen": str(article) if article else "",
        "rows": [(row, cards(row.cites, district)) for row in found.departures(page.object_list)],
    }
    return _page(request, "cases/exceptions.jinja", page, context, year)


@signed_in
@require_safe
def judgements(request: HttpRequest) -> HttpResponse:
    """What people decided that only a person may decide: how often by person, and each with its reason."""
    actor = actor_of(request)
    district, year, person = overseen(actor), _number(request, "year"), _number(request, "person")
    page = Paginator(found.judgements(district, year, person), PAGE).get_page(request.GET.get("page"))
    context = {
        "tally": found.by_person(district, year),
        "chosen": person,
        "rows": [(row, _decided(row)) for row in found.departures(page.object_list)],
    }
    return _page(request, "cases/judgements.jinja", page, context, year)


def _page(request: HttpRequest, template: str, page: object, context: Mapping[str, object], year: int) -> HttpResponse:
    asked = {name: value for name, value in request.GET.items() if name != "page"}
    years = range(actor_of(request).on.year, actor_of(request).on.year - 5, -1)
    base = f"?{urlencode(asked)}&page=" if asked else "?page="
    return render(request, template, {"page": page, "year": year, "years": years, "base": base, **context})


def overseen(actor: Actor) -> str:
    """The district whose office or leadership the actor belongs to. Raises NotYourCase."""
    district = district_of(actor)
    if not actor.oversees(district):
        raise NotYourCase(_("「例外」和「判断」供区政府领导和区政府办公室查看。"))
    return district


def _number(request: HttpRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else 0


def article_named(text: str) -> Citation | None:
    """The whole article that somebody typed; None for what is no citation."""
    try:
        return Citation.parse(text[:40]).whole_article() if text else None
    except CitationError:
        return None


def _decided(row: found.Departure) -> str:
    fact = vocabulary().facts.get(row.about)
    if fact is None:
        return with_value(row.about, row.value)
    if isinstance(row.value, bool):
        return with_value(label(fact), _("是") if row.value else _("否"))
    return with_value(label(fact), choices(fact).get(str(row.value), str(row.value)))

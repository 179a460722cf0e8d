"""Pages that look back and ahead: the year of meetings, the counts, the register of decisions, extracts for units."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.cases.workbooks import excel
from guiju.office.hall.decisions import decisions as decided
from guiju.office.hall.decisions import extract as extract_of
from guiju.office.hall.papers import overseen
from guiju.office.hall.sheets import counts_workbook, decisions_workbook
from guiju.office.hall.years import body_years, named_meetings
from guiju.office.meetings.bodies import bodies
from guiju.office.meetings.rights import home_of
from guiju.office.rulebook.labels import in_chinese

PAGE = 50
MOST_ROWS = 5000
FIRST_YEAR, LAST_YEAR = 2000, 2100


@signed_in
@require_safe
def year_calendar(request: HttpRequest) -> HttpResponse:
    """The year of each body: held, arranged, cancelled, owed."""
    return render(request, "hall/year.jinja", _year(request))


@signed_in
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """How many meetings of each kind, how long, and in whose name others were called."""
    return render(request, "hall/counts.jinja", _year(request))


@signed_in
@require_safe
def counts_sheet(request: HttpRequest) -> HttpResponse:
    """The same as Excel."""
    shown = _year(request)
    return excel(counts_workbook(shown["years"], shown["named"]), f"meetings-{shown['year']}.xlsx")


@signed_in
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What meetings have decided, as far as one may see it."""
    found, context = _decisions(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "hall/decisions.jinja", context | {"page": page})


@signed_in
@require_safe
def decisions_sheet(request: HttpRequest) -> HttpResponse:
    """The same as Excel."""
    found, context = _decisions(request)
    return excel(decisions_workbook(found[:MOST_ROWS], context["names"]), "decisions.xlsx")


@signed_in
@require_safe
@in_chinese
def extract(request: HttpRequest, item_id: int) -> HttpResponse:
    """An item's extract to print."""
    return render(request, "hall/extract_sheet.jinja", {"extract": extract_of(item_id, actor_of(request))})


def _year(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of(request)
    district = overseen(actor)
    year = _asked(request, actor) or actor.on.year
    found = body_years(district, year, actor.on)
    return {"year": year, "this_year": actor.on.year, "years": found, "named": named_meetings(district, year)}


def _decisions(request: HttpRequest) -> tuple[Any, dict[str, Any]]:
    actor = actor_of(request)
    names = {code: body.said for code, body in bodies(home_of(actor), actor.on).items()}
    body, words = request.GET.get("body", ""), request.GET.get("q", "").strip()[:100]
    year = _asked(request, actor)
    found = decided(actor, body if body in names else "", year, words)
    return found, {"names": names, "body": body, "q": words, "year": year or ""}


def _asked(request: HttpRequest, actor: Actor) -> int | None:
    said = request.GET.get("year", "")
    year = int(said) if said.isdecimal() and len(said) == len(str(actor.on.year)) else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None

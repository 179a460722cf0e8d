"""What every leader owes in a year, and how much of it is done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotYourCase
from guiju.office.cases.queries.yearly import FIRST_YEAR, LAST_YEAR, yearly
from guiju.office.cases.views.entry import actor_of, district_of, signed_in

REFUSED = later("只有区政府领导和区政府办公室可以查看领导的年度计数。如工作需要，请与区政府办公室联系。")


@signed_in
@require_safe
def leaders_year(request: HttpRequest) -> HttpResponse:
    """The yearly counts of the district's leaders (`?year=`), for the leaders and the government office."""
    actor = actor_of(request)
    district = district_seen(actor)
    year = _year(request.GET.get("year", ""), actor.on.year)
    context = {"year": year, "rows": yearly(district, year, actor.on), "today": actor.on}
    return render(request, "cases/yearly.jinja", context)


def district_seen(actor: Actor) -> str:
    """The district whose counts the actor may see. Raises NotYourCase."""
    district = district_of(actor)
    if not actor.oversees(district):
        raise NotYourCase(str(REFUSED))
    return district


def _year(typed: str, this_year: int) -> int:
    """The year asked for; what is none is this year."""
    year = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == len(str(LAST_YEAR)) else this_year
    return year if FIRST_YEAR <= year <= LAST_YEAR else this_year

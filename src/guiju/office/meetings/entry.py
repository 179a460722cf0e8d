"""What every page of a sitting begins with: who asks, and an action whose refusal keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase
from guiju.office.cases.views.entry import actor_of, new_token
from guiju.office.meetings import pages
from guiju.office.meetings.forms import OUTCOMES, STATUSES, ChangeForm, number_in
from guiju.office.meetings.rooms import rooms
from guiju.office.people.errors import OrganisationError
from guiju.office.rulebook.citing import cards

Do = Callable[[Actor], object]
REFUSED = 409


def acting(request: HttpRequest, sitting: int, form: str, do: Do, said: str) -> HttpResponse:
    """Do an action and show the sitting again; a refusal shows it with the reason and what was typed in `form`.

    Who may not act here at all gets the refusal alone.
    """
    actor = actor_of(request, seq=number_in(request.POST, "version"), token=request.POST.get("token", ""))
    try:
        do(actor)
    except (NotYourCase, NoSuchCase):
        raise
    except (CaseError, OrganisationError) as refusal:
        return sitting_answer(request, sitting, refusal=refusal, form=form)
    messages.success(request, said)
    return redirect("meetings:sitting", sitting)


def sitting_answer(
    request: HttpRequest, sitting: int, *, refusal: Any = None, form: str = "", change: ChangeForm | None = None
) -> HttpResponse:
    """The page of a sitting. Raises NoSuchSitting, NotYourMeeting."""
    page = pages.sitting_page(sitting, actor_of(request))
    context = {
        "page": page,
        "sitting": page.sitting,
        "change": change or _change_form(page),
        "token": new_token(),
        "statuses": STATUSES,
        "outcomes": OUTCOMES,
        "typed": request.POST if form else {},
        "typed_form": form,
        **refusal_context(refusal, page.sitting.district_id),
    }
    wrong = refusal is not None or change is not None
    status = getattr(refusal, "status", REFUSED) if wrong else 200
    return render(request, "meetings/sitting.jinja", context, status=status)


def refusal_context(refusal: Any, district: str) -> dict[str, Any]:
    """A refusal for a page: its sentence and the findings behind it."""
    if refusal is None:
        return {"problem": "", "remedy": "", "problem_findings": [], "problem_cites": []}
    found = [pages.shown(finding, district) for finding in getattr(refusal, "findings", ())]
    cites = cards(getattr(refusal, "cites", ()), district)
    remedy = getattr(refusal, "remedy", "")
    return {"problem": refusal.message, "remedy": remedy, "problem_findings": found, "problem_cites": cites}


def _change_form(page: pages.SittingPage) -> ChangeForm:
    row = page.sitting
    starts_at = row.starts_at.strftime("%H:%M") if row.starts_at else ""
    ends_at = row.ends_at.strftime("%H:%M") if row.ends_at else ""
    initial = {"held_on": row.held_on.isoformat(), "starts_at": starts_at, "ends_at": ends_at}
    form = ChangeForm(initial=initial | {"place": row.place, "ordinal": row.ordinal})
    form.offer(rooms(row.district_id))
    return form

"""Pages of meetings that show: the calendar, the library of topics, a sitting, print-outs, and calling a sitting."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError, NotYourCase
from guiju.office.cases.views.entry import actor_of, new_token, signed_in
from guiju.office.meetings import actions, pages, queries
from guiju.office.meetings.entry import refusal_context, sitting_answer
from guiju.office.meetings.errors import NotYourMeeting
from guiju.office.meetings.forms import PRESENT, CallForm, notes_from
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.meetings.rooms import rooms
from guiju.office.rulebook.labels import in_chinese

PAGE = 30


@signed_in
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The sittings that somebody may see, by body and year, with what the articles say about the body."""
    actor = actor_of(request)
    district, body = home_of(actor), request.GET.get("body", "")
    bodies = queries.bodies(district, actor.on)
    said = request.GET.get("year", "")
    year = int(said) if said.isdecimal() and len(said) == 4 else None
    found = Paginator(queries.sittings(actor, body, year), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": found,
        "base": f"?body={body if body in bodies else ''}&year={year or ''}&page=",
        "bodies": bodies,
        "body": body,
        "year": year,
        "years": queries.years(actor),
        "card": pages.body_card(bodies[body], district) if body in bodies else None,
        "runs": queries.runs_meetings(actor),
        "oversees": actor.oversees(district),
    }
    return render(request, "meetings/calendar.jinja", context)


@signed_in
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The topics of a body, by state."""
    actor = actor_of(request)
    bodies = queries.bodies(home_of(actor), actor.on)
    body, state = request.GET.get("body", ""), request.GET.get("state", "")
    found = queries.topics_seen(actor, body if body in bodies else "", state)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "base": f"?body={body if body in bodies else ''}&state={state if state.isalpha() else ''}&page=",
        "bodies": bodies,
        "body": body,
        "state": state,
        "states": queries.topic_states(),
        "kind_zh": queries.topic_kind_zh,
    }
    return render(request, "meetings/library.jinja", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """The form that puts a sitting into the calendar; offers the district's own bodies only."""
    actor = actor_of(request, token=request.POST.get("token", ""))
    district = home_of(actor)
    must_run_meetings(actor, district)
    names = {code: body.said for code, body in queries.bodies(district, actor.on).items()}
    form = CallForm(request.POST if request.method == "POST" else None, bodies=names)
    form.offer(rooms(district))
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return redirect("meetings:sitting", actions.call_sitting(district, actor, form.called()))
        except NotYourCase:
            raise
        except CaseError as problem:
            refusal = problem
    context = {"form": form, "token": new_token(), **refusal_context(refusal, district)}
    return render(request, "meetings/call.jinja", context, status=_status(form, refusal))


def _status(form: CallForm, refusal: Any) -> int:
    if refusal is not None:
        return int(refusal.status)
    return 422 if form.is_bound else 200


@signed_in
@require_safe
def sitting(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """One sitting."""
    return sitting_answer(request, sitting_id)


@signed_in
@require_POST
def quorum(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """How the quorum would stand with what is ticked now; nothing is stored."""
    present = [note.post for note in notes_from(request.POST) if note.status == PRESENT]
    count, findings = pages.quorum_if(sitting_id, actor_of(request), present)
    return render(request, "meetings/quorum.jinja", {"count": count, "findings": findings})


@signed_in
@require_safe
@in_chinese
def agenda_sheet(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The agenda to print."""
    page = pages.sitting_page(sitting_id, actor_of(request))
    context = {"page": page, "sitting": page.sitting, "government": queries.government(page.sitting.district_id)}
    return render(request, "meetings/agenda_sheet.jinja", context)


@signed_in
@require_safe
@in_chinese
def minutes_sheet(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The minutes to print, for those who see the whole sitting."""
    page = whole(sitting_id, actor_of(request))
    text = queries.minutes_text(page.sitting)
    government = queries.government(page.sitting.district_id)
    context = {"page": page, "sitting": page.sitting, "text": text, "government": government}
    return render(request, "meetings/minutes_sheet.jinja", context)


@signed_in
@require_safe
def minutes_of(request: HttpRequest, case_id: int) -> HttpResponse:
    """From the case in which minutes are signed to their text; that page asks for the rights."""
    return redirect("meetings:minutes", queries.sitting_of_minutes(case_id))


def whole(sitting_id: int, actor: Actor) -> pages.SittingPage:
    """The page of a sitting for somebody who sees all of it. Raises NoSuchSitting, NotYourMeeting."""
    page = pages.sitting_page(sitting_id, actor)
    if not page.whole:
        raise NotYourMeeting(_("纪要全文只供会议组成人员和区政府办公室查看。请查看本单位的议题结果。"))
    return page

"""Pages of the hall: the secretaries' page, the room's display, the board in both, and what secretaries send."""

from __future__ import annotations

from datetime import datetime
from random import randrange
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.hall import steps
from guiju.office.hall.board import board_of, mark_of
from guiju.office.hall.drawing import drawn
from guiju.office.hall.models import Draft
from guiju.office.hall.sending import answered
from guiju.office.hall.tickets import holds, ticket_for
from guiju.office.meetings import actions
from guiju.office.meetings.errors import NotYourMeeting
from guiju.office.meetings.forms import OUTCOMES, STATUSES, number_in
from guiju.office.meetings.models import Sitting
from guiju.office.meetings.queries import seen_sitting
from guiju.office.meetings.rights import Sight, must_run_meetings

POLL_MS, SPREAD_MS = 1800, 400
"""Screens ask every two seconds or so: were it the same for all, an outage would make them ask together ever after."""


@signed_in
@require_safe
def live(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The page on which secretaries keep a sitting that goes on."""
    actor = actor_of(request)
    sitting = _whole(sitting_id, actor)
    must_run_meetings(actor, sitting.district_id)
    context = _framed(sitting.pk, "live", actor.now, _ticket(request, sitting.pk, "live", actor.now))
    context |= _paper(sitting) | {"sitting": sitting, "statuses": STATUSES}
    return render(request, "hall/live.jinja", context)


@signed_in
@require_safe
def display(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The screen in the room: large, and nothing to press."""
    actor = actor_of(request)
    sitting = _whole(sitting_id, actor)
    ticket = _ticket(request, sitting.pk, "display", actor.now)
    return render(request, "hall/display.jinja", _framed(sitting.pk, "display", actor.now, ticket))


@require_safe
def board(request: HttpRequest, sitting_id: int, kind: str) -> HttpResponse:
    """The board as it stands; 204 when it still stands as it was `seen`.

    With a ticket neither session nor person is read: two hundred screens ask every two seconds.
    """
    now = timezone.now()  # noqa: TID251 -- an entry point reads the clock
    ticket, session = request.GET.get("ticket", ""), request.session.session_key
    if not holds(ticket, session, sitting_id, kind, now):
        return _checked_board(request, sitting_id, kind)
    mark = mark_of(sitting_id)
    if request.GET.get("seen") == mark:
        return HttpResponse(status=204)
    return HttpResponse(render_to_string("hall/frame.jinja", _framed(sitting_id, kind, now, ticket, mark)))


@signed_in
def _checked_board(request: HttpRequest, sitting_id: int, kind: str) -> HttpResponse:
    """The board with a new ticket, for those who may see it."""
    actor = actor_of(request)
    sitting = _whole(sitting_id, actor)
    if kind == "live":
        must_run_meetings(actor, sitting.district_id)
    ticket = _ticket(request, sitting.pk, kind, actor.now)
    return HttpResponse(render_to_string("hall/frame.jinja", _framed(sitting.pk, kind, actor.now, ticket)))


@signed_in
@require_safe
def paper(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The form for the outcome of the item that is dealt with now."""
    actor = actor_of(request)
    sitting = _whole(sitting_id, actor)
    must_run_meetings(actor, sitting.district_id)
    return HttpResponse(render_to_string("hall/paper.jinja", _paper(sitting), request))


@signed_in
@require_POST
def arrive(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """One person is there, or not."""
    posted = request.POST
    reason = posted.get("reason", "") or (steps.LEFT if "left" in posted else "")
    note = actions.Note(number_in(posted, "post") or 0, posted.get("status", ""), reason)
    seen, item = posted.get("seen", ""), number_in(posted, "item")
    return answered(request, sitting_id, lambda a: steps.arrive(sitting_id, a, note, seen, item), _("已登记到会情况。"))


@signed_in
@require_POST
def take_up(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """To another item."""
    item, seen = number_in(request.POST, "item"), number_in(request.POST, "seen")
    return answered(request, sitting_id, lambda a: steps.take_up(sitting_id, a, item, seen), _("已换议题。"))


@signed_in
@require_POST
def speech(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Somebody begins to speak (`kind`), or has ended (no `kind`)."""
    kind, speaker = request.POST.get("kind", ""), request.POST.get("speaker", "")
    if not kind:
        return answered(request, sitting_id, lambda a: steps.stop_speech(sitting_id, a), _("计时已停。"))
    do = lambda a: steps.start_speech(sitting_id, a, kind, speaker)  # noqa: E731 -- one call for an actor
    return answered(request, sitting_id, do, _("计时已开始。"))


@signed_in
@require_POST
def decide(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """What the meeting did with the item."""
    decided = actions.Decided(request.POST.get("outcome", ""), request.POST.get("wording", ""))
    item = number_in(request.POST, "item") or 0
    return answered(request, sitting_id, lambda a: steps.decide(sitting_id, a, item, decided), _("已登记会议结果。"))


@signed_in
@require_POST
def draft(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Wording on its way."""
    item, seen = number_in(request.POST, "item") or 0, number_in(request.POST, "seen") or 0
    wording = request.POST.get("wording", "")
    return answered(
        request, sitting_id, lambda a: steps.keep_draft(sitting_id, a, item, wording, seen), _("草稿已存。")
    )


def _whole(sitting_id: int, actor: Actor) -> Sitting:
    sitting, seen = seen_sitting(sitting_id, actor)
    if seen is not Sight.ALL:
        raise NotYourMeeting(_("会场页面只供会议组成人员和区政府办公室查看。请在会议页面查看本单位的议题。"))
    return sitting


def _ticket(request: HttpRequest, sitting: int, kind: str, now: datetime) -> str:
    return ticket_for(request.session.session_key or "", sitting, kind, now)


def _framed(sitting: int, kind: str, now: datetime, ticket: str, mark: str = "") -> dict[str, Any]:
    """The context of a board in its frame. `mark`: of a moment before it is drawn, so that nothing is missed."""
    mark = mark or mark_of(sitting)
    words = drawn(sitting, kind, mark, get_language() or "")
    every = POLL_MS + randrange(SPREAD_MS)  # noqa: S311 -- spreads load, guards nothing
    return {"number": sitting, "kind": kind, "mark": mark, "drawn": words, "ticket": ticket, "now": now, "every": every}


def _paper(sitting: Sitting) -> dict[str, Any]:
    current = board_of(sitting).current
    draft = Draft.objects.filter(item=current.pk).first() if current else None
    return {"sitting": sitting, "current": current, "draft": draft, "outcomes": OUTCOMES}

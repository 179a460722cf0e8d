"""Pages of the hall: the secretaries' page, the room's display, the board in both, and what secretaries send."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.hall import steps
from guiju.office.hall.board import board_of, mark_of
from guiju.office.hall.models import Draft
from guiju.office.hall.sending import answered
from guiju.office.hall.tickets import holds, ticket_for
from guiju.office.meetings import actions
from guiju.office.meetings.errors import NotYourMeeting
from guiju.office.meetings.forms import OUTCOMES, STATUSES, number_in
from guiju.office.meetings.models import Sitting
from guiju.office.meetings.queries import seen_sitting
from guiju.office.meetings.rights import Sight, must_run_meetings

DRAWN_BOARDS = 64
DRAWING = Lock()


@signed_in
@require_safe
def live(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The page on which secretaries keep a sitting that goes on."""
    actor = actor_of(request)
    sitting = _whole(sitting_id, actor)
    must_run_meetings(actor, sitting.district_id)
    context = _board(sitting, actor, "live") | _paper(sitting) | {"statuses": STATUSES}
    return render(request, "hall/live.jinja", context)


@signed_in
@require_safe
def display(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The screen in the room: large, and nothing to press."""
    actor = actor_of(request)
    return render(request, "hall/display.jinja", _board(_whole(sitting_id, actor), actor, "display"))


@signed_in
@require_safe
def board(request: HttpRequest, sitting_id: int, kind: str) -> HttpResponse:
    """The board as it stands; 204 when it still stands as it was `seen`. A ticket spares working out the rights."""
    actor, mark = actor_of(request), ""
    if holds(request.GET.get("ticket", ""), actor.person.pk, sitting_id):
        mark = mark_of(sitting_id)
        if request.GET.get("seen") == mark:
            return HttpResponse(status=204)
        sitting = Sitting.objects.get(pk=sitting_id)
    else:
        sitting = _whole(sitting_id, actor)
    if kind == "live":
        must_run_meetings(actor, sitting.district_id)
    return HttpResponse(render_to_string("hall/frame.jinja", _board(sitting, actor, kind, mark)))


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


def _board(sitting: Sitting, actor: Actor, kind: str, mark: str = "") -> dict[str, Any]:
    """`mark`: of a moment before the sitting was read, so that nothing is missed."""
    mark = mark or mark_of(sitting.pk)
    with DRAWING:  # all screens ask for a new board in the same moment; one of them draws it
        drawn = _drawn(sitting.pk, kind, mark, get_language() or "")
    ticket = ticket_for(actor.person.pk, sitting.pk)
    return {"sitting": sitting, "kind": kind, "mark": mark, "drawn": drawn, "ticket": ticket, "now": actor.now}


@lru_cache(maxsize=DRAWN_BOARDS)
def _drawn(sitting_id: int, kind: str, mark: str, language: str) -> str:
    """The board's words, drawn once for all who look. Everything on it is in `mark`; `language` is the screen's."""
    shown = board_of(Sitting.objects.select_related("chair_post", "chair_person").get(pk=sitting_id))
    return render_to_string(f"hall/board_{kind}.jinja", {"board": shown, "sitting": shown.sitting})


def _paper(sitting: Sitting) -> dict[str, Any]:
    current = board_of(sitting).current
    draft = Draft.objects.filter(item=current.pk).first() if current else None
    return {"sitting": sitting, "current": current, "draft": draft, "outcomes": OUTCOMES}

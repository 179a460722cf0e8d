"""The page of one topic: what happened to it, and what the office may do with one that is not admitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.meetings import actions, queries
from guiju.office.meetings.actions.redirecting import other_forms
from guiju.office.meetings.entry import refusal_context
from guiju.office.meetings.errors import NoSuchSitting
from guiju.office.meetings.models import Topic
from guiju.office.meetings.rights import must_run_meetings
from guiju.office.people.errors import OrganisationError
from guiju.office.rulebook.citing import cards


@signed_in
@require_safe
def topic(request: HttpRequest, topic_id: int) -> HttpResponse:
    """One topic, for the office and for the organ that brings it."""
    return _page(request, actor_of(request), topic_id)


@signed_in
@require_POST
def redirect_topic(request: HttpRequest, topic_id: int) -> HttpResponse:
    """To another competent meeting."""
    body, reason = request.POST.get("body", ""), request.POST.get("reason", "")
    return _acting(request, topic_id, lambda a: actions.redirect_topic(topic_id, a, body, reason), _("议题已改报。"))


@signed_in
@require_POST
def settle(request: HttpRequest, topic_id: int) -> HttpResponse:
    """Not admitted, settled in another form."""
    form, reason = request.POST.get("form", "")[:100], request.POST.get("reason", "")
    do = lambda a: actions.settle_otherwise(topic_id, a, form, reason)  # noqa: E731 -- one call for an actor
    return _acting(request, topic_id, do, _("议题不列入会议，已退回提请单位。"))


def _acting(request: HttpRequest, topic_id: int, do: Callable[[Actor], object], said: str) -> HttpResponse:
    actor = actor_of(request)
    must_run_meetings(actor, _seen(actor, topic_id).district_id)
    try:
        do(actor)
    except (NotYourCase, NoSuchCase):
        raise
    except (CaseError, OrganisationError) as refusal:
        return _page(request, actor, topic_id, refusal)
    messages.success(request, said)
    return redirect("meetings:topic", topic_id)


def _page(request: HttpRequest, actor: Actor, topic_id: int, refusal: Any = None) -> HttpResponse:
    row = _seen(actor, topic_id)
    bodies = queries.bodies(row.district_id, actor.on)
    context = {
        "topic": row,
        "body": bodies[row.body].said if row.body in bodies else row.body,
        "others": [(code, body.said) for code, body in bodies.items() if code != row.body],
        "history": row.history.select_related("person"),
        "forms": cards(other_forms(row.district_id, row), row.district_id),
        "runs": queries.runs_meetings(actor),
        "typed": request.POST if refusal else {},
        **refusal_context(refusal, row.district_id),
    }
    status = getattr(refusal, "status", 409) if refusal else 200
    return render(request, "meetings/topic.jinja", context, status=status)


def _seen(actor: Actor, topic_id: int) -> Topic:
    """A topic that somebody sees. Raises NoSuchSitting: others are not told that there is one."""
    found = queries.topics_seen(actor).filter(pk=topic_id).first()
    if found is None:
        raise NoSuchSitting(_("没有这个议题，或者它与您的单位无关。请从议题库重新打开。"))
    return found

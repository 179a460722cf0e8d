"""Pages of leave from a sitting: the office's summary for the head, and circulars on absence without leave."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.hall import circulars
from guiju.office.hall.leave import leave_summary, report_leave
from guiju.office.meetings.errors import NotNowAtSitting, WrongInput
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import in_chinese
from guiju.office.rulebook.profiles import profile

LONGEST_KEY = 18


@signed_in
@require_safe
def leave(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Who asks leave from a sitting, and who stayed away without."""
    return _page(request, sitting_id)


def _page(request: HttpRequest, sitting_id: int, status: int = 200) -> HttpResponse:
    """`request.POST`: what was typed and refused stands in the form again."""
    actor = actor_of(request)
    summary = leave_summary(sitting_id, actor)
    sitting = summary.sitting
    context = {
        "sitting": sitting,
        "body": body_of_sitting(sitting),
        "summary": summary,
        "absent": circulars.absent(sitting_id, actor),
        "cites": cards(circulars.asked_for(sitting.district_id, sitting), sitting.district_id),
        "circulars": circulars.circulars_of(summary),
        "agreed": request.POST.get("agreed", ""),
        "chosen": set(request.POST.getlist("post")),
    }
    return render(request, "hall/leave.jinja", context, status=status)


@signed_in
@require_POST
def report(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The summary to the head."""
    return _done(request, lambda a: report_leave(sitting_id, a), _("已向区长报告请假汇总。"), sitting_id)


@signed_in
@require_POST
def issue(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """A circular on those who were ticked."""
    keys = [int(key) for key in request.POST.getlist("post") if key.isdecimal() and len(key) <= LONGEST_KEY]
    agreed = request.POST.get("agreed", "")
    do = lambda a: circulars.issue_circular(sitting_id, a, keys, agreed)  # noqa: E731 -- one call for an actor
    return _done(request, do, _("已发出通报。"), sitting_id)


@signed_in
@require_POST
def withdraw(request: HttpRequest, circular_id: int) -> HttpResponse:
    """Take a circular back."""
    sitting = circulars.circular_for(circular_id, actor_of(request)).sitting_id
    reason = request.POST.get("reason", "")
    do = lambda a: circulars.withdraw_circular(circular_id, a, reason)  # noqa: E731 -- one call for an actor
    return _done(request, do, _("已撤销通报。"), sitting)


@signed_in
@require_safe
@in_chinese
def sheet(request: HttpRequest, circular_id: int) -> HttpResponse:
    """A circular to print."""
    made = circulars.circular_for(circular_id, actor_of(request))
    context = {"circular": made, "government": profile(made.sitting.district_id).government}
    return render(request, "hall/circular_sheet.jinja", context)


def _done(request: HttpRequest, do: Callable[[Actor], object], said: str, sitting_id: int) -> HttpResponse:
    try:
        do(actor_of(request))
    except (NotNowAtSitting, WrongInput) as refusal:
        messages.error(request, refusal.message)
        return _page(request, sitting_id, getattr(refusal, "status", 409))
    messages.success(request, said)
    return redirect("hall:leave", sitting_id)

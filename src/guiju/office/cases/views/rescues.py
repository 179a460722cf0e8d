"""The page of administrators' rescues: each with its reason and a second look; and what is stuck."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases import actions
from guiju.office.cases.errors import CaseError, NotYourCase
from guiju.office.cases.queries.rescues import check_reviewer, rescues_in, stuck_in
from guiju.office.cases.views.entry import actor_of, district_of, seen_file, signed_in

WHAT = {"reassign": later("改派"), "jump": later("跳转环节"), "correct": later("纠正")}


@signed_in
@require_safe
def rescues(request: HttpRequest) -> HttpResponse:
    """What administrators repaired in the district, and the tasks that nobody can do."""
    actor = actor_of(request)
    district = district_of(actor)
    check_reviewer(actor, district)
    context = {
        "rescues": [(one, WHAT[one.what], one.person_id != actor.person.pk) for one in rescues_in(district)],
        "stuck": stuck_in(district, actor.on),
    }
    return render(request, "cases/rescues.jinja", context)


@signed_in
@require_POST
def review(request: HttpRequest, case_id: int, seq: int) -> HttpResponse:
    """Look at a rescue a second time."""
    actor = actor_of(request)
    seen_file(actor, case_id, request.path)
    right, text = request.POST.get("right") == "yes", request.POST.get("text", "").replace("\0", "")[:2000]
    try:
        actions.review_rescue(case_id, actor, rescue=seq, right=right, text=text)
        messages.success(request, _("已复核。"))
    except NotYourCase:
        raise
    except CaseError as refusal:
        messages.error(request, refusal.message)
    return redirect("cases:rescues")

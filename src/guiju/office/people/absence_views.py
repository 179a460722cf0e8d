"""Cutting an absence short, or taking it back before it begins, from the page of stand-ins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guiju.office.people.absence_rights import may_end
from guiju.office.people.absences import absences
from guiju.office.people.errors import AbsenceRefused, NotYourPost, OrganisationError
from guiju.office.people.models import Absence, Person
from guiju.office.people.organisation_views import CONFLICT, stand_in_form, stand_ins_page
from guiju.office.people.queries import acting_posts
from guiju.office.people.recording_absences import end_absence


@login_required
@require_POST
def end(request: HttpRequest, absence: int) -> HttpResponse:
    """End an absence with its stand-in; what was typed comes back with the refusal."""
    now = timezone.now()  # noqa: TID251 -- an entry point reads the clock
    today = timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    person: Any = request.user
    found = endable(person, absence, today)
    last, reason = request.POST.get("last_on", ""), request.POST.get("reason", "")
    try:
        row = end_absence(found, last_day(found, last, today), person, now, reason)
    except OrganisationError as refusal:
        typed = {"absence": absence, "last_on": last[:20], "reason": reason[:200]}
        form = stand_in_form(request, None)
        return stand_ins_page(request, form, status=CONFLICT, problem=str(refusal), typed=typed)
    came_to_nothing = row.until_on == row.since_on
    messages.success(
        request, _("离岗已取消，代行同时取消。") if came_to_nothing else _("离岗已提前结束，代行同时结束。")
    )
    return redirect("people:stand_ins")


def endable(person: Person, absence: int, today: date) -> Absence:
    """An absence that somebody may cut short. Raises NotYourPost, also for one of another district."""
    found = absences(person.district_id or "").filter(pk=absence).first()
    if found is None or not may_end(acting_posts(person, today), found):
        raise NotYourPost(_("这项离岗不是您本人的，不能由您提前结束。"), _("请由本人或者区政府办公室办理。"))
    return found


def last_day(absence: Absence, typed: str, today: date) -> date:
    """The last day as typed; nothing typed takes back an absence that has not begun. Raises AbsenceRefused."""
    if not typed and absence.since_on > today:
        return absence.since_on - timedelta(days=1)
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise AbsenceRefused(
            _("「%(typed)s」不是日期。") % {"typed": typed[:20]}, _("请填写实际的最后一天，写作 2024-04-02。")
        ) from None

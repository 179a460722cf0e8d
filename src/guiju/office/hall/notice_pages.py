"""Pages of notices and papers: one's own notices with a calendar file; for the office who was told and who has read."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.hall import notices
from guiju.office.hall.ics import calendar_file
from guiju.office.hall.models import Notice
from guiju.office.hall.papers import papers_of, read_item
from guiju.office.meetings.bodies import bodies
from guiju.office.meetings.queries import body_of_sitting, runs_meetings, seen_sitting
from guiju.office.meetings.rights import home_of, must_run_meetings

PAGE = 30


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The notices of whoever looks, the latest first."""
    actor = actor_of(request)
    found = Notice.objects.filter(person=actor.person).select_related("sitting").order_by("-sent_at", "-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    names = {code: body.said for code, body in bodies(home_of(actor), actor.on).items()}
    return render(request, "hall/notices.jinja", {"page": page, "names": names})


@signed_in
@require_POST
def received(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Received."""
    notices.read(notice_id, actor_of(request))
    messages.success(request, _("已登记收到。"))
    return redirect("hall:notices")


@signed_in
@require_safe
def calendar(request: HttpRequest, notice_id: int) -> HttpResponse:
    """A notice as a calendar file."""
    content = calendar_file(notices.event_of(notices.own(notice_id, actor_of(request))))
    headers = {"Content-Disposition": f'attachment; filename="meeting-{notice_id}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@signed_in
@require_safe
def told(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """For the office: who has been told what, who has read it, and who has still to be told."""
    actor = actor_of(request)
    sitting, _seen = seen_sitting(sitting_id, actor)
    must_run_meetings(actor, sitting.district_id)
    context = {
        "sitting": sitting,
        "body": body_of_sitting(sitting),
        "sent": list(notices.last_notices(sitting).values()),
        "todo": [] if sitting.state == "closed" else notices.outstanding(sitting),
    }
    return render(request, "hall/told.jinja", context)


@signed_in
@require_POST
def send(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Tell everybody who has still to be told."""
    count = notices.send_notices(sitting_id, actor_of(request))
    messages.success(request, _("已通知%(count)s人。") % {"count": count})
    return redirect("hall:told", sitting_id)


@signed_in
@require_safe
def papers(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """The papers of the items that one sees, what one has read, and for the office who has."""
    actor = actor_of(request)
    sitting, rows = papers_of(sitting_id, actor)
    context = {
        "sitting": sitting,
        "body": body_of_sitting(sitting),
        "runs": runs_meetings(actor),
        "rows": [(row.item, row.materials, row.mine, row.readings) for row in rows],
    }
    return render(request, "hall/papers.jinja", context)


@signed_in
@require_POST
def read_papers(request: HttpRequest, sitting_id: int, item_id: int) -> HttpResponse:
    """The papers of an item are read."""
    read_item(sitting_id, item_id, actor_of(request))
    messages.success(request, _("已登记阅读材料。"))
    return redirect("hall:papers", sitting_id)

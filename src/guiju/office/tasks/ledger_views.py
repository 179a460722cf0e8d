"""Pages of the whole ledger: enter a task, take in a workbook, the month's summary, a file of a report."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guiju.office.cases.errors import CaseError
from guiju.office.cases.views.entry import actor_of, district_of, new_token, signed_in
from guiju.office.cases.workbooks import excel
from guiju.office.documents import store
from guiju.office.documents.inspection.kinds import MEDIA_TYPES, FileKind
from guiju.office.documents.queries import Download
from guiju.office.documents.serving import send
from guiju.office.people.queries import organs
from guiju.office.registers.errors import WrongSheet
from guiju.office.registers.forms import SheetForm
from guiju.office.rulebook.labels import choices
from guiju.office.tasks.entering import enter_task, entering_hat
from guiju.office.tasks.errors import NoSuchTask, NotYourTask
from guiju.office.tasks.forms import LineForm
from guiju.office.tasks.importing import NAME, blank_form, import_tasks
from guiju.office.tasks.models import Entry
from guiju.office.tasks.rights import task_for
from guiju.office.tasks.statistics import next_month, summary
from guiju.office.tasks.supervision import sources

UNREADABLE = 422


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a task by hand."""
    actor = actor_of(request)
    district = district_of(actor)
    entering_hat(actor, district)
    units = [(organ.code, organ.short_name) for organ in organs(district)]
    named = list(choices(sources()).items())
    form = LineForm(request.POST or None, organs=units, sources=named, initial={"token": new_token()})
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_task(actor_of(request, token=form.cleaned_data["token"]), district, form.line())
        except NotYourTask:
            raise
        except CaseError as refusal:
            form.blame(refusal)
        else:
            messages.success(request, _("已登记为第%(number)s件。") % {"number": made.serial})
            return redirect("tasks:task", made.pk)
    return render(request, "tasks/new.jinja", {"form": form}, status=UNREADABLE if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """Take in a workbook with tasks."""
    actor = actor_of(request)
    district, refusal = district_of(actor), None
    entering_hat(actor, district)
    form = SheetForm(request.POST or None, request.FILES or None, initial={"token": new_token()})
    if request.method == "POST" and form.is_valid():
        try:
            made = import_tasks(actor, district, form.cleaned_data["sheet"].read())
        except WrongSheet as wrong:
            refusal = wrong
        else:
            messages.success(request, _("已导入%(made)s条。") % {"made": len(made)})
            return redirect("tasks:tasks")
    status = UNREADABLE if refusal or form.errors else 200
    return render(request, "tasks/import.jinja", {"form": form, "refusal": refusal}, status=status)


@signed_in
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The workbook to be filled in."""
    actor = actor_of(request)
    entering_hat(actor, district_of(actor))
    return excel(blank_form(district_of(actor)), f"{NAME}.xlsx")


@signed_in
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """The month's summary for leaders, with charts."""
    actor = actor_of(request)
    chosen = month_typed(request.GET.get("month", ""), actor.on)
    found = summary(actor, district_of(actor), chosen)
    before = (found.month - timedelta(days=1)).replace(day=1)
    after = next_month(found.month)
    context = {"found": found, "before": before, "after": after if after <= actor.on else None, "today": actor.on}
    return render(request, "tasks/summary.jinja", context)


def month_typed(typed: str, today: date) -> date:
    """The first day of the month that somebody typed (2026-11); this month when it cannot be meant."""
    try:
        found = date.fromisoformat(f"{typed[:7]}-01")
    except ValueError:
        return today.replace(day=1)
    return found if date(2000, 1, 1) <= found <= today else today.replace(day=1)


@login_required
@require_safe
def entry_file(request: HttpRequest, entry: int) -> HttpResponseBase:
    """The file that came with a report, for those who may see the task."""
    found = Entry.objects.select_related("file").filter(pk=entry).first()
    if found is None or found.file is None:
        raise Http404
    task_for(actor_of(request), found.task_id)
    try:
        stream = store.open_kept(found.file.sha256)
    except FileNotFoundError:
        raise NoSuchTask(_("附件的内容已不在系统的数据文件夹中。请联系系统管理员。")) from None
    return send(Download(found.file_name, MEDIA_TYPES[FileKind(found.file.kind)], stream))

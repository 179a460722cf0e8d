"""Pages of tasks: the list, one task with what was done, Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.queries.access import may_see
from guiju.office.cases.views.entry import actor_of, district_of, new_token, signed_in
from guiju.office.cases.workbooks import excel
from guiju.office.people.queries import organs
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import choices
from guiju.office.tasks import actions, queries
from guiju.office.tasks.entering import break_down
from guiju.office.tasks.errors import NotYourTask
from guiju.office.tasks.forms import AssignForm, Marked, PartForm, TellForm
from guiju.office.tasks.models import Task, TaskState
from guiju.office.tasks.queries import LATE, Sought
from guiju.office.tasks.rights import breaking_hat, office_hat, task_for
from guiju.office.tasks.sheets import NAME, tasks_workbook
from guiju.office.tasks.supervision import plan_for, sources
from guiju.office.tasks.telling import STEPS, may, offered

PAGE = 50
KEPT = ("state", "q", "organ", "source", "article")
UNREADABLE = 422
TABS = {"": N_("未办结"), LATE: N_("已逾期"), **{state.value: str(state.label) for state in TaskState}}


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The tasks that somebody may see."""
    actor = actor_of(request)
    sought = Sought.typed(request.GET)
    page = Paginator(queries.tasks(actor, sought), PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    context = {
        "page": page,
        "sought": sought,
        "tabs": [
            {
                "url": f"?{urlencode({**asked, 'state': code})}",
                "label": _(label),
                "count": None,
                "active": code == sought.state,
            }
            for code, label in TABS.items()
        ],
        "organs": organs(district_of(actor)),
        "sources": choices(sources()),
        "lights": {task.pk: queries.light(task, actor.on) for task in page.object_list},
        "enters": actor.office_hat(district_of(actor)) is not None,
        "oversees": actor.oversees(district_of(actor)),
        "asked": urlencode(asked),
        "base": f"?{urlencode({**asked, 'page': ''})}",
        "today": actor.on,
    }
    return render(request, "tasks/tasks.jinja", context)


def _tab(asked: dict[str, str], state: str) -> str:
    return f"?{urlencode({**asked, 'state': state})}"


@signed_in
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The tasks found, as a workbook."""
    actor = actor_of(request)
    found = queries.tasks(actor, Sought.typed(request.GET)).prefetch_related("entries")
    return excel(tasks_workbook(found, actor.on), f"{NAME}{actor.on:%Y%m%d}.xlsx")


@signed_in
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task with everything that was done, and what the reader may do."""
    actor = actor_of(request)
    return _page(request, actor, task_for(actor, pk))


@signed_in
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Assign a task."""
    form = _assign_form(task_for(actor_of(request), pk), request.POST)
    return _do(request, pk, "assign", form, lambda actor: actions.assign(actor, pk, form.assignment()))


@signed_in
@require_POST
def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a part of a task to another unit."""
    form = PartForm(request.POST, organs=_units(task_for(actor_of(request), pk)))
    return _do(request, pk, "divide", form, lambda actor: break_down(actor, pk, form.part()))


@signed_in
@require_POST
def tell(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Feed back, report done, urge, ask for another day, close..."""
    if what not in STEPS:
        raise Http404
    step = STEPS[what]
    form = TellForm(request.POST, request.FILES, prefix=what, day=step.day, file=step.file)
    return _do(request, pk, what, form, lambda actor: step.act(actor, pk, form.said()))


def _do(request: HttpRequest, pk: int, name: str, form: Marked, act: Callable[[Actor], Any]) -> HttpResponse:
    actor = actor_of(request)
    found = task_for(actor, pk)
    if form.is_valid():
        try:
            act(actor_of(request, token=form.cleaned_data["token"]))
        except NotYourTask:
            raise
        except CaseError as refusal:
            form.blame(refusal)
        else:
            messages.success(request, _("已办好。"))
            return redirect("tasks:task", pk)
    return _page(request, actor, found, {name: form})


def _page(request: HttpRequest, actor: Actor, found: Task, tried: dict[str, Marked] | None = None) -> HttpResponse:
    tells = offered(found, actor)
    context = {
        "task": found,
        "source": choices(sources()).get(found.source, ""),
        "entries": found.entries.select_related("person", "post").order_by("pk"),
        "parts": [(part, queries.light(part, actor.on)) for part in found.parts.select_related("lead").order_by("pk")],
        "cards": cards(found.cites, found.district_id),
        "limits": _limits(found),
        "sees_case": found.case is not None and may_see(actor.person, found.case, actor.hats),
        "light": queries.light(found, actor.on),
        "tells": {name: _(STEPS[name].label) for name in tells},
        "forms": {**_forms(found, actor, tells), **(tried or {})},
        "tried": tried or {},
        "today": actor.on,
    }
    return render(request, "tasks/task.jinja", context, status=UNREADABLE if tried else 200)


def _forms(found: Task, actor: Actor, tells: list[str]) -> dict[str, Marked]:
    def blank(name: str) -> TellForm:
        step = STEPS[name]
        return TellForm(prefix=name, day=step.day, file=step.file, initial={"token": new_token()})

    forms: dict[str, Marked] = {name: blank(name) for name in tells}
    if found.follows:
        return forms
    if found.state in ("new", "open", "reported") and may(lambda: office_hat(found, actor)):
        forms["assign"] = _assign_form(found)
    if found.state == "open" and found.parent_id is None and may(lambda: breaking_hat(found, actor)):
        forms["divide"] = PartForm(organs=_units(found), initial={"token": new_token()})
    return forms


def _limits(found: Task) -> list[tuple[str, Any]]:
    """What the articles say of reporting in time, with the articles."""
    plan = plan_for(found)
    return [(limit.zh, cards(limit.cites, found.district_id)) for limit in (plan.limits if plan else ())]


def _units(found: Task) -> list[tuple[str, str]]:
    return [(organ.code, organ.short_name) for organ in organs(found.district_id)]


def _assign_form(found: Task, data: Any = None) -> AssignForm:
    assisting = list(found.assisting.values_list("code", flat=True))
    lead = found.lead.code if found.lead else ""
    return AssignForm(data, organs=_units(found), initial={"token": new_token(), "lead": lead, "assisting": assisting})

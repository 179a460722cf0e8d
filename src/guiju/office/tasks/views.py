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
from guiju.office.tasks import actions, queries
from guiju.office.tasks.errors import NotYourTask
from guiju.office.tasks.forms import AssignForm, Marked, TellForm
from guiju.office.tasks.models import Task, TaskState
from guiju.office.tasks.queries import LATE, Sought
from guiju.office.tasks.rights import closing_hat, office_hat, task_for, unit_hat
from guiju.office.tasks.sheets import NAME, tasks_workbook

PAGE = 50
UNREADABLE = 422
TABS = {"": N_("未办结"), LATE: N_("已逾期"), **{state.value: str(state.label) for state in TaskState}}
TELL: dict[str, tuple[Callable[[Actor, int, str], Task], str]] = {
    "feedback": (actions.feed_back, N_("反馈进展")),
    "report": (actions.report_done, N_("报结")),
    "reject": (actions.reject, N_("退回再办")),
    "urge": (actions.urge, N_("催办")),
    "close": (actions.close, N_("办结")),
    "drop": (actions.drop, N_("不交办")),
}


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The tasks that somebody may see."""
    actor = actor_of(request)
    sought = Sought.typed(request.GET)
    page = Paginator(queries.tasks(actor, sought), PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in ("state", "q", "organ") if request.GET.get(name)}
    context = {
        "page": page,
        "sought": sought,
        "tabs": [
            {"url": f"?{urlencode({'state': code})}", "label": _(label), "count": None, "active": code == sought.state}
            for code, label in TABS.items()
        ],
        "organs": organs(district_of(actor)),
        "lates": {task.pk for task in page.object_list if queries.late(task, actor.on)},
        "asked": urlencode(asked),
        "base": f"?{urlencode({**asked, 'page': ''})}",
        "today": actor.on,
    }
    return render(request, "tasks/tasks.jinja", context)


@signed_in
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The tasks found, as a workbook."""
    actor = actor_of(request)
    found = queries.tasks(actor, Sought.typed(request.GET)).prefetch_related("entries")
    return excel(tasks_workbook(found), f"{NAME}{actor.on:%Y%m%d}.xlsx")


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
def tell(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Feed back, report done, urge, close..."""
    if what not in TELL:
        raise Http404
    form = TellForm(request.POST, prefix=what)
    return _do(request, pk, what, form, lambda actor: TELL[what][0](actor, pk, form.cleaned_data["text"]))


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
    tells = _offered(found, actor)
    assigns = found.state in ("new", "open", "reported") and _holds(lambda: office_hat(found, actor))
    forms: dict[str, Marked] = {name: TellForm(prefix=name, initial={"token": new_token()}) for name in tells}
    forms |= {"assign": _assign_form(found)} if assigns else {}
    context = {
        "task": found,
        "entries": found.entries.select_related("person", "post").order_by("pk"),
        "cards": cards(found.cites, found.district_id),
        "sees_case": may_see(actor.person, found.case, actor.hats),
        "late": queries.late(found, actor.on),
        "tells": {name: _(TELL[name][1]) for name in tells},
        "forms": {**forms, **(tried or {})},
        "tried": tried or {},
        "today": actor.on,
    }
    return render(request, "tasks/task.jinja", context, status=UNREADABLE if tried else 200)


def _offered(found: Task, actor: Actor) -> list[str]:
    """The steps that the reader may take now."""
    office = _holds(lambda: office_hat(found, actor))
    closes = _holds(lambda: closing_hat(found, actor))
    unit, lead = (_holds(lambda one=one: unit_hat(found, actor, lead=one)) for one in (False, True))  # type: ignore[misc] # a default
    under_way = found.state in (TaskState.OPEN, TaskState.REPORTED)
    offers = {
        "feedback": unit and under_way,
        "report": lead and found.state == TaskState.OPEN,
        "urge": office and found.state == TaskState.OPEN,
        "reject": closes and found.state == TaskState.REPORTED,
        "close": closes and under_way,
        "drop": office and found.state == TaskState.NEW,
    }
    return [name for name, offered in offers.items() if offered]


def _holds(find: Callable[[], Any]) -> bool:
    try:
        find()
    except NotYourTask:
        return False
    return True


def _assign_form(found: Task, data: Any = None) -> AssignForm:
    choices = [(organ.code, organ.short_name) for organ in organs(found.district_id)]
    assisting = list(found.assisting.values_list("code", flat=True))
    lead = found.lead.code if found.lead else ""
    return AssignForm(data, organs=choices, initial={"token": new_token(), "lead": lead, "assisting": assisting})

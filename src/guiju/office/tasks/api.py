"""Tasks for programs: the same reading and writing as on the pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from guiju.office.cases.views.entry import actor_of
from guiju.office.tasks import actions, queries
from guiju.office.tasks.actions import Assignment
from guiju.office.tasks.models import Task
from guiju.office.tasks.queries import Sought
from guiju.office.tasks.rights import task_for

router = Router(tags=["tasks"])
PAGE = 50
Step = Literal["feedback", "report", "reject", "urge", "close", "drop"]
STEPS = {
    "feedback": actions.feed_back,
    "report": actions.report_done,
    "reject": actions.reject,
    "urge": actions.urge,
    "close": actions.close,
    "drop": actions.drop,
}


class TaskOut(BaseModel):
    """A task. `lead` and `assisting` are codes of organs."""

    id: int
    number: int
    case: int
    title: str
    text: str
    cites: list[str]
    given_by: str
    given_at: datetime
    lead: str
    assisting: list[str]
    due_on: date | None
    arithmetic: str
    state: str
    late: bool


class EntryOut(BaseModel):
    """One thing done with a task."""

    kind: str
    text: str
    person: str
    at: datetime


class WholeTask(TaskOut):
    """A task with everything that was done."""

    entries: list[EntryOut]


class TaskList(BaseModel):
    """One page of a list; pages count from 1."""

    count: int
    page: int
    pages: int
    tasks: list[TaskOut]


class AssignIn(BaseModel):
    """Who carries it out until when: working days or a day. `token`: the same mark twice does it only once."""

    lead: str
    assisting: list[str] = []
    days: int | None = None
    due_on: date | None = None
    note: str = ""
    token: str = ""


class TellIn(BaseModel):
    """What is said with a step."""

    text: str
    token: str = ""


@router.get("", response=TaskList, summary="交办事项")
def listing(request: HttpRequest, state: str = "", q: str = "", organ: str = "", page: int = 1) -> TaskList:
    actor = actor_of(request)
    found = Paginator(queries.tasks(actor, Sought.typed({"state": state, "q": q, "organ": organ})), PAGE)
    here = found.get_page(page)
    rows = [TaskOut(**_out(task, actor.on)) for task in here.object_list]
    return TaskList(count=found.count, page=here.number, pages=found.num_pages, tasks=rows)


@router.get("/{int:pk}", response=WholeTask, summary="一件交办事项")
def one(request: HttpRequest, pk: int) -> WholeTask:
    actor = actor_of(request)
    return _whole(task_for(actor, pk), actor.on)


@router.post("/{int:pk}/assign", response=WholeTask, summary="交办")
def assign(request: HttpRequest, pk: int, given: AssignIn) -> WholeTask:
    actor = actor_of(request, token=given.token)
    return _whole(actions.assign(actor, pk, Assignment(**given.model_dump(exclude={"token"}))), actor.on)


@router.post("/{int:pk}/{step}", response=WholeTask, summary="反馈、报结、退回、催办、办结、不交办")
def tell(request: HttpRequest, pk: int, step: Step, given: TellIn) -> WholeTask:
    actor = actor_of(request, token=given.token)
    return _whole(STEPS[step](actor, pk, given.text), actor.on)


def _whole(task: Task, on: date) -> WholeTask:
    rows = task.entries.select_related("person").order_by("pk")
    entries = [EntryOut(kind=row.kind, text=row.text, person=row.person.name, at=row.at) for row in rows]
    return WholeTask(**_out(task, on), entries=entries)


def _out(task: Task, on: date) -> dict[str, object]:
    return {
        "id": task.pk,
        "number": task.serial,
        "case": task.case_id,
        "title": task.title,
        "text": task.text,
        "cites": task.cites,
        "given_by": task.given_by.name,
        "given_at": task.given_at,
        "lead": task.lead.code if task.lead else "",
        "assisting": [organ.code for organ in task.assisting.all()],
        "due_on": task.due_on,
        "arithmetic": task.arithmetic,
        "state": task.state,
        "late": queries.late(task, on),
    }

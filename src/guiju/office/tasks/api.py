"""Tasks for programs: the same reading and writing as on the pages."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from guiju.office.cases.views.entry import actor_of, district_of
from guiju.office.tasks import actions, queries
from guiju.office.tasks.actions import Assignment
from guiju.office.tasks.entering import Line, Part, break_down, enter_task
from guiju.office.tasks.ledger_views import month_typed
from guiju.office.tasks.models import Task
from guiju.office.tasks.queries import Sought
from guiju.office.tasks.rights import task_for
from guiju.office.tasks.statistics import Tally, summary
from guiju.office.tasks.steps import Said
from guiju.office.tasks.telling import STEPS

router = Router(tags=["tasks"])
PAGE = 50
StepName = StrEnum("StepName", [(name, name) for name in STEPS])  # type: ignore[misc] # the names stand in one table


class TaskOut(BaseModel):
    """A task. `lead` and `assisting` are codes of organs; `source` a value of the fact task_source; `case` its matter,
    where it has one; `parent` the task it is a part of. `light`: green, yellow (due soon), red (late) or empty."""

    id: int
    number: int
    source: str
    basis: str
    case: int | None
    parent: int | None
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
    light: str


class EntryOut(BaseModel):
    """One thing done with a task."""

    kind: str
    text: str
    person: str
    at: datetime
    due_on: date | None
    file: str


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


class LineIn(BaseModel):
    """A task to be entered by hand."""

    source: str
    text: str
    basis: str = ""
    lead: str
    assisting: list[str] = []
    due_on: date
    token: str = ""


class PartIn(BaseModel):
    """A part of a task for another unit."""

    text: str
    lead: str
    due_on: date | None = None
    token: str = ""


class TallyOut(BaseModel):
    """How many tasks of one kind there are."""

    label: str
    total: int
    open: int
    late: int
    reported: int
    closed: int


class SummaryOut(BaseModel):
    """A month of the ledger."""

    month: date
    raised: int
    closed_in: int
    urged: int
    whole: TallyOut
    by_unit: list[TallyOut]
    by_source: list[TallyOut]
    by_article: list[TallyOut]


class TellIn(BaseModel):
    """What is said with a step; `due_on` when another day is asked for."""

    text: str
    due_on: date | None = None
    token: str = ""


@router.get("", response=TaskList, summary="交办事项")
def listing(
    request: HttpRequest,
    state: str = "",
    q: str = "",
    organ: str = "",
    source: str = "",
    article: str = "",
    page: int = 1,
) -> TaskList:
    actor = actor_of(request)
    asked = {"state": state, "q": q, "organ": organ, "source": source, "article": article}
    found = Paginator(queries.tasks(actor, Sought.typed(asked)), PAGE)
    here = found.get_page(page)
    rows = [TaskOut(**_out(task, actor.on)) for task in here.object_list]
    return TaskList(count=found.count, page=here.number, pages=found.num_pages, tasks=rows)


@router.get("/{int:pk}", response=WholeTask, summary="一件交办事项")
def one(request: HttpRequest, pk: int) -> WholeTask:
    actor = actor_of(request)
    return _whole(task_for(actor, pk), actor.on)


@router.post("", response=WholeTask, summary="登记任务")
def enter(request: HttpRequest, given: LineIn) -> WholeTask:
    actor = actor_of(request, token=given.token)
    line = Line(**given.model_dump(exclude={"token"}))
    return _whole(enter_task(actor, district_of(actor), line), actor.on)


@router.get("/summary", response=SummaryOut, summary="督查情况月度汇总")
def month(request: HttpRequest, month: str = "") -> SummaryOut:
    actor = actor_of(request)
    found = summary(actor, district_of(actor), month_typed(month, actor.on))
    names = ("by_unit", "by_source", "by_article")
    tallies = {name: [_tally(row) for row in getattr(found, name)] for name in names}
    plain = {name: getattr(found, name) for name in ("month", "raised", "closed_in", "urged")}
    return SummaryOut(**plain, **tallies, whole=_tally(found.whole))


@router.post("/{int:pk}/divide", response=WholeTask, summary="分解任务")
def divide(request: HttpRequest, pk: int, given: PartIn) -> WholeTask:
    actor = actor_of(request, token=given.token)
    return _whole(break_down(actor, pk, Part(**given.model_dump(exclude={"token"}))), actor.on)


@router.post("/{int:pk}/assign", response=WholeTask, summary="交办")
def assign(request: HttpRequest, pk: int, given: AssignIn) -> WholeTask:
    actor = actor_of(request, token=given.token)
    return _whole(actions.assign(actor, pk, Assignment(**given.model_dump(exclude={"token"}))), actor.on)


@router.post(
    "/{int:pk}/{step}", response=WholeTask, summary="反馈、报结、确认、核查办结、退回、催办、延期、异议、不交办"
)
def tell(request: HttpRequest, pk: int, step: StepName, given: TellIn) -> WholeTask:
    actor = actor_of(request, token=given.token)
    return _whole(STEPS[step].act(actor, pk, Said(given.text, given.due_on)), actor.on)


def _tally(row: Tally) -> TallyOut:
    return TallyOut(**{name: getattr(row, name) for name in TallyOut.model_fields})


def _whole(task: Task, on: date) -> WholeTask:
    rows = task.entries.select_related("person").order_by("pk")
    entries = [
        EntryOut(kind=row.kind, text=row.text, person=row.person.name, at=row.at, due_on=row.due_on, file=row.file_name)
        for row in rows
    ]
    return WholeTask(**_out(task, on), entries=entries)


def _out(task: Task, on: date) -> dict[str, object]:
    return {
        "id": task.pk,
        "number": task.serial,
        "source": task.source,
        "basis": task.basis,
        "case": task.case_id,
        "parent": task.parent_id,
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
        "light": queries.light(task, on),
    }

"""Registers of papers for programs: the same reading and writing as on the pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Router, Status
from pydantic import BaseModel

from guiju.office.cases.views.entry import actor_of
from guiju.office.registry import queries, registering, reviewing
from guiju.office.registry.checks import Verdict, checks_of
from guiju.office.registry.models import Paper, Review
from guiju.office.registry.queries import Sought
from guiju.office.registry.registering import NewPaper
from guiju.office.registry.rights import own_organ, paper_for
from guiju.office.registry.steps import steps_of

router = Router(tags=["registry"])
PAGE = 50
Kind = Literal["incoming", "outgoing", "internal"]


class StepOut(BaseModel):
    """A step of the regulation: whether it was taken, when last and by whom."""

    code: str
    label: str
    done: bool
    done_on: date | None
    person: str


class PaperOut(BaseModel):
    """One line of a register."""

    id: int
    number: str
    title: str
    other_side: str
    their_number: str
    came_on: date
    due_on: date | None
    arithmetic: str
    urgency: int
    state: str
    rounds: int
    case: int | None
    registered_at: datetime | None
    steps: list[StepOut]


class PaperList(BaseModel):
    """One page of a register; pages count from 1."""

    count: int
    page: int
    pages: int
    papers: list[PaperOut]


class PaperIn(BaseModel):
    """A paper entered by hand. `wanted`: the serial typed by hand, refused when it is not the next one."""

    title: str
    other_side: str
    came_on: date
    their_number: str = ""
    channel: Literal["post", "city", "hand", "fax"] = "post"
    urgency: Literal[0, 1, 2] = 0
    days: int | None = None
    due_on: date | None = None
    wanted: int | None = None
    token: str = ""


class CheckOut(BaseModel):
    """One thing to look at, with its articles. `said`: what the sender's own answers make of it."""

    id: str
    fault: str
    cure: str
    cites: list[str]
    strength: str
    when: str
    said: str
    before: str


class VerdictIn(BaseModel):
    """What the desk found of a check."""

    id: str
    verdict: Literal["confirmed", "refuted"]
    remark: str = ""


class ReviewIn(BaseModel):
    """The desk's review."""

    verdicts: list[VerdictIn]
    words: str = ""
    token: str = ""


class ReviewOut(BaseModel):
    """A review that was kept; `number` is the return slip's."""

    id: int
    returned: bool
    number: str
    reason: str


@router.get("/papers/{int:pk}", response=PaperOut, summary="登记的一份公文")
def one(request: HttpRequest, pk: int) -> PaperOut:
    return _out(paper_for(actor_of(request), pk))


@router.post("/papers/{int:pk}/sign-for", response=PaperOut, summary="签收登记")
def sign_for(request: HttpRequest, pk: int) -> PaperOut:
    return _out(registering.sign_for(actor_of(request), pk))


@router.get("/papers/{int:pk}/checks", response=list[CheckOut], summary="初审要核对的各项")
def checks(request: HttpRequest, pk: int) -> list[CheckOut]:
    found = checks_of(paper_for(actor_of(request), pk))
    names = CheckOut.model_fields
    return [CheckOut(**{name: _plain(getattr(check, name)) for name in names}) for check in found]


@router.post("/papers/{int:pk}/{outcome}", response=ReviewOut, summary="受理或者退文")
def review(request: HttpRequest, pk: int, outcome: Literal["accept", "return"], given: ReviewIn) -> ReviewOut:
    actor = actor_of(request, token=given.token)
    verdicts = [Verdict(row.id, row.verdict, row.remark) for row in given.verdicts]
    act = reviewing.accept if outcome == "accept" else reviewing.send_back
    made: Review = act(actor, pk, verdicts, given.words)
    reason = reviewing.reason_of(made) if made.returned else ""
    return ReviewOut(id=made.pk, returned=made.returned, number=made.number, reason=reason)


@router.get("/{kind}", response=PaperList, summary="登记簿")
def register(
    request: HttpRequest, kind: Kind, q: str = "", state: str = "", organ: str = "", page: int = 1
) -> PaperList:
    actor = actor_of(request)
    sought = Sought.typed({"q": q, "state": state})
    found = Paginator(queries.papers(own_organ(actor, organ), kind, sought, actor.on), PAGE)
    here = found.get_page(page)
    rows = [_out(paper) for paper in here.object_list]
    return PaperList(count=found.count, page=here.number, pages=found.num_pages, papers=rows)


@router.post("/{kind}", response={201: PaperOut}, summary="手工登记")
def enter(request: HttpRequest, kind: Kind, given: PaperIn, organ: str = "") -> Status[PaperOut]:
    actor = actor_of(request, token=given.token)
    new = NewPaper(kind=kind, **given.model_dump(exclude={"token"}))
    return Status(201, _out(registering.enter(actor, own_organ(actor, organ), new)))


def _out(paper: Paper) -> PaperOut:
    steps = [
        StepOut(
            code=step.code,
            label=step.label,
            done=step.done,
            done_on=step.last.done_on if step.last else None,
            person=step.last.person.name if step.last else "",
        )
        for step in steps_of(paper)
    ]
    names = [name for name in PaperOut.model_fields if name not in ("id", "case", "steps")]
    values: dict[str, Any] = {name: getattr(paper, name) for name in names}
    return PaperOut(id=paper.pk, case=paper.case_id, steps=steps, **values)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value

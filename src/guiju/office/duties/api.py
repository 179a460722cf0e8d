"""Duties for programs: the same lines and the same notes as on the pages, under the same rights."""

from __future__ import annotations

from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Router, Status
from pydantic import BaseModel

from guiju.office.cases.views.entry import actor_of, district_of
from guiju.office.duties import actions, queries
from guiju.office.duties.queries import Sought
from guiju.office.duties.rows import Row
from guiju.office.duties.sheets import how

router = Router(tags=["duties"])
PAGE = 50


class DutyOut(BaseModel):
    """One line. `state`: late, owed, done, coming or always; `late_days` counts whole days, also where hours run."""

    duty: str
    subject: str
    says: str
    cite: str
    strength: str
    owed_by: str
    period: str
    state: str
    near: bool
    due: date | datetime | None
    provisional: bool
    arithmetic: str
    late_days: int
    done_on: date | None
    how: str
    case: int | None
    version: int


class DutyList(BaseModel):
    """One page of a list; pages count from 1. `tallies`: how many lines stand where."""

    count: int
    page: int
    pages: int
    tallies: dict[str, int]
    duties: list[DutyOut]


class NoteIn(BaseModel):
    """How a duty was kept. `version` is the one that was read (0 for none); `reason` when something is corrected."""

    duty: str
    subject: str
    kind: str = "done"
    done_on: date
    note: str
    document_number: str = ""
    reason: str = ""
    version: int | None = None
    token: str = ""


class WithdrawalIn(BaseModel):
    """Why a note is struck out."""

    duty: str
    subject: str
    reason: str
    version: int | None = None
    token: str = ""


@router.get("", response=DutyList, summary="职责清单")
def duties(
    request: HttpRequest, state: str = "", scope: str = "", organ: str = "", article: str = "", page: int = 1
) -> DutyList:
    found = queries.listed(actor_of(request), Sought.typed(state, scope, organ, article))
    pages = Paginator(found.lines, PAGE)
    here = pages.get_page(page)
    tallies = {where.value: count for where, count in found.tallies.items()}
    rows = [_out(row) for row in here.object_list]
    return DutyList(count=pages.count, page=here.number, pages=pages.num_pages, tallies=tallies, duties=rows)


@router.post("/notes", response={201: DutyOut}, summary="登记履职情况，或者说明理由更正")
def note(request: HttpRequest, given: NoteIn) -> Status[DutyOut]:
    actor = actor_of(request, token=given.token, seq=given.version)
    said = actions.Given(given.kind, given.done_on, given.note, given.document_number)
    actions.note(actor, district_of(actor), given.duty, given.subject, said, given.reason)
    return Status(201, _out(queries.line(actor, given.duty, given.subject)))


@router.post("/notes/withdraw", response=DutyOut, summary="撤销履职记录")
def withdraw(request: HttpRequest, given: WithdrawalIn) -> DutyOut:
    actor = actor_of(request, token=given.token, seq=given.version)
    actions.withdraw(actor, district_of(actor), given.duty, given.subject, given.reason)
    return _out(queries.line(actor, given.duty, given.subject))


def _out(row: Row) -> DutyOut:
    return DutyOut(
        duty=row.duty,
        subject=row.subject,
        says=row.says,
        cite=row.cite,
        strength=row.strength.value,
        owed_by=row.owners.said,
        period=row.period,
        state=row.where.value,
        near=row.near,
        due=row.due,
        provisional=row.provisional,
        arithmetic=row.arithmetic,
        late_days=row.late.days if row.late else 0,
        done_on=row.done_on,
        how=how(row),
        case=row.case,
        version=row.note.version if row.note else 0,
    )

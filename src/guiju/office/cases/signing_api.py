"""For programs: like papers handled together, and the second look at administrators' rescues."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from guiju.office.cases import actions
from guiju.office.cases.bulk import Chosen, handle_together
from guiju.office.cases.queries.rescues import check_reviewer, rescues_in
from guiju.office.cases.views.entry import actor_of, district_of, seen_file
from guiju.office.rulebook.api_answers import answers

router = Router(tags=["事项"])
LONGEST = 2000


class PaperIn(Schema):
    """One paper: its case, the step of the inbox line, and the last entry seen."""

    case: int
    step: str = ""
    seq: int | None = None


class TogetherIn(Schema):
    """One operation (agree, tick, countersign, read) and one opinion for several papers. `token`: once only."""

    operation: str
    papers: list[PaperIn]
    text: str = Field(default="", max_length=LONGEST)
    token: str = Field(default="", max_length=40)


class OutcomeOut(Schema):
    """What became of one paper; `why` says it where it did not go through."""

    case: int
    title: str
    serial: int | None
    done: bool
    why: str


class RescueOut(Schema):
    """One rescue by an administrator; `reviewed_by` is empty until somebody else has looked at it."""

    case: int
    seq: int
    title: str
    what: str
    reason: str
    person: str
    at: datetime
    reviewed_by: str
    right: bool | None
    review: str


class ReviewIn(Schema):
    """Whether a rescue was right; where it was not, why."""

    right: bool
    text: str = Field(default="", max_length=LONGEST)


@router.post(
    "/together", response=answers(list[OutcomeOut]), summary="成批办理：一次操作、一句意见，逐件办理并逐件说明结果"
)
def together(request: HttpRequest, given: TogetherIn) -> Any:
    """Each paper is its own transaction; one that is refused does not keep the others back."""
    papers = [Chosen(one.case, one.step, one.seq) for one in given.papers]
    return handle_together(given.operation, papers, actor_of(request, token=given.token), given.text)


@router.get("/rescues", response=answers(list[RescueOut]), summary="管理员处置和复核")
def rescues(request: HttpRequest) -> Any:
    """The rescues of one's district, the latest first: for its administrators, office and leaders."""
    actor = actor_of(request)
    district = district_of(actor)
    check_reviewer(actor, district)
    return rescues_in(district)


@router.post("/{int:case_id}/rescues/{int:seq}", response=answers(list[RescueOut]), summary="复核一次管理员处置")
def review(request: HttpRequest, case_id: int, seq: int, given: ReviewIn) -> Any:
    """Look at a rescue a second time; never one's own."""
    actor = actor_of(request)
    file = seen_file(actor, case_id, request.path)
    actions.review_rescue(case_id, actor, rescue=seq, right=given.right, text=given.text)
    return [one for one in rescues_in(file.case.district_id) if one.case == case_id]

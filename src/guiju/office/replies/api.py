"""Which request a reply answers, for programs: the same choosing and the same rights as on the page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.models import Case
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.views.entry import actor_of, seen_file
from guiju.office.replies import pairing
from guiju.office.replies.models import Reply
from guiju.office.rulebook.api_answers import answers

router = Router(tags=["请示和答复"])


class OtherMatter(Schema):
    """A matter of a pair; without a title for those who may not see it."""

    id: int
    serial: int
    title: str
    visible: bool


class PairAnswer(Schema):
    """What a matter answers and what answers it. `offered`: what its drafter may choose now."""

    answered: OtherMatter | None
    replies: list[OtherMatter]
    may_choose: bool
    offered: list[OtherMatter]


class ChoiceIn(Schema):
    """The matter that is answered."""

    answered: int


@router.get("/{int:case_id}", response=answers(PairAnswer), summary="一件事项答复哪件来文，被哪些答复")
def pair(request: HttpRequest, case_id: int) -> Any:
    """For everybody who may see the matter."""
    actor = actor_of(request)
    return _answer(seen_file(actor, case_id, request.path), actor)


@router.post("/{int:case_id}", response=answers(PairAnswer), summary="选定答复哪件来文")
def choose(request: HttpRequest, case_id: int, given: ChoiceIn) -> Any:
    """For the drafter of the reply, before it is handed in."""
    actor = actor_of(request)
    file = seen_file(actor, case_id, request.path)
    pairing.choose(case_id, actor, given.answered)
    return _answer(file, actor)


def _answer(file: CaseFile, actor: Actor) -> dict[str, Any]:
    own = Reply.objects.filter(case=file.case).select_related("answered").first()
    replies = Reply.objects.filter(answered=file.case).select_related("case")
    editable = pairing.may_choose(file, actor)
    offered = pairing.candidates(file, actor) if editable else []
    return {
        "answered": _other(own.answered, actor) if own else None,
        "replies": [_other(reply.case, actor) for reply in replies],
        "may_choose": editable,
        "offered": [_told(case) for case in offered],
    }


def _other(case: Case, actor: Actor) -> dict[str, Any]:
    try:
        cases.case_for(actor.person, case.pk, actor.on)
    except CaseError:
        return {**_told(case), "title": "", "visible": False}
    return _told(case)


def _told(case: Case) -> dict[str, Any]:
    return {"id": case.pk, "serial": case.serial, "title": case.title, "visible": True}

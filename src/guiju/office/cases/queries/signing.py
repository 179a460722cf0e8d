"""What somebody may do beside the main operation: signers, opinions, an administrator's rescue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guiju.office.cases.rescuers import may_rescue
from guiju.office.cases.side_state import ASKED
from guiju.office.cases.state import ACTIVE, LATER, TODO, CaseState, StepState
from guiju.office.people.queries import ActingPost

if TYPE_CHECKING:
    from guiju.office.cases.queries.access import CaseFile

Found = tuple[str, str, ActingPost | None, bool]
"""Operation, step key, the post to act in, and whether the person is asked for it."""
OFFICE = "government_office"
RESCUES = ("reassign", "jump", "correct")


def beside_operations(file: CaseFile) -> Iterator[Found]:
    """The operations of this module that are open to the person of a case file."""
    state = file.state
    if state.ended or state.suspended or state.in_drafters_hands:
        return
    yield from _asked(file)
    yield from _in_own_seats(file)
    if next(removable_signers(file), None):
        yield "remove_signer", "", None, False
    if recallable(file):
        yield "recall_opinion", "", None, False
    if may_rescue_file(file):
        yield from ((name, "", None, False) for name in RESCUES)


def removable_signers(file: CaseFile) -> Iterator[tuple[StepState, int]]:
    """The signers whom the person may take away: those whom they (or the office: anybody) added."""
    mine = {hat.post.pk for hat in file.hats}
    office = any(hat.post.organ and hat.post.organ.code == OFFICE for hat in file.hats)
    for addition in file.state.additions.values():
        step = file.state.steps[addition.key]
        if not step.finished and (office or mine & addition.by):
            yield from ((step, post) for post in _waiting(step, addition.posts))
    for step in file.state.active_steps():
        soft = step.strength != "must" and step.key not in file.state.additions and len(step.seats) > 1
        if soft and (office or any(mine & set(seat.posts) for seat in step.seats)):
            yield from ((step, post) for post in _waiting(step, ()))


def recallable(file: CaseFile) -> list[int]:
    """The numbers of the unanswered questions that the person asked."""
    mine = {hat.post.pk for hat in file.hats}
    return [ask.number for ask in file.state.asks if ask.state == TODO and ask.by_post in mine]


def may_rescue_file(file: CaseFile) -> bool:
    """Whether the person is an administrator of the case's district, in a post of their own."""
    own = [hat.post for hat in file.hats if hat.stand_in is None]
    return may_rescue(file.person, own, file.case.district_id)


def _asked(file: CaseFile) -> Iterator[Found]:
    hats = {hat.post.pk: hat for hat in file.hats}
    for ask in file.state.asks:
        if ask.state == TODO and ask.post in hats:
            yield "answer", f"{ASKED}{ask.number}", hats[ask.post], True


def _in_own_seats(file: CaseFile) -> Iterator[Found]:
    for step in _under_way(file.state):
        for seat in step.seats:
            hat = next((hat for hat in file.hats if hat.post.pk in seat.posts), None)
            if hat and seat.state in (TODO, LATER) and seat.operation != "wait":
                yield from ((name, step.key, hat, False) for name in ("add_signer", "ask_opinion"))


def _under_way(state: CaseState) -> list[StepState]:
    return [step for step in state.steps.values() if step.state == ACTIVE]


def _waiting(step: StepState, coming: tuple[int, ...]) -> list[int]:
    if step.seats:
        return [seat.posts[0] for seat in step.seats if seat.state in (TODO, LATER) and seat.posts]
    return [post for post in coming if post not in step.removed]

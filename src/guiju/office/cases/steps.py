"""How a step's seats fill: one is enough, all are needed, or all in their order. Pure; used by the fold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from guiju.office.cases.events import Json
from guiju.office.cases.state import ACTIVE, DONE, LAPSED, LATER, TODO, CaseState, Deed, Seat, StepState


def read_seats(rows: Iterable[Mapping[str, Any]]) -> list[Seat]:
    """Seats from their JSON values."""
    return [Seat(row["role"], tuple(row["posts"]), row["operation"], _day(row.get("due_on"))) for row in rows]


def write_seats(seats: Iterable[Seat]) -> list[Json]:
    """Seats as JSON values; who has taken them is not part of it."""
    return [
        {
            "role": seat.role,
            "posts": list(seat.posts),
            "operation": seat.operation,
            "due_on": seat.due_on.isoformat() if seat.due_on else None,
        }
        for seat in seats
    ]


def seat_again(step: StepState, seats: list[Seat]) -> None:
    """Start a step. What was done in it before stands for the seats that are still asked for."""
    kept = [seat for seat in step.seats if seat.deed]
    step.seats = [_standing(kept, seat) or seat for seat in seats]
    step.state = ACTIVE
    if step.choice:
        choose(step, step.choice)
    settle(step)


def choose(step: StepState, role: str) -> None:
    """Keep the seats of one role of an `either`; the others are no longer asked for."""
    step.choice = role
    for seat in step.seats:
        if seat.role != role and seat.deed is None:
            seat.state = LAPSED


def enter(state: CaseState, row: Mapping[str, Any], deed: Deed) -> None:
    """Apply one step entry of an act: the seat is done, and the step when that was enough."""
    step = state.steps[row["key"]]
    if "seats" in row:
        seat_again(step, read_seats(row["seats"]))
    seat = step.seats[row["seat"]]
    seat.state, seat.deed = DONE, deed
    if step.either and not step.choice:
        choose(step, seat.role)
    settle(step)


def settle(step: StepState) -> None:
    """Work out which seats wait now, and whether the step is done."""
    left = [seat for seat in step.seats if seat.state in (TODO, LATER)]
    done = any(seat.state == DONE for seat in step.seats)
    # Nobody left to ask is not the same as done: then the step stays open, and advancing says so.
    if done and (step.mode == "any" or not left):
        step.state = DONE
        for seat in left:
            seat.state = LAPSED
    else:
        take_turns(step)


def take_turns(step: StepState) -> None:
    """In a step that goes in order the first who has not acted is asked; in others everybody is."""
    left = [seat for seat in step.seats if seat.state in (TODO, LATER)]
    for place, seat in enumerate(left):
        seat.state = LATER if place and step.mode == "in_order" else TODO


def keep_unchanged(step: StepState, digest: str) -> None:
    """Forget the approvals of another content than `digest`; other deeds stand."""
    step.seats = [seat for seat in step.seats if seat.deed and not is_stale(seat.deed, digest)]


def is_stale(deed: Deed, digest: str) -> bool:
    """Whether an approval was given to another content. What was done elsewhere and recorded cannot be undone."""
    return is_approval(deed) and deed.digest != digest


def is_approval(deed: Deed) -> bool:
    """Whether it is somebody's word on the matter, and not something done elsewhere."""
    return deed.operation not in ("record", "wait")


def _standing(kept: list[Seat], wanted: Seat) -> Seat | None:
    for seat in kept:
        deed = seat.deed
        taken_by = (deed.on_behalf_of or deed.post) if deed else None
        if seat.role == wanted.role and (taken_by in wanted.posts or seat.operation == "wait"):
            return seat
    return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Which seat of a step is the actor's: what the operations beside the main one begin with."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.errors import NotNow, NotYourCase
from guiju.office.cases.handling import Handling
from guiju.office.cases.state import ACTIVE, LATER, TODO, Seat, StepState
from guiju.office.people.queries import ActingPost


def active_step(h: Handling, key: str) -> StepState:
    """A step that is under way. Raises NotNow."""
    step = h.state.steps.get(key)
    if step is None or step.state != ACTIVE:
        raise NotNow(_("这一环节现在不在办理中。请刷新后再试。"))
    return step


def own_seat(h: Handling, key: str) -> tuple[Seat, ActingPost]:
    """The actor's unfinished seat in a step, also while it waits for its turn. Raises NotNow, NotYourCase."""
    for seat in active_step(h, key).seats:
        if seat.state in (TODO, LATER) and (hat := h.actor.hat_for(seat.posts)):
            return seat, hat
    raise NotYourCase(_("当前环节没有请您办理。请查看流程图中的办理人，或请办理人办理。"))

"""An act in a step: find the seat, check who may take it, cover the steps that follow for the same post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from guiju.office.cases import operations as ops
from guiju.office.cases.errors import NobodyToAct, NotNow, NotYourCase, OwnRequest, WrongOperation
from guiju.office.cases.events import ACTED_KINDS, Acted, Json, Recorded
from guiju.office.cases.folding_aside import deed_of
from guiju.office.cases.handling import Handling
from guiju.office.cases.latecomers import done_already
from guiju.office.cases.progress import stale
from guiju.office.cases.state import ACTIVE, LATER, WAITING, Seat, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.cases.steps import enter, write_seats
from guiju.office.cases.unmet import holding
from guiju.office.people.queries import ActingPost
from guiju.rules.planning.plan_json import cites_of


@dataclass(frozen=True, slots=True)
class Said:
    """The words of an act. `alone`: do not go on to the next step of the same post."""

    text: str = ""
    meaning: str = ""
    done_on: str = ""
    evidence: str = ""
    cites: tuple[str, ...] = field(default=())
    alone: bool = False
    handwriting: str = ""


def act(h: Handling, operation: str, step_key: str, said: Said) -> Recorded:
    """Do an operation in the actor's step and record it; the entry made. Raises NotYourCase, WrongOperation..."""
    step, hat = find_step(h, operation, step_key)
    state, digest = h.state, h.state.digest()
    back = state.returned is not None and state.returned.to == step.key
    repeat = [key for key in stale(state, digest) if key != step.key] if back else []
    body = Acted([], digest, said.text, said.meaning, said.done_on, said.evidence, repeat, said.handwriting)
    entry = h.draft(ACTED_KINDS[operation], body, hat)
    asked = list(_take(h, operation, hat, step, entry, alone=said.alone or bool(repeat)))
    if not any(ops.satisfies(operation, seat.operation) for seat in asked):
        raise _wrong(operation, step, asked[0])
    done = [state.steps[row["key"]] for row in body.steps]
    cites = cites_of([{"cites": [*said.cites, *(cite for s in done for cite in s.cites)]}])
    entry = h.draft(entry.kind, body, hat, cites)
    h.put(entry, entered=True)
    return entry


def _take(
    h: Handling, operation: str, hat: ActingPost, first: StepState, entry: Recorded, *, alone: bool
) -> Iterator[Seat]:
    deed = deed_of(entry, operation)
    step: StepState | None = first
    rows: list[Json] = entry.body.steps
    seats: list[Seat] = []
    while step is not None:
        _not_own_request(h, step)
        for place, seat in _places(step, seats, hat, operation):
            if step.finished:
                break
            yield seat
            row = {"key": step.key, "seat": place}
            if seats:
                row["seats"], seats = write_seats(seats), []
            enter(h.state, row, deed)
            rows.append(row)
        runs = operation in ops.RUNS and not alone and step.finished
        step, seats = _following(h, operation, hat) if runs else (None, [])


def _places(step: StepState, seats: list[Seat], hat: ActingPost, operation: str) -> list[tuple[int, Seat]]:
    if not seats:
        return ops.own_seats(step, hat.post.pk, operation)
    covered = ops.COVERS[operation]
    return [(n, s) for n, s in enumerate(seats) if hat.post.pk in s.posts and s.operation in covered]


def _following(h: Handling, operation: str, hat: ActingPost) -> tuple[StepState | None, list[Seat]]:
    """The next step, when it falls to the same post and the operation covers it, with its seats."""
    group = h.state.next_group()
    if len(group) != 1 or group[0].state != WAITING or holding(h.state, h.vocabulary, group[0].stage):
        return None, []
    step = group[0]
    if h.vocabulary.verbs[step.does].operation not in ops.COVERS[operation] or step.mode == "in_order":
        return None, []
    try:
        seats = h.seating.seats(step)
    except NobodyToAct:
        return None, []  # advancing will say so
    return (step, seats) if _places(step, seats, hat, operation) else (None, [])


def find_step(h: Handling, operation: str, step_key: str) -> tuple[StepState, ActingPost]:
    """The active step in which the actor may do an operation, and in which post."""
    h.running()
    if step_key and step_key not in h.state.steps:
        raise NotNow(_("这一环节已不在现行流程中。请刷新后再办理。"))
    steps = [h.state.steps[step_key]] if step_key else h.state.active_steps()
    mine = [(step, hat, seat) for step in steps for seat, hat in _mine(h, step)]
    for step, hat, seat in mine:
        if seat.operation in ops.COVERS[operation]:
            return step, hat
    if mine:
        raise _wrong(operation, mine[0][0], mine[0][2])
    raise _not_asked(h, step_key)


def _mine(h: Handling, step: StepState) -> Iterator[tuple[Seat, ActingPost]]:
    for __, seat in step.open_seats():
        if hat := h.actor.hat_for(seat.posts):
            yield seat, hat


def _not_asked(h: Handling, step_key: str) -> Exception:
    """Why nothing waits for the actor: it is done already, or it never was theirs."""
    steps = [h.state.steps[step_key]] if step_key else list(h.state.steps.values())
    mine = [(deed, s) for s in steps for seat in s.seats for deed in s.deeds() if h.actor.hat_for(seat.posts)]
    if mine:
        deed, step = max(mine, key=lambda found: found[0].seq)
        return done_already(deed, step_words(step))
    if any(h.actor.hat_for(seat.posts) for s in steps if s.state == ACTIVE for seat in s.seats if seat.state == LATER):
        return NotNow(_("还没有轮到您：您请人先会签的，或者排在您前面的，还没有签完。请等他们签完，或去掉加签。"))
    if step_key and not any(steps[0].open_seats()):
        return NotNow(_("还没有轮到「%(step)s」这一环节。请等前面的环节办完。") % {"step": step_words(steps[0])})
    return NotYourCase(_("当前环节没有请您办理。请查看流程图中的办理人，或请办理人转办、委托。"))


def _not_own_request(h: Handling, step: StepState) -> None:
    definitions = [h.vocabulary.roles[role].resolve for role in step.who]
    person = h.actor.person.pk
    if not definitions:
        return  # somebody added the step, and the drafter is never added
    if all(ops.approves_own_request(h.state, step, person, definition) for definition in definitions):
        raise OwnRequest(
            _("本事项由您起草或报送，不能由您自己办理「%(step)s」。请由他人代行，或转请他人办理。")
            % {"step": step_words(step)}
        )


def _wrong(operation: str, step: StepState, seat: Seat) -> WrongOperation:
    asked, tried = _(ops.OPERATIONS_ZH[seat.operation]), _(ops.OPERATIONS_ZH[operation])
    return WrongOperation(
        _("「%(step)s」要求「%(asked)s」，不能用「%(tried)s」代替。请改用「%(asked)s」。")
        % {"step": step_words(step), "asked": asked, "tried": tried}
    )

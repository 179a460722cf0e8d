"""The part of the fold for what people add to the rules' own steps: signers, opinions asked for; and for rescues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from guiju.office.cases import events as e
from guiju.office.cases import signing_events as s
from guiju.office.cases.folding_aside import deed_of
from guiju.office.cases.side_state import ADDED, AFTER, ASKED, BEFORE, Addition, Ask, Jump, Lapse, Objection
from guiju.office.cases.state import (
    ACTIVE,
    DONE,
    JUMPED,
    LAPSED,
    LATER,
    STANDS,
    TODO,
    WAITING,
    CaseState,
    StepState,
    Waiver,
)
from guiju.office.cases.steps import is_approval, settle, take_turns

SIGNING = "countersign"


def signers_added(state: CaseState, entry: e.Recorded) -> None:
    """A step of its own beside the rules' steps; where it stands follows from the step it was added to."""
    body: s.SignersAdded = entry.body
    anchor, above = state.steps[body.step], state.additions.get(body.step)
    depth = (above.depth if above else 0) + (body.place == AFTER)
    deed = deed_of(entry, "add_signer")
    addition = Addition(
        body.key, body.step, body.place, body.by_post, tuple(body.posts), body.mode, body.reason, deed, depth
    )
    state.additions[body.key] = addition
    state.steps[body.key] = StepState(
        key=body.key,
        stage=anchor.stage,
        order=anchor.order,
        who=(),
        does=SIGNING,
        zh="加签会签",
        mode=body.mode,
        either=False,
        body="",
        strength="must",
        cites=(),
    )
    place_added(state)


def keep_added(state: CaseState, before: dict[str, StepState]) -> None:
    """After planning anew: what was added is still asked, also where the step it was added to is gone."""
    for key in state.additions:
        step = before.pop(key)
        step.state = STANDS if step.state == DONE else step.state
        state.steps[key] = step
    place_added(state)


def place_added(state: CaseState) -> None:
    """Before and beside go on at the same time as the step they belong to (before: its seat waits), after follows."""
    for addition in state.additions.values():
        step, anchor = state.steps[addition.key], state.steps.get(addition.anchor)
        if anchor is not None:
            step.stage = anchor.stage
            step.order = anchor.order + (0.5**addition.depth if addition.place == AFTER else 0)
        elif not step.finished:
            planned = (one.order for one in state.steps.values() if not one.finished and not one.key.startswith(ADDED))
            step.order = min(planned, default=step.order)


def signer_removed(state: CaseState, entry: e.Recorded) -> None:
    """The seat is asked no longer. Nobody's approval comes of it: a step in which nobody has acted lapses."""
    body: s.SignerRemoved = entry.body
    step = state.steps[body.step]
    gone = {body.post}
    for seat in step.seats:
        if body.post in seat.posts and seat.state in (TODO, LATER):
            seat.state = LAPSED
            gone |= set(seat.posts)
    step.removed |= gone
    _after_removal(state, step)
    if step.key not in state.additions:
        waiver = Waiver(step.key, step.zh, body.reason, entry.actor, entry.at, entry.cites)
        state.waivers.append(waiver)


def _after_removal(state: CaseState, step: StepState) -> None:
    if step.state == ACTIVE:
        settle(step)
    addition = state.additions.get(step.key)
    waiting = addition is not None and step.state == WAITING and set(addition.posts) <= step.removed
    if waiting or (step.state == ACTIVE and not any(seat.state in (TODO, LATER) for seat in step.seats)):
        step.state = LAPSED


def opinion_asked(state: CaseState, entry: e.Recorded) -> None:
    body: s.OpinionAsked = entry.body
    wish_on = date.fromisoformat(body.wish_on) if body.wish_on else None
    for post in body.posts:
        asked = deed_of(entry, "ask_opinion")
        state.asks.append(Ask(len(state.asks), body.step, body.by_post, post, body.question, wish_on, asked))


def opinion_answered(state: CaseState, entry: e.Recorded) -> list[tuple[str, int]]:
    ask = state.asks[entry.body.ask]
    ask.state, ask.answer = DONE, deed_of(entry, "answer")
    return [(f"{ASKED}{ask.number}", ask.post)]


def opinion_recalled(state: CaseState, entry: e.Recorded) -> None:
    ask = state.asks[entry.body.ask]
    ask.state, ask.note = LAPSED, entry.body.reason


def moved_posts(state: CaseState, step: str, from_post: int, to_post: int) -> None:
    """What a post had added or asked for in a step goes with its task to the other post."""
    for addition in state.additions.values():
        if (addition.by_post, addition.anchor) == (from_post, step):
            addition.by_post = to_post
    for ask in state.asks:
        if (ask.by_post, ask.step) == (from_post, step):
            ask.by_post = to_post


def jumped(state: CaseState, entry: e.Recorded) -> None:
    """The steps left out are not done: they stay on record as unmet."""
    body: s.Jumped = entry.body
    state.held = state.returned = None
    target = state.steps[body.to]
    for key in body.over:
        step = state.steps[key]
        step.state, step.note = JUMPED, body.reason
        if key not in state.additions:
            deed = deed_of(entry, "jump")
            state.jumps.append(Jump(key, step.zh, step.stage, step.strength, step.cites, body.reason, deed))
    if target.finished:
        target.state, target.seats = WAITING, []
    for step in state.active_steps():
        if step.order != target.order:
            step.state = WAITING


def settle_signing(state: CaseState) -> None:
    """Who waits for signers of their own first, and which opinions are still wanted."""
    held = set(_held_seats(state))
    for step in state.active_steps():
        take_turns(step)
        for _, seat in list(step.open_seats()):
            if any((step.key, post) in held for post in seat.posts):
                seat.state = LATER
    for ask in state.asks:
        if ask.state == TODO and not still_asked(state, ask):
            ask.state = LAPSED


def _held_seats(state: CaseState) -> Iterable[tuple[str, int]]:
    for addition in state.additions.values():
        if addition.place == BEFORE and not state.steps[addition.key].finished:
            yield addition.anchor, addition.by_post


def still_asked(state: CaseState, ask: Ask) -> bool:
    """Whether whoever asked still has the decision before them. A suspension changes nothing in that."""
    step = state.steps.get(ask.step)
    if step is None or step.state != ACTIVE or state.base != "open":
        return False
    return any(ask.by_post in seat.posts and seat.state in (TODO, LATER) for seat in step.seats)


def transferred(state: CaseState, entry: e.Recorded) -> list[tuple[str, int]]:
    body: e.Transferred = entry.body
    step = state.steps[body.step]
    step.moved.append((body.from_post, body.to_post))
    moved_posts(state, body.step, body.from_post, body.to_post)
    seat = step.seats[body.seat]
    seat.posts = tuple(body.to_post if post == body.from_post else post for post in seat.posts)
    return [(body.step, body.from_post)]


def skipped(state: CaseState, entry: e.Recorded) -> None:
    step = state.steps[entry.body.step]
    step.state, step.note = LAPSED, entry.body.reason
    waiver = Waiver(step.key, step.zh, entry.body.reason, entry.actor, entry.at, entry.cites)
    state.waivers.append(waiver)


def approvals_lapsed(state: CaseState, entry: e.Recorded) -> None:
    """A fact was corrected on which approvals rested: they count no longer, and their steps are to be done again."""
    for key in entry.body.lapse:
        step = state.steps[key]
        state.lapses += [Lapse(key, deed, entry.seq) for deed in step.deeds() if is_approval(deed)]
        step.seats = [seat for seat in step.seats if seat.deed and not is_approval(seat.deed)]
        step.state = WAITING


def objected(state: CaseState, entry: e.Recorded) -> list[tuple[str, int]]:
    """One of those asked does not agree: the step waits until it is started again; what others did in it stands."""
    body: s.Objected = entry.body
    state.objections.append(Objection(body.step, deed_of(entry, "object")))
    state.steps[body.step].state = WAITING
    return [(body.step, entry.on_behalf_of or entry.actor_post or 0)]

"""From the log to the state: a pure fold. Every change of a case's state is written here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from guiju.office.cases import events as e
from guiju.office.cases import folding_aside as aside
from guiju.office.cases import folding_signing as signing
from guiju.office.cases.folding_aside import deed_of
from guiju.office.cases.items import settle_items
from guiju.office.cases.side_state import Change, Lapse, Suspension
from guiju.office.cases.state import (
    ACTIVE,
    DONE,
    LAPSED,
    STANDS,
    WAITING,
    CaseState,
    Hold,
    Judgement,
    Material,
    Return,
    StepState,
    Waiver,
)
from guiju.office.cases.steps import choose, enter, keep_unchanged, read_seats, seat_again


def fold(log: Iterable[e.Recorded]) -> CaseState:
    """The state of a case after all entries of its log."""
    state = CaseState()
    for entry in log:
        apply(state, entry)
    return state


def apply(state: CaseState, entry: e.Recorded, *, entered: bool = False) -> None:
    """Change `state` by one entry. `entered`: the step entries of an act have been applied one by one already."""
    done = _HANDLERS[entry.kind](state, entry) if not entered else _after_act(state, entry)
    state.head_seq, state.head_hash, state.updated_at = entry.seq, entry.hash, entry.at
    state.log.append((entry.seq, entry.kind, entry.actor, entry.at))
    if entry.token:
        state.tokens[entry.token] = entry.seq
    if state.additions or state.asks:
        signing.settle_signing(state)
    settle_items(state, entry, done or ())


Done = Iterable[tuple[str, int]] | None
"""The (step key, post) pairs that the entry fulfilled."""


def _opened(state: CaseState, entry: e.Recorded) -> None:
    body: e.Opened = entry.body
    state.act, state.title, state.drafting_organ = body.act, body.title, body.drafting_organ
    state.drafter, state.drafter_post = entry.actor, body.drafter_post
    state.law_on, state.opened_at = date.fromisoformat(body.law_on), entry.at
    state.facts, state.drafted_facts = dict(body.facts), dict(body.facts)
    state.parent, state.parent_step_key = body.parent, body.parent_step_key


def _planned(state: CaseState, entry: e.Recorded) -> None:
    body: e.Planned = entry.body
    before, state.steps = state.steps, {}
    for row in body.plan["route"]:
        state.steps[row["key"]] = _carried(row, before.pop(row["key"], None), row["key"] in body.repeat)
    signing.keep_added(state, before)
    state.dropped += [step for step in before.values() if step.seats]
    state.plan, state.plan_seq = body.plan, entry.seq
    _only_next_active(state)


def _carried(row: Mapping[str, Any], before: StepState | None, repeat: bool) -> StepState:
    step = StepState(
        key=row["key"],
        stage=row["stage"],
        order=row["order"],
        who=tuple(row["who"]),
        does=row["does"],
        zh=row["zh"],
        mode=row["mode"],
        either=row["either"],
        body=row["body"],
        strength=row["strength"],
        cites=tuple(row["cites"]),
    )
    if before is not None:
        step.seats, step.choice, step.note, step.outcome = (
            before.seats,
            before.choice,
            before.note,
            before.outcome,
        )
        step.moved, step.removed = before.moved, before.removed
        step.state = STANDS if before.state == DONE else before.state
        if repeat:
            step.state = WAITING
    return step


def _only_next_active(state: CaseState) -> None:
    group = {step.key for step in state.next_group()}
    for step in state.active_steps():
        if step.key not in group:
            step.state = WAITING


def _attached(state: CaseState, entry: e.Recorded) -> None:
    body: e.Attached = entry.body
    old = state.materials.get((body.kind, body.name))
    drafted = _drafting(state) or bool(old and old.drafted)
    material = Material(body.kind, body.name, body.sha256, body.size, entry.seq, entry.actor, drafted)
    if drafted and (old is None or old.sha256 != body.sha256):
        _changed(state, entry, "material", body.name)
    state.materials[body.kind, body.name] = material


def _drafting(state: CaseState) -> bool:
    return state.in_drafters_hands or state.returned is not None


def _facts_changed(state: CaseState, entry: e.Recorded) -> None:
    state.facts |= entry.body.facts
    if _drafting(state):
        state.drafted_facts |= entry.body.facts
    if _drafting(state) or entry.body.lapse:
        for name in entry.body.facts:
            _changed(state, entry, "fact", name)
    if entry.body.lapse:
        signing.approvals_lapsed(state, entry)
        _only_next_active(state)


def _changed(state: CaseState, entry: e.Recorded, kind: str, name: str) -> None:
    if state.handed_in_by:
        state.changes.append(Change(entry.seq, kind, name, entry.actor, entry.at))


def _judged(state: CaseState, entry: e.Recorded) -> None:
    body: e.Judged = entry.body
    state.facts[body.fact] = body.value
    judgement = Judgement(body.fact, body.value, body.reason, entry.actor, entry.actor_post, entry.at)
    state.judgements.append(judgement)


def _waived(state: CaseState, entry: e.Recorded) -> None:
    body: e.Waived = entry.body
    waiver = Waiver(body.finding, body.message, body.reason, entry.actor, entry.at, entry.cites)
    state.waivers.append(waiver)


def _handed_in(state: CaseState, entry: e.Recorded) -> Done:
    body: e.HandedIn = entry.body
    state.base, state.returned, state.handed_in_by = "open", None, entry.actor
    for row in body.steps:
        enter(state, row, deed_of(entry, "record"))
    _repeat(state, entry)
    return [("", state.drafter_post), *_fulfilled(entry)]


def _repeat(state: CaseState, entry: e.Recorded) -> None:
    body: e.HandedIn | e.Acted = entry.body
    for key in body.repeat:
        step = state.steps[key]
        step.state, before = WAITING, step.deeds()
        keep_unchanged(step, body.digest)
        kept = step.deeds()
        state.lapses += [Lapse(key, deed, entry.seq) for deed in before if deed not in kept]
    _only_next_active(state)


def _fulfilled(entry: e.Recorded) -> list[tuple[str, int]]:
    post = entry.on_behalf_of or entry.actor_post or 0
    return [(row["key"], post) for row in entry.body.steps]


def _activated(state: CaseState, entry: e.Recorded) -> None:
    state.held = None
    for row in entry.body.steps:
        seat_again(state.steps[row["key"]], read_seats(row["seats"]))


def _held(state: CaseState, entry: e.Recorded) -> None:
    body: e.Held = entry.body
    state.held = Hold(body.stage, tuple(body.findings), tuple(body.messages))


def _chosen(state: CaseState, entry: e.Recorded) -> None:
    choose(state.steps[entry.body.step], entry.body.role)


def _acted(state: CaseState, entry: e.Recorded) -> Done:
    for row in entry.body.steps:
        enter(state, row, deed_of(entry, _OPERATIONS[entry.kind]))
    return _after_act(state, entry)


def _after_act(state: CaseState, entry: e.Recorded) -> Done:
    if state.returned and any(row["key"] == state.returned.to for row in entry.body.steps):
        state.returned = None
    _repeat(state, entry)
    return _fulfilled(entry)


def _outcome(state: CaseState, entry: e.Recorded) -> None:
    body: e.OutcomeRecorded = entry.body
    step = state.steps[body.step]
    step.outcome, step.note = body.outcome, body.text
    for seat in step.seats:
        seat.state = DONE if body.passes else seat.state
        seat.deed = deed_of(entry, "wait") if body.passes else None
    if body.passes:
        step.state = DONE


def _sent_back(state: CaseState, entry: e.Recorded) -> Done:
    body: e.SentBack = entry.body
    state.returned = Return(body.to, body.reason, tuple(body.steps), body.digest, deed_of(entry, "send_back"))
    state.held = None
    for step in state.active_steps():
        step.state = WAITING
    if body.to:
        state.steps[body.to].state, state.steps[body.to].seats = WAITING, []
    else:
        state.base = "returned"
    post = entry.on_behalf_of or entry.actor_post or 0
    return [(key, post) for key in body.steps]


def _withdrawn(state: CaseState, entry: e.Recorded) -> None:
    state.base, state.held = "withdrawn", None
    for step in state.active_steps():
        step.state = WAITING


def _suspended(state: CaseState, entry: e.Recorded) -> None:
    state.suspended = entry.body.reason
    state.suspensions.append(Suspension(entry.at, entry.body.reason))


def _resumed(state: CaseState, entry: e.Recorded) -> None:
    state.suspended, state.suspensions[-1].until_at = "", entry.at


def _voided(state: CaseState, entry: e.Recorded) -> None:
    _end(state, "void")


def _closed(state: CaseState, entry: e.Recorded) -> None:
    _end(state, "closed")


def _end(state: CaseState, base: str) -> None:
    state.base, state.suspended, state.held = base, "", None
    for step in state.steps.values():
        if step.state in (ACTIVE, WAITING):
            step.state = LAPSED


_OPERATIONS = {kind: operation for operation, kind in e.ACTED_KINDS.items()}
_HANDLERS: Mapping[str, Callable[[CaseState, e.Recorded], Done]] = {
    "opened": _opened,
    "planned": _planned,
    "attached": _attached,
    "facts_changed": _facts_changed,
    "judged": _judged,
    "waived": _waived,
    "handed_in": _handed_in,
    "activated": _activated,
    "held": _held,
    "chosen": _chosen,
    **dict.fromkeys(_OPERATIONS, _acted),
    "outcome_recorded": _outcome,
    "sent_back": _sent_back,
    "withdrawn": _withdrawn,
    "transferred": signing.transferred,
    "skipped": signing.skipped,
    "objected": signing.objected,
    "signers_added": signing.signers_added,
    "signer_removed": signing.signer_removed,
    "opinion_asked": signing.opinion_asked,
    "opinion_answered": signing.opinion_answered,
    "opinion_recalled": signing.opinion_recalled,
    "rescued": aside.noted,
    "jumped": signing.jumped,
    "rescue_reviewed": aside.noted,
    "commented": aside.commented,
    "circulated": aside.circulated,
    "read": aside.read,
    "urged": aside.urged,
    "suspended": _suspended,
    "resumed": _resumed,
    "voided": _voided,
    "sub_matter_opened": aside.sub_matter_opened,
    "sub_matter_closed": aside.sub_matter_closed,
    "closed": _closed,
}

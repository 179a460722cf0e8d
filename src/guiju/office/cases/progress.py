"""How a case goes on: the next steps start when those before are done and the rules let the stage be entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from guiju.office.cases.errors import NobodyToAct
from guiju.office.cases.events import Activated, Closed, Held, Planned, SubMatterClosed
from guiju.office.cases.facts import plan_for
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.state import ACTIVE, DONE, LATER, STANDS, TODO, CaseState, Seat, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.cases.steps import is_stale, write_seats
from guiju.office.cases.unmet import holding
from guiju.rules.planning.plan_json import Json, plan_to_json
from guiju.rules.planning.plans import Finding


def replan(h: Handling, why: str, changed: Iterable[str] = ()) -> None:
    """Ask the rules again and record the plan when it says something new. `changed`: facts with new values.

    What was done stands where the new plan still asks for it; where other posts are asked now, they are.
    """
    plan = plan_to_json(plan_for(h.rulebook, h.state))
    facts = frozenset(changed)
    again = [
        step.key for step in h.state.steps.values() if step.state in (DONE, STANDS) and _others_asked(h, step, facts)
    ]
    if plan != h.state.plan or again:
        h.case.rulebook_version = h.rulebook.version
        h.record("planned", Planned(plan, why, again))
    h.reseat |= facts


def _others_asked(h: Handling, step: StepState, changed: frozenset[str]) -> bool:
    if step.mode == "any" or not h.seating.depends_on(step, changed):
        return False
    done = {(deed.on_behalf_of or deed.post) for deed in step.deeds()}
    return any(not done & set(seat.posts) for seat in h.seating.seats(step) if seat.posts)


def advance(h: Handling) -> None:
    """Start whatever is next, hold the case where the rules do not let it on, or close it when all is done.

    Raises NobodyToAct; then the whole action is undone and nothing is skipped.
    """
    while not (h.state.ended or h.state.suspended or h.state.in_drafters_hands):
        group = h.state.next_group()
        waiting = [step for step in group if step.state != ACTIVE]
        reasons = _reasons(h, group) if waiting or not group else []
        if reasons:
            return _hold(h, reasons)
        if not group:
            return _close(h)
        rows = [row for step in group if (row := _start(h, step))]
        if not rows:
            return _somebody_must_be_left(group)
        h.record("activated", Activated(rows))
    return None


def _somebody_must_be_left(group: list[StepState]) -> None:
    """Raises NobodyToAct where a step is under way and nobody is asked in it any more: it is never taken as done."""
    for step in group:
        if not any(seat.state in (TODO, LATER) for seat in step.seats):
            raise NobodyToAct(
                _("「%(step)s」没有人可办了。事项停在原处，没有跳过。请由系统管理员改派，或退回重办。")
                % {"step": step_words(step)}
            )


def _reasons(h: Handling, group: list[StepState]) -> list[Finding]:
    last = h.vocabulary.stage_names()[-1]
    return holding(h.state, h.vocabulary, group[0].stage if group else last)


def _start(h: Handling, step: StepState) -> Json | None:
    if step.state == ACTIVE and not h.anew and not h.seating.depends_on(step, h.reseat):
        return None
    seats = h.seating.seats(step)
    if step.state == ACTIVE and _same(step.seats, seats):
        return None
    return {"key": step.key, "seats": write_seats(seats)}


def _same(before: list[Seat], after: list[Seat]) -> bool:
    return [(s.role, s.posts) for s in before] == [(s.role, s.posts) for s in after]


def _hold(h: Handling, reasons: list[Finding]) -> None:
    ids = [finding.id for finding in reasons]
    if h.state.held is None or list(h.state.held.findings) != ids:
        cites = sorted({str(cite) for finding in reasons for cite in finding.cites})
        h.record("held", Held(reasons[0].stage, ids, [f.message for f in reasons]), None, cites)


def _close(h: Handling) -> None:
    h.record("closed", Closed())
    tell_parent(h)


def tell_parent(h: Handling) -> None:
    """Note in the matter that a sub-matter belongs to that it has ended."""
    if h.state.parent is None:
        return
    with handling(h.state.parent, replace(h.actor, seq=None, token="", post=None)) as parent:
        parent.record("sub_matter_closed", SubMatterClosed(h.case.pk, h.state.base))


def stale(state: CaseState, digest: str) -> list[str]:
    """Steps with approvals of another content than `digest`."""
    return [
        step.key
        for step in state.steps.values()
        if step.state != ACTIVE and any(is_stale(deed, digest) for deed in step.deeds())
    ]

"""What a matter makes people owe: the duties it raises and the clocks it runs, worked out from its state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from guiju.office.cases.actors import CHINA
from guiju.office.cases.state import DONE, LAPSED, STANDS, CaseState, Deed, StepState
from guiju.office.rulebook.queries import vocabulary

DUTY, LIMIT = "duty", "limit"
GONE = frozenset({"void", "withdrawn", "draft", "returned"})
"""States in which a matter asks nothing of others: its drafter has it, or it is void."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing owed. `due_on` None: no day is set; `due_at` where hours are counted. `done_on`: kept by a step.

    `begun`: the matter has come to the stage at which it is owed; a clock runs from the beginning.
    """

    norm: str
    kind: str
    stage: str
    says: str
    owed_by: tuple[str, ...]
    due_on: date | None = None
    due_at: datetime | None = None
    strength: str = "must"
    begun: bool = True
    provisional: bool = False
    arithmetic: str = ""
    done_on: date | None = None
    done_at: datetime | None = None


def obligations_of(state: CaseState) -> tuple[Obligation, ...]:
    """Everything that the matter asks now or has asked, in the order of its plan."""
    if state.base in GONE or not state.plan:
        return ()
    checked = {finding["id"] for finding in state.findings()}
    # A limit whose day was given when handing in has been answered by a finding: nobody owes anything more.
    clocks = [limit for limit in state.plan.get("limits", ()) if limit["due"] and limit["id"] not in checked]
    return (*(_clock(state, row) for row in clocks), *(_duty(state, row) for row in state.plan.get("duties", ())))


def _clock(state: CaseState, limit: Mapping[str, Any]) -> Obligation:
    due = datetime.fromisoformat(limit["due"])
    timed = due if due.tzinfo else None
    done = _finished(state, clocked(state, limit))
    return Obligation(
        limit["id"],
        LIMIT,
        limit["stage"],
        limit["zh"],
        tuple(limit["who"]),
        (due.astimezone(CHINA) if timed else due).date(),
        timed,
        limit["strength"],
        provisional=limit["provisional"],
        arithmetic=limit["arithmetic"],
        done_on=_day(done),
        done_at=done.at if done else None,
    )


def _duty(state: CaseState, duty: Mapping[str, Any]) -> Obligation:
    keeping = [step for step in state.steps.values() if step.does == duty.get("does")]
    done = _finished(state, keeping) if keeping else None
    return Obligation(
        duty["id"],
        DUTY,
        duty["stage"],
        duty["zh"],
        tuple(duty["owed_by"]),
        begun=done is not None or _reached(state, duty["stage"]),
        done_on=_day(done),
        done_at=done.at if done else None,
    )


def _reached(state: CaseState, stage: str) -> bool:
    """Whether nothing of an earlier stage is left to do."""
    order = vocabulary().stage_names()
    return state.ended or order.index(stage) <= order.index(state.stage or order[-1])


def clocked(state: CaseState, limit: Mapping[str, Any]) -> list[StepState]:
    """The steps that keep a limit: those of its people at its stage; without any, the whole stage."""
    at_stage = [step for step in state.steps.values() if step.stage == limit["stage"] and step.state != LAPSED]
    own = [step for step in at_stage if set(limit["who"]) & set(step.who)]
    return own or at_stage


def _finished(state: CaseState, steps: list[StepState]) -> Deed | None:
    """The last deed when all of the steps are done; without steps, the closing of the matter answers for it."""
    if any(step.state not in (DONE, STANDS) for step in steps) or (not steps and state.base != "closed"):
        return None
    deeds = [deed for step in steps for deed in step.deeds()]
    if deeds:
        return max(deeds, key=lambda deed: deed.at)
    ended = state.updated_at
    return Deed(state.head_seq, "", 0, None, None, ended) if ended else None


def day_done(deed: Deed) -> date:
    """The day on which it was really done: what happened outside the system may be recorded later."""
    return date.fromisoformat(deed.done_on) if deed.done_on else deed.at.astimezone(CHINA).date()


def _day(done: Deed | None) -> date | None:
    return day_done(done) if done else None

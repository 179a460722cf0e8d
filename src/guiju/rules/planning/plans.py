"""What the planner answers: a plan and its parts. Plain values; every part carries its citations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from guiju.rules.bindingness import Mode as Mode
from guiju.rules.bindingness import Strength as Strength
from guiju.rules.citations import Citation
from guiju.rules.facts import FactValue


@dataclass(frozen=True, slots=True)
class Because:
    """A condition that decided something: a Chinese sentence, and the facts it looked at (values: in the plan)."""

    zh: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a route.

    `key` is stable inside a plan (same stage, holders and verb give the same key in a later plan, so that work
    already done can be matched). `who` are role names; more than one with `either` True is a choice the text leaves.
    `order` counts from 0; steps of the same order may run at the same time. `body` names the meeting a
    `deliberate` step waits for. `readings` name the open questions our answer to which shaped this step.
    """

    key: str
    stage: str
    order: int
    who: tuple[str, ...]
    does: str
    zh: str
    mode: Mode = Mode.ANY
    either: bool = False
    body: str = ""
    strength: Strength = Strength.MUST
    cites: tuple[Citation, ...] = ()
    because: tuple[Because, ...] = ()
    readings: tuple[str, ...] = ()


class FindingKind(StrEnum):
    """Which kind of norm gave the finding."""

    GATE = "gate"
    REQUIREMENT = "requirement"
    LIMIT = "limit"
    FACT = "fact"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one gate, requirement, limit or fact check.

    `ok` None means that a missing fact decides it (named in `missing`). `cured_by` are role names. `stage` is the
    stage that may not be entered while a MUST finding is not ok. `effect`: refuse, return or defer.
    """

    id: str
    kind: FindingKind
    ok: bool | None
    strength: Strength
    stage: str
    message: str
    cites: tuple[Citation, ...] = ()
    cure: str = ""
    cured_by: tuple[str, ...] = ()
    effect: str = "refuse"
    because: tuple[Because, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """True when the rules do not let the matter pass `stage` as things stand."""
        return self.ok is not True and self.strength is Strength.MUST


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must be attached or have been done before `stage`; `present` says whether it is."""

    id: str
    item: str
    zh: str
    stage: str
    present: bool
    strength: Strength
    supplied_by: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedLimit:
    """A time limit: what is due, counted from which fact; `due` None until that fact is known."""

    id: str
    zh: str
    strength: Strength
    counted_from: str
    due: date | datetime | None
    provisional: bool
    arithmetic: str
    who: tuple[str, ...] = ()
    stage: str = ""
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class RaisedDuty:
    """A duty that the matter raises for somebody (publish in time, evaluate later...).

    `does`: the verb of the matter's own steps that keep it; "" when somebody has to note that it is kept.
    """

    id: str
    zh: str
    owed_by: tuple[str, ...]
    stage: str
    cites: tuple[Citation, ...] = ()
    does: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A stage whose route cannot be told yet, and the facts that would decide it."""

    stage: str
    facts: tuple[str, ...]
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules say about one act with its facts on one day."""

    act: str
    law_on: date
    rulebook: str
    facts: Mapping[str, FactValue]
    route: tuple[Step, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    findings: tuple[Finding, ...] = ()
    limits: tuple[PlannedLimit, ...] = ()
    duties: tuple[RaisedDuty, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    readings: tuple[str, ...] = field(default=())

    def blocking(self, stage: str, stages: tuple[str, ...]) -> tuple[Finding, ...]:
        """Findings that keep the matter from entering `stage`, given the order of `stages`."""
        reach = stages.index(stage)
        return tuple(f for f in self.findings if f.blocks and stages.index(f.stage) <= reach)

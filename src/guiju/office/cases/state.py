"""What a case is at a moment: plain values that the fold builds from the log. No database here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from guiju.office.cases.codec import canonical
from guiju.office.cases.deeds import Deed as Deed
from guiju.office.cases.events import Json
from guiju.office.cases.side_state import Addition, Ask, Change, Circulation, Jump, Lapse, Objection, Suspension

WAITING, ACTIVE, DONE, LAPSED, STANDS, JUMPED = "waiting", "active", "done", "lapsed", "stands", "jumped"
FINISHED = frozenset({DONE, LAPSED, STANDS, JUMPED})
TODO, LATER = "todo", "later"
IN_DRAFTERS_HANDS = frozenset({"draft", "returned", "withdrawn"})
ENDED = frozenset({"closed", "void"})


@dataclass(slots=True)
class Seat:
    """A place in a step: any of `posts` may take it. State: todo, later (its turn comes), done or lapsed."""

    role: str
    posts: tuple[int, ...]
    operation: str
    due_on: date | None = None
    state: str = TODO
    deed: Deed | None = None


@dataclass(slots=True)
class StepState:
    """A step of the plan and how far it is. `cites` are short forms; `choice` the role chosen of an `either`.

    `moved`: posts whose task was handed to others; `removed`: posts no longer asked. Both hold when it starts again.
    """

    key: str
    stage: str
    order: float
    who: tuple[str, ...]
    does: str
    zh: str
    mode: str
    either: bool
    body: str
    strength: str
    cites: tuple[str, ...]
    state: str = WAITING
    seats: list[Seat] = field(default_factory=list)
    choice: str = ""
    note: str = ""
    outcome: str = ""
    moved: list[tuple[int, int]] = field(default_factory=list)
    removed: set[int] = field(default_factory=set)

    @property
    def finished(self) -> bool:
        return self.state in FINISHED

    def open_seats(self) -> Iterator[tuple[int, Seat]]:
        """The seats that wait for somebody now, with their places."""
        if self.state == ACTIVE:
            yield from ((n, seat) for n, seat in enumerate(self.seats) if seat.state == TODO)

    def deeds(self) -> list[Deed]:
        """What was done in the step, in the order of its seats."""
        return [seat.deed for seat in self.seats if seat.deed]


@dataclass(slots=True)
class Item:
    """What waits for a post, or once did; becomes one row of the inbox."""

    number: int
    kind: str
    step_key: str
    post: int
    operation: str
    since_at: datetime
    due_on: date | None = None
    state: str = TODO
    done_at: datetime | None = None
    done_by: int | None = None
    read_at: datetime | None = None
    urgency: int = 0
    urged: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """An attached material. `drafted`: the drafter answers for it, so that replacing it asks for approval again."""

    kind: str
    name: str
    sha256: str
    size: int
    seq: int
    person: int
    drafted: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided a fact, when and why."""

    fact: str
    value: Any
    reason: str
    person: int
    post: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Waiver:
    """A softer rule not kept (a finding) or a step left out, and why."""

    finding: str
    message: str
    reason: str
    person: int
    at: datetime
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """Where a case was sent back to (`to` empty: the drafter), by whom and why."""

    to: str
    reason: str
    steps: tuple[str, ...]
    digest: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Hold:
    """Why the next stage may not be entered yet."""

    stage: str
    findings: tuple[str, ...]
    messages: tuple[str, ...]


@dataclass(slots=True)
class SubMatter:
    """A matter of its own that a step waits for."""

    case: int
    step: str
    act: str
    title: str
    state: str = "open"


@dataclass(slots=True)
class CaseState:
    """Everything that the log says about a case. Changed by the fold only."""

    act: str = ""
    title: str = ""
    drafting_organ: str = ""
    drafter: int = 0
    drafter_post: int = 0
    handed_in_by: int = 0
    law_on: date = date.min
    base: str = "draft"
    suspended: str = ""
    opened_at: datetime | None = None
    updated_at: datetime | None = None
    head_seq: int = 0
    head_hash: str = ""
    facts: Json = field(default_factory=dict)
    drafted_facts: Json = field(default_factory=dict)
    plan: Json = field(default_factory=dict)
    plan_seq: int = 0
    steps: dict[str, StepState] = field(default_factory=dict)
    dropped: list[StepState] = field(default_factory=list)
    materials: dict[tuple[str, str], Material] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    comments: list[Deed] = field(default_factory=list)
    returned: Return | None = None
    held: Hold | None = None
    sub_matters: dict[int, SubMatter] = field(default_factory=dict)
    parent: int | None = None
    parent_step_key: str = ""
    items: list[Item] = field(default_factory=list)
    additions: dict[str, Addition] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    circulations: list[Circulation] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    lapses: list[Lapse] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    tokens: dict[str, int] = field(default_factory=dict)
    log: list[tuple[int, str, int, datetime]] = field(default_factory=list)

    @property
    def state(self) -> str:
        """The state as lists show it: a suspended case keeps what it was underneath."""
        return "suspended" if self.suspended else self.base

    @property
    def in_drafters_hands(self) -> bool:
        return self.base in IN_DRAFTERS_HANDS

    @property
    def ended(self) -> bool:
        return self.base in ENDED

    @property
    def stage(self) -> str:
        """The stage of the next unfinished step; empty when all are done."""
        group = self.next_group()
        return group[0].stage if group else ""

    def next_group(self) -> list[StepState]:
        """The unfinished steps of the lowest order: those that are active, or would be next."""
        left = [step for step in self.steps.values() if not step.finished]
        lowest = min((step.order for step in left), default=0)
        return [step for step in left if step.order == lowest]

    def active_steps(self) -> list[StepState]:
        return [step for step in self.steps.values() if step.state == ACTIVE]

    def findings(self) -> list[Mapping[str, Any]]:
        """The findings of the present plan, as JSON values."""
        found: list[Mapping[str, Any]] = self.plan.get("findings", [])
        return found

    def digest(self) -> str:
        """What the drafter answers for, as a hash: approvals stand as long as it is the same."""
        materials = sorted((m.kind, m.name, m.sha256) for m in self.materials.values() if m.drafted)
        return hashlib.sha256(canonical([self.title, self.drafted_facts, materials]).encode()).hexdigest()

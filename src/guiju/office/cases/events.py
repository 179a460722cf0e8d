"""The closed list of what can happen to a case. Payloads hold JSON values only; the log keeps them for ever.

A step entry is `{"key", "seat"}`, with `"seats"` when the step starts in the same act; a seat is
`{"role", "posts", "operation", "due_on"}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from guiju.office.cases import signing_events as beside

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """The case was opened: what it is about, by which organ, under the rules of which day."""

    act: str
    title: str
    facts: Json
    drafting_organ: str
    drafter_post: int
    law_on: str
    parent: int | None = None
    parent_step_key: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What the rules said about the facts. `repeat` are steps to be done again (somebody new must act in them)."""

    plan: Json
    why: str
    repeat: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attached:
    """A material was attached; one of the same kind and name is replaced."""

    kind: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class FactsChanged:
    """Facts got other values; only the changed ones are named. `lapse`: steps whose approvals rested on them."""

    facts: Json
    reason: str
    lapse: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Judged:
    """A person decided a fact that only a person may decide."""

    fact: str
    value: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A softer rule was not kept, for a reason."""

    finding: str
    message: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The drafter handed the case in. `repeat` are approvals whose content has changed since."""

    digest: str
    steps: list[Json] = field(default_factory=list)
    repeat: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Activated:
    """Steps became active: who is asked, in which posts."""

    steps: list[Json]


@dataclass(frozen=True, slots=True)
class Held:
    """The next stage may not be entered yet; the drafter is asked to cure what is named."""

    stage: str
    findings: list[str]
    messages: list[str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Of the roles that the text leaves to choose from, one was chosen for a step."""

    step: str
    role: str


@dataclass(frozen=True, slots=True)
class Acted:
    """Somebody acted in one step, or in several that fell to them one after another. `handwriting`: JSON."""

    steps: list[Json]
    digest: str
    text: str = ""
    meaning: str = ""
    done_on: str = ""
    evidence: str = ""
    repeat: list[str] = field(default_factory=list)
    handwriting: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeRecorded:
    """A meeting dealt with the matter of a step; the step is done when the outcome passes it."""

    step: str
    outcome: str
    passes: bool
    text: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class SentBack:
    """Returned to the drafter (`to` empty) or to an earlier step."""

    to: str
    reason: str
    steps: list[str]
    digest: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The drafter took the case back before anybody acted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Transferred:
    """What one post was asked for is asked of another. `rescue`: an administrator did it."""

    step: str
    seat: int
    from_post: int
    to_post: int
    reason: str
    rescue: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A step that a softer rule asks for was left out, for a reason."""

    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Commented:
    """A remark that changes nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Circulated:
    """The paper was circulated for reading."""

    posts: list[int]
    note: str


@dataclass(frozen=True, slots=True)
class ReadByPost:
    """A circulated paper was read in a post."""

    post: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Urged:
    """Those who are asked were reminded."""

    text: str


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Suspended, resumed or voided, with the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class SubMatterOpened:
    """A matter of its own was opened for a step."""

    case: int
    step: str
    act: str
    title: str


@dataclass(frozen=True, slots=True)
class SubMatterClosed:
    """A matter opened for a step came to its end."""

    case: int
    state: str


@dataclass(frozen=True, slots=True)
class Closed:
    """All steps are done."""


ACTED_KINDS: Mapping[str, str] = {
    "agree": "agreed",
    "tick": "ticked",
    "sign": "signed",
    "countersign": "countersigned",
    "opine": "opined",
    "record": "recorded",
    "instruct": "instructed",
}
KINDS: Mapping[str, type] = {
    "opened": Opened,
    "planned": Planned,
    "attached": Attached,
    "facts_changed": FactsChanged,
    "judged": Judged,
    "waived": Waived,
    "handed_in": HandedIn,
    "activated": Activated,
    "held": Held,
    "chosen": Chosen,
    **dict.fromkeys(ACTED_KINDS.values(), Acted),
    "outcome_recorded": OutcomeRecorded,
    "sent_back": SentBack,
    "withdrawn": Withdrawn,
    "transferred": Transferred,
    "skipped": Skipped,
    "objected": beside.Objected,
    "signers_added": beside.SignersAdded,
    "signer_removed": beside.SignerRemoved,
    "opinion_asked": beside.OpinionAsked,
    "opinion_answered": beside.OpinionAnswered,
    "opinion_recalled": beside.OpinionRecalled,
    "rescued": beside.Rescued,
    "jumped": beside.Jumped,
    "rescue_reviewed": beside.RescueReviewed,
    "commented": Commented,
    "circulated": Circulated,
    "read": ReadByPost,
    "urged": Urged,
    "suspended": Reasoned,
    "resumed": Reasoned,
    "voided": Reasoned,
    "sub_matter_opened": SubMatterOpened,
    "sub_matter_closed": SubMatterClosed,
    "closed": Closed,
}
Body = Any
"""One of the classes above."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry of the log as the fold reads it. Posts are None for nobody in particular."""

    seq: int
    kind: str
    body: Body
    actor: int
    actor_post: int | None
    on_behalf_of: int | None
    at: datetime
    cites: tuple[str, ...] = ()
    token: str = ""
    hash: str = ""

"""Like papers handled together: one operation and one opinion for several, each its own transaction and entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases import actions, queries
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError, NotNow, NotYourCase
from guiju.office.cases.state import CaseState
from guiju.office.people.errors import OrganisationError
from guiju.rules.facts import FactError

MOST = 100
"""More at once would keep somebody waiting; the rest stays in the list."""
OPERATIONS: Mapping[str, Callable[..., CaseState]] = {
    "agree": lambda case, actor, step, text: actions.agree(case, actor, step=step, text=text),
    "tick": lambda case, actor, step, text: actions.tick(case, actor, step=step, text=text),
    "countersign": lambda case, actor, step, text: actions.countersign(case, actor, step=step, text=text),
    "read": lambda case, actor, step, text: actions.mark_read(case, actor, text=text),
}
"""What may be done to several at once. Signing, and what needs its own words or evidence, is done paper by paper."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One paper chosen: which step of which case, as it was seen (the last entry then; None: not told)."""

    case: int
    step: str = ""
    seq: int | None = None

    @classmethod
    def read(cls, text: str) -> Chosen:
        """From the value of its box in the list: case, last entry seen, step. Raises NotNow for anything else."""
        case, _bar, rest = text.partition(":")
        seq, _bar, step = rest.partition(":")
        if not (_is_number(case) and _is_number(seq)):
            raise NotNow(_("有一项选择读不出来。请回到待办，刷新后重新勾选。"))
        return cls(int(case), step, int(seq))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper. `why` is empty where it went through."""

    case: int
    title: str
    serial: int | None
    why: str = ""

    @property
    def done(self) -> bool:
        """Whether it went through."""
        return not self.why


def handle_together(operation: str, chosen: Iterable[Chosen], actor: Actor, text: str) -> list[Outcome]:
    """Do one operation on several papers; one that is refused does not keep the others from going through.

    The actor's token marks the whole; sent a second time, every paper says that it is done already.
    Raises NotNow for an operation that is not done together, for none chosen and for more than MOST.
    """
    papers = list(dict.fromkeys(chosen))
    if operation not in OPERATIONS:
        raise NotNow(_("这种操作不能成批办理，请逐件打开办理。"))
    if not papers:
        raise NotNow(_("请先勾选要一起办理的事项。"))
    if len(papers) > MOST:
        raise NotNow(_("一次最多办理%(most)s件。请分几次办理。") % {"most": MOST})
    return [_handled(OPERATIONS[operation], one, actor, text) for one in papers]


def _handled(perform: Callable[..., CaseState], one: Chosen, actor: Actor, text: str) -> Outcome:
    try:
        file = queries.case_for(actor.person, one.case, actor.on)
    except NotYourCase as refusal:
        actions.log_refusal(one.case, actor, "bulk")
        return Outcome(one.case, "", None, refusal.message)
    except CaseError as refusal:
        return Outcome(one.case, "", None, refusal.message)
    mark = f"{actor.token[:40]}.{one.case}.{_short(one.step)}" if actor.token else ""
    try:
        perform(one.case, replace(actor, token=mark, seq=one.seq), one.step, text)
    except (CaseError, OrganisationError, FactError) as refusal:
        return Outcome(one.case, file.case.title, file.case.serial, _said(refusal))
    return Outcome(one.case, file.case.title, file.case.serial)


def _said(refusal: Any) -> str:
    return str(getattr(refusal, "message", refusal))


def _short(step: str) -> str:
    return step[-8:]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def went_through(outcomes: Sequence[Outcome]) -> int:
    """How many went through."""
    return sum(outcome.done for outcome in outcomes)

"""What becomes different for a case: kinds of change, each with its words before and after and its articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guiju.rules.citations import Citation


class ChangeKind(StrEnum):
    """What a change is about, the weightiest first."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    SIGNER = "signer"
    BLOCKED = "blocked"
    FREED = "freed"
    ROUTE = "route"
    REQUIREMENT = "requirement"
    DEADLINE = "deadline"
    WARNED = "warned"
    SPARED = "spared"
    DUTY = "duty"


LABELS = {
    ChangeKind.UNANSWERED: "规则不再有答案",
    ChangeKind.ANSWERED: "规则有了答案",
    ChangeKind.SIGNER: "签发人不同",
    ChangeKind.BLOCKED: "新被挡住",
    ChangeKind.FREED: "不再被挡住",
    ChangeKind.ROUTE: "流程不同",
    ChangeKind.REQUIREMENT: "要件不同",
    ChangeKind.DEADLINE: "期限不同",
    ChangeKind.WARNED: "新被提醒",
    ChangeKind.SPARED: "不再被提醒",
    ChangeKind.DUTY: "后续职责不同",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise after than before; a side without words says nothing. `stage` "" : the whole plan."""

    kind: ChangeKind
    stage: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    cites: tuple[Citation, ...]

    @property
    def articles(self) -> frozenset[Citation]:
        """The whole articles that have part in it."""
        return frozenset(cite.whole_article() for cite in self.cites)

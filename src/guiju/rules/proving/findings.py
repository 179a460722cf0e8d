"""What a proof finds: where it fails, with a case that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guiju.rules.citations import Citation


@dataclass(frozen=True, slots=True)
class CounterExample:
    """A case that shows a failure: `facts` as a plan may be asked with them; `zh` those that matter, in words."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    zh: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "；".join(self.zh) or "不论什么情况"


@dataclass(frozen=True, slots=True)
class Failure:
    """A proof that fails: what is wrong and how to mend it, the case, and the articles involved."""

    message: str
    cure: str
    cites: tuple[Citation, ...] = ()
    stage: str = ""
    case: CounterExample = CounterExample()


class Unsettled(Exception):
    """The solver did not come to an answer within its time."""


def united(*cites: Sequence[Citation]) -> tuple[Citation, ...]:
    """All citations once, as the texts run."""
    return tuple(sorted({cite for some in cites for cite in some}))

"""The work that every workflow contestant does: a four-step approval, one person a step, durably stored.

Opening the cases and finding what waits for a person (the inbox's link) are not timed. Timed is one human
action from the id in the link to the commit: load the state afresh, do the step, write.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

STEPS = ("submit", "review", "countersign", "approve")
ACTORS = ("drafter", "reviewer", "cosigner", "head")


class Contestant(Protocol):
    """A workflow system with its database open."""

    def durability(self) -> str:
        """How the database keeps what is committed; must be the same for all contestants of a comparison."""

    def open_cases(self, count: int) -> Sequence[Any]:
        """Ids of new cases that wait for the first step."""

    def waiting(self, cases: Sequence[Any], step: int) -> Sequence[Any]:
        """What a person's inbox links to, one for each case."""

    def act(self, handle: Any, step: int) -> None:
        """The person of `step` does it: the timed action."""

    def verify(self, cases: Sequence[Any]) -> None:
        """Raise NotFinished unless every case is approved and its steps are on record."""


class NotFinished(AssertionError):
    """A contestant did not do the work, so its rate means nothing."""


class NotThere(Exception):
    """A contestant or a part of Guiju that does not exist yet; says which."""

"""What a step is called on screen: the words of the rule in Chinese; in English the roles and the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from guiju.office.rulebook.labels import label, listed
from guiju.office.rulebook.language import english
from guiju.office.rulebook.queries import vocabulary


class Worded(Protocol):
    """A step of a plan, or of a case."""

    @property
    def zh(self) -> str: ...
    @property
    def who(self) -> Sequence[str]: ...
    @property
    def does(self) -> str: ...


def step_words(step: Worded) -> str:
    """区司法局审查; in English: District Bureau of Justice: review."""
    if not english():
        return step.zh
    known = vocabulary()
    roles = [label(known.roles[role]) for role in step.who if role in known.roles]
    verb = label(known.verbs[step.does]) if step.does in known.verbs else ""
    return f"{listed(roles)}: {verb}" if roles and verb else step.zh

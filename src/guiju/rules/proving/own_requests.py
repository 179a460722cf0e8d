"""Nobody approves their own request, as far as roles can tell."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from guiju.rules.proving.findings import Failure, united
from guiju.rules.proving.matters import Matter, RequiredStep

DECIDING_STAGES = ("admit", "deliberate", "sign")
DECIDING_VERBS = ("approve", "consent", "sign")
REQUESTING_VERBS = ("draft", "hand_in", "propose")


def own_requests(matter: Matter) -> Iterator[Failure]:
    """Decisions left to a role that opens the act, or that drafts or hands in the same matter."""
    for one in matter.steps:
        if one.stage in DECIDING_STAGES and one.step.does in DECIDING_VERBS:
            yield from _own(matter, one)


def _own(matter: Matter, one: RequiredStep) -> Iterator[Failure]:
    for role in one.step.who:
        asking = [other for other in matter.steps if other.step.does in REQUESTING_VERBS and role in other.step.who]
        asks = [z3.BoolVal(True)] if role in matter.act.opened_by else [other.present for other in asking]
        case = matter.counter_example(one.present, z3.Or(asks))
        if case:
            label = matter.vocabulary.roles[role].zh
            message = f"「{matter.stage(one.stage)}」由{label}决定，而提出这件事项的正是{label}"
            cites = united(one.cites, *(other.cites for other in asking))
            yield Failure(message, "改由另一个职务决定", cites, one.stage, case)

"""Which approvals rested on a fact that is corrected on the way: they are asked for again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guiju.office.cases.handling import Handling
from guiju.office.cases.steps import is_approval
from guiju.rules.planning.resting import rested_on

NOTHING: tuple[Any, ...] = (None, "", [])


def lapsing(h: Handling, changed: Iterable[str]) -> list[str]:
    """The keys of the steps with approvals that a correction of these facts takes away.

    Not for a fact that had no value before (it is added, not corrected), that doing or answering a step settles, that
    says who is asked (then exactly the new ones are) or who is away (the days of a leave have rules of their own).
    """
    corrected = {name for name in changed if _value(h, name) not in NOTHING} - _settled(h) - _whom(h)
    if not corrected or h.state.in_drafters_hands or h.state.returned is not None:
        return []
    program = h.rulebook.program(h.state.act, h.state.law_on)
    return [
        step.key
        for step in h.state.steps.values()
        if any(map(is_approval, step.deeds())) and corrected & rested_on(program, step.stage)
    ]


def _value(h: Handling, name: str) -> Any:
    fact = h.rulebook.act(h.state.act, h.state.law_on).facts.get(name)
    return h.state.facts.get(name, fact.default if fact else None)


def _settled(h: Handling) -> set[str]:
    found = {name for effect in h.vocabulary.effects for name in effect.sets}
    return found | {name for answer in h.vocabulary.answers for name in answer.sets}


def _whom(h: Handling) -> set[str]:
    absence = h.vocabulary.acts[h.state.act].absence
    asked = {name for role in h.vocabulary.roles.values() for name in role.facts}
    return asked | set(absence.facts() if absence else ())

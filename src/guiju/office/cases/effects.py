"""What the doing of a step makes true, as the vocabulary says: facts settled, materials brought into being."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from guiju.office.cases import operations as ops
from guiju.office.cases.events import Attached
from guiju.office.cases.handling import Handling
from guiju.office.cases.state import DONE, StepState
from guiju.rules.instruments.vocabulary import Effect


def effects_of(h: Handling, keys: Iterable[str]) -> list[tuple[StepState, Effect]]:
    """The effects of those of these steps that are done, without repetition."""
    steps = (h.state.steps[key] for key in dict.fromkeys(keys))
    done = [step for step in steps if step.state == DONE]
    return [(step, effect) for step in done for effect in h.vocabulary.effects_of(step.stage, step.who, step.does)]


def facts_settled(h: Handling, found: Iterable[tuple[StepState, Effect]], said: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the case's act that the effects settle; what somebody `said` themselves goes before."""
    asked = h.rulebook.act(h.state.act, h.state.law_on).facts
    settled = {name: value for _, effect in found for name, value in effect.sets.items()}
    return {name: value for name, value in settled.items() if name in asked and name not in said}


def materials_made(
    h: Handling, found: Iterable[tuple[StepState, Effect]], brought: Iterable[Attached]
) -> list[Attached]:
    """The materials that the effects bring into being: those that the plan still asks for.

    A kind that was `brought` by hand is not made again.
    """
    lacking = {row["item"] for row in h.state.plan["requirements"] if not row["present"]}
    lacking -= {material.kind for material in brought}
    return [_material(step, effect.attaches) for step, effect in found if effect.attaches in lacking]


def _material(step: StepState, kind: str) -> Attached:
    deeds = step.deeds()
    words = "\n".join(deed.text or deed.evidence or ops.OPERATIONS_ZH[deed.operation] for deed in deeds).encode()
    form = "登记" if all(deed.operation == "record" for deed in deeds) else "书面意见"
    return Attached(kind, f"{step.zh}{form}", hashlib.sha256(words).hexdigest(), len(words))

"""Steps that several norms give for one stage become one partial order: the same step once, with all citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from guiju.rules.citations import Citation
from guiju.rules.planning.plans import Because, Mode, Strength
from guiju.rules.planning.problems import Conflict
from guiju.rules.planning.program import ReadyStep

Key = tuple[tuple[str, ...], str]
_STRENGTHS = tuple(Strength)
_MODES = (Mode.ANY, Mode.ALL, Mode.IN_ORDER)


@dataclass
class MergedStep:
    """A step with the union of the citations, reasons and readings of the norms that ask for it."""

    step: ReadyStep
    because: tuple[Because, ...]
    after: set[Key] = field(default_factory=set)
    level: int = 0


Sequence_ = tuple[tuple[tuple[ReadyStep, ...], ...], tuple[Because, ...]]


def key_of(step: ReadyStep) -> Key:
    """What makes two steps the same: who and verb."""
    return step.who, step.does


def merge(stage: str, sequences: Sequence[Sequence_]) -> list[MergedStep]:
    """One list in carrying-out order; `level` equal means at the same time. Raises Conflict on a cycle."""
    merged: dict[Key, MergedStep] = {}
    for groups, because in sequences:
        before: tuple[ReadyStep, ...] = ()
        for group in groups:
            for step in group:
                entry = _join(merged, step, because)
                entry.after |= {key_of(earlier) for earlier in before} - {key_of(step)}
            before = group or before
    _set_levels(stage, merged)
    return sorted(merged.values(), key=lambda m: (m.level, m.step.cites, m.step.who, m.step.does))


def _join(merged: dict[Key, MergedStep], step: ReadyStep, because: tuple[Because, ...]) -> MergedStep:
    found = merged.get(key_of(step))
    if found is None:
        merged[key_of(step)] = found = MergedStep(step, because)
        return found
    old = found.step
    found.step = replace(
        old,
        either=old.either and step.either,
        mode=max(old.mode, step.mode, key=_MODES.index),
        strength=min(old.strength, step.strength, key=_STRENGTHS.index),
        cites=_union(old.cites, step.cites),
        says=old.says or step.says,
        readings=tuple(sorted({*old.readings, *step.readings})),
    )
    found.because = tuple(sorted({*found.because, *because}, key=lambda b: b.zh))
    return found


def _union(one: tuple[Citation, ...], other: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(sorted({*one, *other}))


def _set_levels(stage: str, merged: dict[Key, MergedStep]) -> None:
    waiting = dict(merged)
    level = 0
    while waiting:
        free = [key for key, entry in waiting.items() if not entry.after & waiting.keys()]
        if not free:
            cites = sorted({cite for entry in waiting.values() for cite in entry.step.cites})
            places = "、".join(map(str, cites))
            raise Conflict(f"「{stage}」阶段各环节的先后互相矛盾（{places}），请核对这些条文的规范", cites)
        for key in free:
            waiting.pop(key).level = level
        level += 1

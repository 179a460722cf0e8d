"""Gates and requirements: the finding of each, worked out once for each answer to its own conditions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial, reduce
from itertools import chain
from operator import itemgetter, or_
from typing import TypeVar

from guiju.rules.citations import Citation
from guiju.rules.instruments import norms as n
from guiju.rules.planning.answers import Answers, OwnAnswers, mask_of
from guiju.rules.planning.plans import Finding, FindingKind, Requirement
from guiju.rules.planning.program import ALWAYS, Program, ReadyNorm

Part = TypeVar("Part", Finding, Requirement)
A_FEW = 5
Place = tuple[int, tuple[Citation, ...], str]


class Findings:
    """The findings of an act's gates and requirements, in the order in which they are told."""

    def __init__(self, program: Program) -> None:
        self._order = program.vocabulary.stage_order
        placed = [(self._place(g, g.norm.gate), _own(partial(_gate, g), g)) for g in program.gates]
        required = [(r, partial(_required, program, r)) for r in program.requirements]
        placed += [(self._place(r, r.norm.stage), _own(find, r)) for r, find in required]
        self._findings = _few_together([own for _, own in sorted(placed, key=itemgetter(0))])
        self._requirements = _few_together([_own(partial(_requirement, program, r), r) for r in program.requirements])

    def _place(self, ready: ReadyNorm, stage: str) -> Place:
        return self._order[stage], ready.placed.cites, ready.placed.id

    def findings(self, answers: Answers) -> tuple[Finding, ...]:
        """By stage, then as the texts run."""
        return tuple(chain.from_iterable([few(answers) for few in self._findings]))

    def requirements(self, answers: Answers) -> tuple[Requirement, ...]:
        """What must be attached or have been done, as the texts run."""
        return tuple(chain.from_iterable([few(answers) for few in self._requirements]))


def _few_together(parts: Sequence[OwnAnswers[Part | None]]) -> list[OwnAnswers[tuple[Part, ...]]]:
    """The parts in their order, a few at a time: fewer questions, and still few enough to have come up before."""
    return [_together(parts[start : start + A_FEW]) for start in range(0, len(parts), A_FEW)]


def _together(parts: Sequence[OwnAnswers[Part | None]]) -> OwnAnswers[tuple[Part, ...]]:
    def find(answers: Answers) -> tuple[Part, ...]:
        return tuple(found for part in parts if (found := part(answers)) is not None)

    return OwnAnswers(find, reduce(or_, (part.mask for part in parts), 0))


def _own(find: Callable[[Answers], Part | None], ready: ReadyNorm) -> OwnAnswers[Part | None]:
    return OwnAnswers(find, mask_of((ready.bit, ready.needs, ready.otherwise)))


def _gate(ready: ReadyNorm, answers: Answers) -> Finding | None:
    applies, needs = answers.holds(ready.bit), answers.holds(ready.needs)
    if applies is False or (applies is None and needs):
        return None
    ok = needs if applies or needs is None else None
    norm: n.GateNorm = ready.norm
    return Finding(
        id=ready.placed.id,
        kind=FindingKind.GATE,
        ok=ok,
        strength=norm.strength,
        stage=norm.gate,
        message=norm.says or f"符合：{answers.because(ready.needs)[0].zh}" if ok else norm.otherwise,
        cites=ready.placed.cites,
        cure="" if ok else norm.cure,
        cured_by=tuple(norm.cured_by),
        effect=norm.effect,
        because=answers.because(ready.bit, ready.needs),
        missing=answers.missing(ready.bit, ready.needs) if ok is None else (),
    )


def _requirement(program: Program, ready: ReadyNorm, answers: Answers) -> Requirement | None:
    if answers.holds(ready.bit) is not True:
        return None
    norm: n.RequirementNorm = ready.norm
    otherwise = ready.otherwise != ALWAYS and answers.holds(ready.otherwise) is True
    return Requirement(
        id=ready.placed.id,
        item=norm.requirement,
        zh=norm.says or program.vocabulary.materials[norm.requirement].zh,
        stage=norm.stage,
        present=answers.holds(ready.needs) is True or otherwise,
        strength=norm.strength,
        supplied_by=tuple(norm.supplied_by),
        cites=ready.placed.cites,
        because=answers.because(ready.bit),
    )


def _required(program: Program, ready: ReadyNorm, answers: Answers) -> Finding | None:
    requirement = _requirement(program, ready, answers)
    if requirement is None:
        return None
    label = program.vocabulary.materials[requirement.item].zh
    return Finding(
        id=requirement.id,
        kind=FindingKind.REQUIREMENT,
        ok=requirement.present,
        strength=requirement.strength,
        stage=requirement.stage,
        message=f"{'已附' if requirement.present else '缺少'}：{label}",
        cites=requirement.cites,
        cure="" if requirement.present else f"补充{label}后再报",
        cured_by=requirement.supplied_by,
        effect="return",
        because=requirement.because,
    )

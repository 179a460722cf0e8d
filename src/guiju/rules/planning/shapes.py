"""The shape of a plan: everything about it that depends only on which conditions hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guiju.rules.instruments import norms as n
from guiju.rules.planning.answers import MOST_KEPT, Answers, mask_of
from guiju.rules.planning.findings import Findings
from guiju.rules.planning.limits import BoundLimit, bound_limit
from guiju.rules.planning.plans import Finding, RaisedDuty, Requirement, Step, Undecided
from guiju.rules.planning.problems import NoAnswer
from guiju.rules.planning.program import Program, ReadyNorm, ReadyRoute
from guiju.rules.planning.stage_routes import Chosen, StageRoutes


@dataclass(frozen=True, slots=True)
class Shape:
    """Route, findings, requirements and duties; limits are bound to days later."""

    route: tuple[Step, ...]
    findings: tuple[Finding, ...]
    requirements: tuple[Requirement, ...]
    duties: tuple[RaisedDuty, ...]
    limits: tuple[BoundLimit, ...]
    undecided: tuple[Undecided, ...]
    readings: tuple[str, ...]


class Shaper:
    """Draws the shapes of one act's plans, and keeps those drawn lately."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._stages = _by_stage(program)
        self._findings = Findings(program)
        self._duties = [(mask_of((ready.bit,)), _duty(ready)) for ready in program.duties]
        self._limits = [(mask_of((ready.bit,)), bound_limit(ready)) for ready in program.limits]
        readings = [(mask_of((ready.bit,)), ready.norm.reading) for ready in program.gates]
        self._readings = [(mask, reading) for mask, reading in readings if reading]
        self._kept: dict[tuple[object, ...], Shape] = {}

    def shape(self, true: int, unknown: int, bodies: Mapping[str, str]) -> Shape:
        """The shape for the conditions that are true and those not known; `bodies`: the meetings that facts name.

        Raises Conflict for two answers, NoAnswer where the act's rules must answer and do not.
        """
        key = (true, unknown, *bodies.values())
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found = self._draw(Answers(self.program, true, unknown), bodies)
        return found

    def _draw(self, answers: Answers, bodies: Mapping[str, str]) -> Shape:
        route, undecided = self._route(answers, bodies)
        true = answers.true
        readings = {reading for step in route for reading in step.readings}
        readings.update(reading for mask, reading in self._readings if true & mask == mask)
        return Shape(
            route,
            self._findings.findings(answers),
            self._findings.requirements(answers),
            tuple([duty for mask, duty in self._duties if true & mask == mask]),
            tuple([bound for mask, bound in self._limits if true & mask == mask]),
            undecided,
            tuple(sorted(readings)),
        )

    def _route(self, answers: Answers, bodies: Mapping[str, str]) -> tuple[tuple[Step, ...], tuple[Undecided, ...]]:
        chosen = [(stage, stage.choose(answers)) for stage in self._stages]
        self._all_answered({stage.stage: found for stage, found in chosen})
        steps: list[Step] = []
        for stage, found in chosen:
            if found.sequences:
                steps += stage.steps(found, answers, bodies, steps[-1].order + 1 if steps else 0)
        return tuple(steps), tuple([one for _, found in chosen for one in found.undecided])

    def _all_answered(self, chosen: Mapping[str, Chosen]) -> None:
        for stage in self.program.act.answers:
            if stage not in chosen or not chosen[stage].answered:
                label = self.program.vocabulary.stages[stage].zh
                raise NoAnswer(f"「{self.program.act.zh}」在「{label}」阶段没有适用的规定，请核对事实或补充规范")


def _by_stage(program: Program) -> list[StageRoutes]:
    """In the order of the vocabulary's stages."""
    by_stage: dict[str, list[ReadyRoute]] = {}
    for route in program.routes:
        by_stage.setdefault(route.stage, []).append(route)
    order = program.vocabulary.stage_order
    return [StageRoutes(program, stage, by_stage[stage]) for stage in sorted(by_stage, key=order.__getitem__)]


def _duty(ready: ReadyNorm) -> RaisedDuty:
    norm: n.DutyNorm = ready.norm
    does = norm.discharge.does if norm.discharge else ""
    return RaisedDuty(ready.placed.id, norm.says, tuple(norm.owed_by), norm.stage, ready.placed.cites, does)

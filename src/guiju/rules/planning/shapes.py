"""The shape of a plan: everything about it that depends only on which conditions hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guiju.rules.citations import Citation
from guiju.rules.instruments import norms as n
from guiju.rules.planning import plans
from guiju.rules.planning.merging import MergedStep, Sequence_, merge
from guiju.rules.planning.plans import Because, Finding, FindingKind, RaisedDuty, Requirement, Step, Undecided
from guiju.rules.planning.problems import Conflict, NoAnswer
from guiju.rules.planning.program import ALWAYS, Program, ReadyCase, ReadyNorm, ReadyRoute, ReadyStep


@dataclass(frozen=True, slots=True)
class Shape:
    """Route, findings, requirements and duties; limits are bound to days later."""

    route: tuple[Step, ...]
    findings: tuple[Finding, ...]
    requirements: tuple[Requirement, ...]
    duties: tuple[RaisedDuty, ...]
    limits: tuple[ReadyNorm, ...]
    undecided: tuple[Undecided, ...]
    readings: tuple[str, ...]


class Shaper:
    """Draws the shape for one pair of masks (which conditions hold, which are not known)."""

    def __init__(self, program: Program, true: int, unknown: int, bodies: Mapping[str, str]) -> None:
        self.program = program
        self.vocabulary = program.vocabulary
        self.true = true
        self.unknown = unknown
        self.bodies = bodies

    def holds(self, bit: int) -> bool | None:
        """Whether a condition holds; None: not known yet."""
        if bit == ALWAYS or self.true >> bit & 1:
            return True
        return None if self.unknown >> bit & 1 else False

    def because(self, *bits: int) -> tuple[Because, ...]:
        """The written conditions among the bits, as sentences."""
        return tuple(self.program.because[bit] for bit in bits if bit != ALWAYS)

    def missing(self, *bits: int) -> tuple[str, ...]:
        """Facts of the conditions that are not known."""
        open_ = [bit for bit in bits if self.holds(bit) is None]
        return tuple(sorted({fact for b in self.because(*open_) for fact in b.facts}))

    def shape(self) -> Shape:
        """Raises Conflict for two answers, NoAnswer where the act's rules must answer and do not."""
        route, undecided = self._route()
        requirements, required = self._requirements()
        findings = [*self._gates(), *required]
        readings = {r for step in route for r in step.readings}
        readings |= {g.norm.reading for g in self.program.gates if g.norm.reading and self.holds(g.bit)}
        return Shape(
            route,
            tuple(sorted(findings, key=lambda f: (self.vocabulary.stage_order[f.stage], f.cites, f.id))),
            requirements,
            tuple(self._duties()),
            tuple(ready for ready in self.program.limits if self.holds(ready.bit)),
            undecided,
            tuple(sorted(readings)),
        )

    # -- routes

    def _route(self) -> tuple[tuple[Step, ...], tuple[Undecided, ...]]:
        by_stage: dict[str, list[Sequence_]] = {}
        undecided: list[Undecided] = []
        for ready in self.program.routes:
            chosen = self._choose(ready)
            if isinstance(chosen, Undecided):
                undecided.append(chosen)
            elif chosen is not None:
                by_stage.setdefault(ready.stage, []).append(chosen)
        self._all_answered(by_stage, undecided)
        steps: list[Step] = []
        for stage in sorted(by_stage, key=self.vocabulary.stage_order.__getitem__):
            label = self.vocabulary.stages[stage].zh
            first = steps[-1].order + 1 if steps else 0
            steps += [self._step(stage, first, merged) for merged in merge(label, by_stage[stage])]
        order = self.vocabulary.stage_order
        undecided.sort(key=lambda u: (order[u.stage], u.cites))
        return tuple(steps), tuple(undecided)

    def _choose(self, route: ReadyRoute) -> Sequence_ | Undecided | None:
        applies = self.holds(route.bit)
        if applies is False:
            return None
        open_ = [case.bit for case in route.exceptions if self.holds(case.bit) is None]
        if applies is None or open_:
            return Undecided(route.stage, self.missing(route.bit, *open_), route.cites)
        case = self._the_case(route)
        if case is None:
            return None
        held = self.holds(case.bit)
        if held is None:
            return Undecided(route.stage, self.missing(case.bit), case.cites)
        reasons = self.because(route.bit, case.bit)
        if case is route.general and route.exceptions:
            reasons = (*reasons, Because("不属于本条规定的例外情形", ()))
        return (self._groups(case), reasons) if held else None

    def _the_case(self, route: ReadyRoute) -> ReadyCase | None:
        held = [case for case in route.exceptions if self.holds(case.bit)]
        beaten = {name for case in held for name in case.over}
        winners = [case for case in held if case.id not in beaten]
        if len(winners) > 1 or (held and not winners):
            names = "、".join(case.id for case in winners or held)
            cites = [cite for case in held for cite in case.cites]
            places = "、".join(sorted({str(cite) for cite in cites}))
            raise Conflict(f"{places} 有两个例外同时成立({names}),规则没有说以哪个为准", cites)
        return winners[0] if winners else route.general

    def _groups(self, case: ReadyCase) -> tuple[tuple[ReadyStep, ...], ...]:
        # A step whose own condition is not known yet is shown: leaving it out would promise too short a route.
        kept = [tuple(s for s in group if self.holds(s.bit) is not False) for group in case.groups]
        return tuple(group for group in kept if group)

    def _all_answered(self, by_stage: Mapping[str, object], undecided: Sequence[Undecided]) -> None:
        waiting = {u.stage for u in undecided}
        for stage in self.program.act.answers:
            if stage not in by_stage and stage not in waiting:
                label = self.vocabulary.stages[stage].zh
                raise NoAnswer(f"「{self.program.act.zh}」在「{label}」阶段没有适用的规定,请核对事实或补充规范")

    def _step(self, stage: str, first: int, merged: MergedStep) -> Step:
        step = merged.step
        roles = self.vocabulary.roles
        joint = "或" if step.either else "、"
        bodies = [self._body(name) for name in step.who]
        names = self.program.body_names
        who = joint.join(names.get(body) or roles[name].zh for name, body in zip(step.who, bodies, strict=True))
        return Step(
            key=f"{stage}.{step.does}.{('|' if step.either else '+').join(step.who)}",
            stage=stage,
            order=first + merged.level,
            who=step.who,
            does=step.does,
            zh=step.says or f"{who}{self.vocabulary.verbs[step.does].zh}",
            mode=step.mode if len(step.who) == 1 or step.either else plans.Mode.ALL,
            either=step.either,
            body=next((body for body in bodies if body), ""),
            strength=step.strength,
            cites=step.cites,
            because=merged.because + self.because(step.bit),
            readings=step.readings,
        )

    def _body(self, role: str) -> str:
        body = self.vocabulary.roles[role].body
        return body if isinstance(body, str) else self.bodies.get(body["fact"], "")

    # -- gates, requirements, duties

    def _gates(self) -> Iterable[Finding]:
        for ready in self.program.gates:
            applies, needs = self.holds(ready.bit), self.holds(ready.needs)
            if applies is False or (applies is None and needs):
                continue
            ok = needs if applies or needs is None else None
            norm: n.GateNorm = ready.norm
            yield Finding(
                id=ready.placed.id,
                kind=FindingKind.GATE,
                ok=ok,
                strength=norm.strength,
                stage=norm.gate,
                message=norm.says or f"符合:{self.because(ready.needs)[0].zh}" if ok else norm.otherwise,
                cites=ready.placed.cites,
                cure="" if ok else norm.cure,
                cured_by=tuple(norm.cured_by),
                effect=norm.effect,
                because=self.because(ready.bit, ready.needs),
                missing=self.missing(ready.bit, ready.needs) if ok is None else (),
            )

    def _requirements(self) -> tuple[tuple[Requirement, ...], list[Finding]]:
        found = [
            (ready, self._requirement(ready)) for ready in self.program.requirements if self.holds(ready.bit) is True
        ]
        return tuple(r for _, r in found), [self._required(ready, r) for ready, r in found]

    def _requirement(self, ready: ReadyNorm) -> Requirement:
        norm: n.RequirementNorm = ready.norm
        otherwise = ready.otherwise != ALWAYS and self.holds(ready.otherwise) is True
        return Requirement(
            id=ready.placed.id,
            item=norm.requirement,
            zh=norm.says or self.vocabulary.materials[norm.requirement].zh,
            stage=norm.stage,
            present=self.holds(ready.needs) is True or otherwise,
            strength=norm.strength,
            supplied_by=tuple(norm.supplied_by),
            cites=ready.placed.cites,
            because=self.because(ready.bit),
        )

    def _required(self, ready: ReadyNorm, requirement: Requirement) -> Finding:
        label = self.vocabulary.materials[requirement.item].zh
        return Finding(
            id=requirement.id,
            kind=FindingKind.REQUIREMENT,
            ok=requirement.present,
            strength=requirement.strength,
            stage=requirement.stage,
            message=f"{'已附' if requirement.present else '缺少'}:{label}",
            cites=requirement.cites,
            cure="" if requirement.present else f"补充{label}后再报",
            cured_by=requirement.supplied_by,
            effect="return",
            because=requirement.because,
        )

    def _duties(self) -> Iterable[RaisedDuty]:
        for ready in self.program.duties:
            if self.holds(ready.bit) is True:
                norm: n.DutyNorm = ready.norm
                yield RaisedDuty(ready.placed.id, norm.says, tuple(norm.owed_by), norm.stage, ready.placed.cites)


def all_citations(shape: Shape) -> tuple[Citation, ...]:
    """Every article that speaks in the shape, once, in order."""
    parts = (shape.route, shape.findings, shape.requirements, shape.duties)
    return tuple(sorted({cite for group in parts for part in group for cite in part.cites}))

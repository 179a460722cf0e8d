"""Everything that can keep a matter from its end, with when it does not, and the facts that a cure may change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import z3

from guiju.rules import expressions
from guiju.rules.bindingness import Strength
from guiju.rules.citations import Citation
from guiju.rules.planning.program import ALWAYS, ReadyNorm
from guiju.rules.proving.forbidden import passed
from guiju.rules.proving.matters import Matter, RequiredStep

ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A gate to pass, a material to bring or a meeting to wait for."""

    passed: z3.BoolRef
    curable: frozenset[str]
    says: str
    stage: str
    cites: tuple[Citation, ...]


def hurdles(matter: Matter) -> Sequence[Hurdle]:
    """The binding gates and requirements, and the meetings that steps wait for."""
    gates = [_gate(matter, gate) for gate in matter.program.gates if _binds(gate)]
    required = [_requirement(matter, ready) for ready in matter.program.requirements if _binds(ready)]
    return [*gates, *required, *_meetings(matter)]


def _binds(ready: ReadyNorm) -> bool:
    return bool(ready.norm.strength is Strength.MUST)


def _gate(matter: Matter, gate: ReadyNorm) -> Hurdle:
    curable = expressions.names(matter.program.nodes[gate.needs])
    return Hurdle(passed(matter, gate), curable, gate.norm.otherwise, gate.norm.gate, gate.placed.cites)


def _requirement(matter: Matter, ready: ReadyNorm) -> Hurdle:
    present, curable = [matter.holds(ready.needs)], frozenset((ATTACHMENTS,))
    if ready.otherwise != ALWAYS:
        present.append(matter.holds(ready.otherwise))
        curable |= expressions.names(matter.program.nodes[ready.otherwise])
    supplied = z3.Implies(matter.holds(ready.bit), z3.Or(present))
    label = matter.vocabulary.materials[ready.norm.requirement].zh
    return Hurdle(supplied, curable, f"要有{label}", ready.norm.stage, ready.placed.cites)


def _meetings(matter: Matter) -> Iterator[Hurdle]:
    for one in matter.steps:
        for role in one.step.who:
            body = matter.vocabulary.roles[role].body
            if body:
                yield _meeting(matter, one, body)


def _meeting(matter: Matter, one: RequiredStep, body: str | Mapping[str, str]) -> Hurdle:
    """The step can be done only where the rules know the meeting that it waits for."""
    if isinstance(body, str):
        held, curable = z3.BoolVal(body in matter.bodies), frozenset[str]()
    else:
        fact = matter.space.value(body["fact"])
        held, curable = z3.Or([fact == matter.space.symbol(code) for code in matter.bodies]), frozenset((body["fact"],))
    says = f"要等的会议（{matter.named(one.step)}）本区规则里要有"
    return Hurdle(z3.Implies(one.present, held), curable, says, one.stage, one.cites)


def on_offer(matter: Matter) -> z3.BoolRef:
    """That only materials are attached which the act's form offers or a step of its routes brings."""
    if ATTACHMENTS not in matter.act.facts:
        return z3.BoolVal(True)
    brought = {
        effect.attaches
        for one in matter.steps
        for effect in matter.vocabulary.effects_of(one.stage, one.step.who, one.step.does)
    }
    offered = {*matter.act.attaches, *brought}
    elements = matter.space.elements(ATTACHMENTS)
    return z3.And([z3.Not(held) for code, held in elements.items() if code not in offered])

"""No step is required and forbidden: what a route asks for, the gates before it must let happen at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import z3

from guiju.rules.bindingness import Strength
from guiju.rules.planning.program import ReadyNorm
from guiju.rules.proving.findings import Failure, united
from guiju.rules.proving.matters import Matter, RequiredStep


def required_and_forbidden(matter: Matter) -> Iterator[Failure]:
    """Steps that some facts require, and that a gate forbids in every such case."""
    told: set[tuple[str, ...]] = set()
    for one in matter.steps:
        gates = gates_before(matter, one.stage)
        passing = [passed(matter, gate) for gate in gates]
        if not matter.possible(one.present) or matter.possible(one.present, *passing):
            continue
        failure = _failure(matter, one, _against(matter, one, gates))
        if (key := tuple(map(str, failure.cites))) not in told:
            told.add(key)
            yield failure


def gates_before(matter: Matter, stage: str) -> Sequence[ReadyNorm]:
    """The binding gates that must be passed to enter a stage."""
    order = matter.vocabulary.stage_order
    gates = [gate for gate in matter.program.gates if gate.norm.strength is Strength.MUST]
    return [gate for gate in gates if order[gate.norm.gate] <= order[stage]]


def passed(matter: Matter, gate: ReadyNorm) -> z3.BoolRef:
    """That the gate does not apply, or what it needs is so."""
    return z3.Implies(matter.holds(gate.bit), matter.holds(gate.needs))


def _against(matter: Matter, one: RequiredStep, gates: Sequence[ReadyNorm]) -> Sequence[ReadyNorm]:
    """As few of the gates as together forbid the step."""
    left = list(gates)
    for gate in gates:
        fewer = [other for other in left if other is not gate]
        if not matter.possible(one.present, *(passed(matter, other) for other in fewer)):
            left = fewer
    return left


def _failure(matter: Matter, one: RequiredStep, gates: Sequence[ReadyNorm]) -> Failure:
    said = "、".join(f"「{gate.norm.otherwise}」" for gate in gates)
    message = f"「{matter.stage(one.stage)}」要求{matter.named(one.step)}，而关口{said}在同样的情况下总是不许"
    cites = united(one.cites, *(gate.placed.cites for gate in gates))
    cure = "核对环节的条件和关口的条件，其中一个写反了或者写宽了"
    return Failure(message, cure, cites, one.stage, matter.counter_example(one.present) or Failure("", "").case)

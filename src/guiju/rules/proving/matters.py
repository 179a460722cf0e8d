"""One act under its rules, ready to be asked about: conditions as z3 expressions, and when each step is required."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import z3

from guiju.rules.citations import Citation
from guiju.rules.instruments.norms import BodyNorm
from guiju.rules.planning.program import ALWAYS, Program, ReadyCase, ReadyRoute, ReadyStep
from guiju.rules.proving.counter_examples import smallest
from guiju.rules.proving.findings import CounterExample, Unsettled
from guiju.rules.proving.reading import to_z3
from guiju.rules.proving.spaces import Space

MILLISECONDS = 20_000
"""How long one question may take before the proof counts as not settled."""


@dataclass(frozen=True, slots=True)
class RequiredStep:
    """A step of a case of a route; `present` says for which facts it is required. `group` orders it in its case."""

    stage: str
    step: ReadyStep
    case: tuple[int, str]
    group: int
    present: z3.BoolRef

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the step stands."""
        return self.step.cites


class Matter:
    """An act's program as questions to a solver. `asked` counts them."""

    def __init__(self, program: Program, bodies: Mapping[str, BodyNorm]) -> None:
        self.program, self.bodies = program, bodies
        self.act, self.vocabulary = program.act, program.vocabulary
        self.space = Space(program.act.facts, program.nodes)
        self.asked = 0
        self._conditions = [to_z3(node, self.space) for node in program.nodes]
        self._solver = self.solver()

    def solver(self) -> z3.Solver:
        """A solver that knows which facts are possible."""
        solver = z3.Solver()
        solver.set("timeout", MILLISECONDS)
        solver.add(*self.space.possible)
        return solver

    def holds(self, bit: int) -> z3.BoolRef:
        """The condition of a bit of the program."""
        return z3.BoolVal(True) if bit == ALWAYS else self._conditions[bit]

    def possible(self, *claims: z3.BoolRef) -> bool:
        """Whether some facts make all claims true. Raises Unsettled."""
        self.asked += 1
        return bool(settled(self._solver.check(*claims)) == z3.sat)

    def counter_example(self, *claims: z3.BoolRef) -> CounterExample | None:
        """The plainest case in which all claims are true; None when there is none. Raises Unsettled."""
        return smallest(self.space, self.solver(), z3.And(claims)) if self.possible(*claims) else None

    def stage(self, code: str) -> str:
        """A stage's label."""
        return self.vocabulary.stages[code].zh

    def named(self, step: ReadyStep) -> str:
        """Who does what."""
        joint = "或" if step.either else "、"
        who = joint.join(self.vocabulary.roles[role].zh for role in step.who)
        return step.says or f"{who}{self.vocabulary.verbs[step.does].zh}"

    @cached_property
    def steps(self) -> Sequence[RequiredStep]:
        """All steps that the routes may require, with when they do."""
        return [
            RequiredStep(route.stage, step, (number, case.id), group, z3.And(speaks, self.holds(step.bit)))
            for number, route in enumerate(self.program.routes)
            for case, speaks in self.cases(route)
            for group, steps in enumerate(case.groups)
            for step in steps
        ]

    def at(self, stage: str) -> Sequence[RequiredStep]:
        """The steps of one stage."""
        return [one for one in self.steps if one.stage == stage]

    def cases(self, route: ReadyRoute) -> Sequence[tuple[ReadyCase, z3.BoolRef]]:
        """Each case of the route with the condition under which it speaks."""
        applies = self.holds(route.bit)
        found = [(case, z3.And(applies, wins)) for case, wins in self.winning(route)]
        if route.general:
            none_held = z3.Not(z3.Or([self.holds(case.bit) for case in route.exceptions]))
            found.append((route.general, z3.And(applies, none_held, self.holds(route.general.bit))))
        return found

    def winning(self, route: ReadyRoute) -> Sequence[tuple[ReadyCase, z3.BoolRef]]:
        """Each exception with when it holds and no other that holds goes before it."""
        return [
            (case, z3.And(self.holds(case.bit), *(z3.Not(self.holds(o.bit)) for o in _before(route, case))))
            for case in route.exceptions
        ]


def _before(route: ReadyRoute, case: ReadyCase) -> Sequence[ReadyCase]:
    return [other for other in route.exceptions if case.id in other.over]


def settled(answer: z3.CheckSatResult) -> z3.CheckSatResult:
    """The answer itself; raises Unsettled where the solver gave up."""
    if answer == z3.unknown:
        raise Unsettled
    return answer

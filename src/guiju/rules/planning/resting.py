"""What an approval rests on: the facts that routes, gates and requirements up to its stage look at."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.rules import expressions
from guiju.rules.planning.program import ALWAYS, Program, ReadyRoute


def rested_on(program: Program, stage: str) -> frozenset[str]:
    """The facts that the rules look at to bring a matter into a stage and through it, or through one before."""
    order = program.vocabulary.stage_order
    reach = order[stage]
    names = [expressions.names(node) for node in program.nodes]
    return frozenset(name for at, bit in _bits(program) if bit != ALWAYS and order[at] <= reach for name in names[bit])


def _bits(program: Program) -> Iterator[tuple[str, int]]:
    """Every condition of the program with the stage that it is about."""
    for gate in program.gates:
        yield from ((gate.norm.gate, bit) for bit in (gate.bit, gate.needs, gate.otherwise))
    for asked in program.requirements:
        yield from ((asked.norm.stage, bit) for bit in (asked.bit, asked.needs, asked.otherwise))
    for route in program.routes:
        yield from ((route.stage, bit) for bit in _of_route(route))


def _of_route(route: ReadyRoute) -> Iterator[int]:
    yield route.bit
    for case in (*route.exceptions, *((route.general,) if route.general else ())):
        yield case.bit
        yield from (step.bit for group in case.groups for step in group)

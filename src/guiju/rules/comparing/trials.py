"""Which facts to try: what makes each case of each norm of either text apply, alone and two by two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from typing import Any

from guiju.rules.comparing.choices import Choices
from guiju.rules.comparing.ways import Given, all_ways, join
from guiju.rules.expressions import Node
from guiju.rules.planning.program import ALWAYS, Program, ReadyCase, ReadyNorm, ReadyRoute

Goal = list[tuple[Node, bool]]
FEW = 3
Staged = dict[str, list[Given]]


def trials(choices: Choices, one: Program, two: Program) -> list[Mapping[str, Any]]:
    """Typed facts, the simplest first, each once. Every fact that must be given is given."""
    mine, other = _route_ways(choices, one), _route_ways(choices, two)
    given = chain(
        [{}],
        _single(choices),
        *mine.values(),
        *other.values(),
        chain.from_iterable(all_ways(choices, goal) for program in (one, two) for goal in _norm_goals(program)),
        chain.from_iterable(all_ways(choices, goal)[:FEW] for goal in _let_pass(one, two)),
        _both(mine, other),
    )
    found = {_key(facts): facts for facts in map(choices.complete, given)}
    return sorted(found.values(), key=choices.unusual)


def _key(facts: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(facts.items(), key=lambda item: item[0]))


def _single(choices: Choices) -> Iterator[Given]:
    """Every value of every fact by itself, and beside every value of each fact that must be given."""
    alone = [{name: value} for name in choices.asked for value in choices.of[name]]
    yield from alone
    must = [given for given in alone if next(iter(given)) in choices.base]
    for one, two in product(must, alone):
        if (joined := join(one, two)) is not None:
            yield joined


def _both(mine: Staged, other: Staged) -> Iterator[Given]:
    """A case of one text together with a case of the other, at the same stage."""
    for stage in sorted(mine.keys() & other.keys()):
        for one, two in product(mine[stage], other[stage]):
            if (joined := join(one, two)) is not None:
                yield joined


def _route_ways(choices: Choices, program: Program) -> Staged:
    found: Staged = {}
    for route in program.routes:
        for goal in _route_goals(program, route):
            found.setdefault(route.stage, []).extend(all_ways(choices, goal))
    return {stage: list({_key(given): given for given in several}.values()) for stage, several in found.items()}


def _route_goals(program: Program, route: ReadyRoute) -> Iterator[Goal]:
    exceptions = [(case.bit, False) for case in route.exceptions]
    for case in (*route.exceptions, *((route.general,) if route.general else ())):
        against = exceptions if case is route.general else []
        for bit in _step_bits(case):
            yield _goal(program, [(route.bit, True), (case.bit, True), (bit, True), *against])


def _step_bits(case: ReadyCase) -> Iterable[int]:
    return dict.fromkeys([ALWAYS, *(step.bit for group in case.groups for step in group)])


def _norm_goals(program: Program) -> Iterator[Goal]:
    for gate in program.gates:
        yield _goal(program, [(gate.bit, True), (gate.needs, False)])
    for ready in (*program.requirements, *program.limits, *program.duties):
        yield from (_goal(program, bits) for bits in _demands(ready))


def _let_pass(one: Program, two: Program) -> Iterator[Goal]:
    """What a gate of one text stops and a gate of the other, which asks about the same, lets pass."""
    for stops, passes in ((one, two), (two, one)):
        for gate, other in product(stops.gates, passes.gates):
            if set(stops.because[gate.needs].facts) & set(passes.because[other.needs].facts):
                stopped = _goal(stops, [(gate.bit, True), (gate.needs, False)])
                yield [*stopped, *_goal(passes, [(other.bit, True), (other.needs, True)])]


def _demands(ready: ReadyNorm) -> list[list[tuple[int, bool]]]:
    plain = [(ready.bit, True)]
    return [plain, [*plain, (ready.otherwise, True)]] if ready.otherwise != ALWAYS else [plain]


def _goal(program: Program, bits: Iterable[tuple[int, bool]]) -> Goal:
    return [(program.nodes[bit], wanted) for bit, wanted in bits if bit != ALWAYS]

"""Which articles look at which facts of an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from guiju.rules import expressions
from guiju.rules.citations import Citation
from guiju.rules.planning.program import ALWAYS, Program, ReadyCase, ReadyNorm, ReadyRoute


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition where a norm has written it. It decides something only where `given` holds and `unless` does not.

    All are bits of the program; none is ALWAYS.
    """

    norm: str
    bit: int
    cites: tuple[Citation, ...]
    given: tuple[int, ...] = ()
    unless: tuple[int, ...] = ()


def looked_at(program: Program) -> Mapping[str, tuple[Citation, ...]]:
    """Fact -> the whole articles whose conditions or limits name it, in order."""
    names = [expressions.names(node) for node in program.nodes]
    found: dict[str, set[Citation]] = {}
    for asked in conditions(program):
        for name in names[asked.bit]:
            found.setdefault(name, set()).update(cite.whole_article() for cite in asked.cites)
    for limit in program.limits:
        for name in (limit.norm.counted_from, limit.norm.given):
            found.setdefault(name or "", set()).update(cite.whole_article() for cite in limit.placed.cites)
    return {name: tuple(sorted(cites)) for name, cites in found.items() if name}


def conditions(program: Program) -> Iterator[Asked]:
    """Every written condition at each place where it is written."""
    for ready in (*program.gates, *program.requirements, *program.limits, *program.duties):
        yield from _written(*_of_norm(ready))
    for route in program.routes:
        yield from _written(Asked(route.id, route.bit, route.cites))
        for case in route.exceptions:
            yield from _written(*_of_case(route, case))
        if route.general:
            yield from _written(*_of_case(route, route.general, tuple(case.bit for case in route.exceptions)))


def _of_norm(ready: ReadyNorm) -> Iterator[Asked]:
    """When it applies; then what it needs; and where that is not there, what does instead."""
    place, cites = ready.placed.id, ready.placed.cites
    yield Asked(place, ready.bit, cites)
    yield Asked(place, ready.needs, cites, (ready.bit,))
    yield Asked(place, ready.otherwise, cites, (ready.bit,), (ready.needs,))


def _of_case(route: ReadyRoute, case: ReadyCase, unless: tuple[int, ...] = ()) -> Iterator[Asked]:
    place = f"{route.id} {case.id}".strip()
    yield Asked(place, case.bit, case.cites, (route.bit,), unless)
    for step in (step for group in case.groups for step in group):
        yield Asked(place, step.bit, step.cites, (route.bit, case.bit), unless)


def _written(*found: Asked) -> Iterator[Asked]:
    """Those with a condition, without what always holds around it."""
    for one in found:
        if one.bit != ALWAYS:
            yield replace(one, given=tuple(bit for bit in one.given if bit != ALWAYS))

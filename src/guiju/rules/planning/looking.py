"""Which articles look at which facts of an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.rules import expressions
from guiju.rules.citations import Citation
from guiju.rules.planning.program import Program

Looking = Iterator[tuple[int, tuple[Citation, ...]]]


def looked_at(program: Program) -> Mapping[str, tuple[Citation, ...]]:
    """Fact -> the whole articles whose conditions or limits name it, in order."""
    names = [expressions.names(node) for node in program.nodes]
    found: dict[str, set[Citation]] = {}
    for bit, cites in conditions(program):
        for name in names[bit] if bit >= 0 else ():
            found.setdefault(name, set()).update(cite.whole_article() for cite in cites)
    for limit in program.limits:
        for name in (limit.norm.counted_from, limit.norm.given):
            found.setdefault(name or "", set()).update(cite.whole_article() for cite in limit.placed.cites)
    return {name: tuple(sorted(cites)) for name, cites in found.items() if name}


def conditions(program: Program) -> Looking:
    """Every condition with the places that have written it."""
    for ready in (*program.gates, *program.requirements, *program.limits, *program.duties):
        yield from ((bit, ready.placed.cites) for bit in (ready.bit, ready.needs, ready.otherwise))
    for route in program.routes:
        yield route.bit, route.cites
        for case in (*((route.general,) if route.general else ()), *route.exceptions):
            yield case.bit, case.cites
            yield from ((step.bit, step.cites) for group in case.groups for step in group)

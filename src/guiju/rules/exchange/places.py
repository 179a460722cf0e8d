"""Where in a stage each step can stand, and when it stands there.

The planner merges the cases that apply into one order, and numbers it by levels; which level a step comes to depends
on the other cases that apply. A process is drawn once for all facts: so it shows each step at every level that it can
come to, under the condition for just that level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guiju.rules.exchange.formulas import Applies, Clause, Holds, Literal, alternatives, both, without
from guiju.rules.exchange.possible import Possibilities
from guiju.rules.planning.merging import Key, key_of
from guiju.rules.planning.program import ALWAYS, Program, ReadyCase, ReadyRoute, ReadyStep

GENERAL = "general"
Edges = dict[tuple[Key, Key], list[Clause]]


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step at one level: it stands here when one of `when` holds and none of `unless`."""

    level: int
    steps: tuple[ReadyStep, ...]
    when: tuple[Clause, ...]
    unless: tuple[Clause, ...]

    @property
    def key(self) -> Key:
        """Who does what."""
        return key_of(self.steps[0])


def cases_of(route: ReadyRoute) -> tuple[tuple[str, ReadyCase], ...]:
    """The cases of a route with their names, the exceptions first."""
    general = ((GENERAL, route.general),) if route.general else ()
    return tuple((case.id, case) for case in route.exceptions) + general


def placed_steps(program: Program, routes: Sequence[ReadyRoute]) -> tuple[PlacedStep, ...]:
    """All steps of the routes of one stage at all levels that they can come to, by level."""
    possible = Possibilities(program, routes)
    steps, asked, edges = _read(routes)
    reached = {key: alternatives(clauses, possible) for key, clauses in asked.items()}
    found: list[PlacedStep] = []
    for level in range(len(steps)):
        later = _next_level(reached, edges, possible)
        for key, clauses in reached.items():
            when = without(clauses, later[key], possible)
            unless = [c for c in later[key] if any(possible(c | one) for one in when)]
            if when:
                found.append(PlacedStep(level, tuple(steps[key]), when, tuple(unless)))
        reached = later
    return tuple(found)


def _next_level(
    reached: Mapping[Key, tuple[Clause, ...]], edges: Edges, possible: Possibilities
) -> dict[Key, tuple[Clause, ...]]:
    """When each step comes at least one level later than in `reached`."""
    later: dict[Key, list[Clause]] = {key: [] for key in reached}
    for (before, after), clauses in edges.items():
        later[after] += both(clauses, reached[before])
    return {key: alternatives(clauses, possible) for key, clauses in later.items()}


def _read(routes: Iterable[ReadyRoute]) -> tuple[dict[Key, list[ReadyStep]], dict[Key, list[Clause]], Edges]:
    steps: dict[Key, list[ReadyStep]] = {}
    asked: dict[Key, list[Clause]] = {}
    edges: Edges = {}
    for route in routes:
        for name, case in cases_of(route):
            applies: set[Literal] = set() if _always(route) else {Applies(route.id, name)}
            for step in (step for group in case.groups for step in group):
                steps.setdefault(key_of(step), []).append(step)
                asked.setdefault(key_of(step), []).append(frozenset({*applies, *_held(step)}))
            for before, after, clause in _orders(case):
                edges.setdefault((before, after), []).append(clause | applies)
    return steps, asked, edges


def _orders(case: ReadyCase) -> Iterator[tuple[Key, Key, Clause]]:
    """Each step with those directly before it; a group whose steps all fall away is passed over."""
    for place, group in enumerate(case.groups):
        skipped: set[Literal] = set()
        for earlier in reversed(case.groups[:place]):
            for one, other in ((one, other) for one in earlier for other in group if key_of(one) != key_of(other)):
                yield key_of(one), key_of(other), frozenset({*skipped, *_held(one), *_held(other)})
            if any(step.bit == ALWAYS for step in earlier):
                break
            skipped |= {Holds(step.bit, False) for step in earlier}


def _always(route: ReadyRoute) -> bool:
    """Only the general case, in all circumstances."""
    general = route.general
    return route.bit == ALWAYS and not route.exceptions and general is not None and general.bit == ALWAYS


def _held(step: ReadyStep) -> tuple[Holds, ...]:
    return () if step.bit == ALWAYS else (Holds(step.bit),)

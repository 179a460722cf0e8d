"""One act under two programs: the questions to ask of every case, and what each set of answers comes to.

The answers of a case are its vector, two numbers: a bit for each question that is true, a bit for each that a missing
fact leaves open. The questions are the conditions, whether each limit is kept, and whether each changed limit ends on
another day. Cases with equal vectors, and equal meetings named by facts, have equal plans: one is drawn for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guiju.rules.expressions import Node
from guiju.rules.instruments.vocabulary import Act, Vocabulary
from guiju.rules.planning.limits import BoundLimit, told
from guiju.rules.planning.plans import Finding
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.program import Program
from guiju.rules.planning.shapes import Shape, Shaper
from guiju.rules.replaying.changes import Change
from guiju.rules.replaying.limits import PairedLimits, Shift, check_of, limit_changes
from guiju.rules.replaying.outcomes import Outcome, compared

Run = tuple[int, int, int]
NO_RULES = "这一天的规则没有写这类事项"


@dataclass(frozen=True, slots=True)
class _Days:
    """What a vector says about days: checks that are kept or not known, limits that end on another day."""

    kept: int
    unknown: int
    shifted: frozenset[Shift]


class ActReplay:
    """Programs of one act on the two sides; a side without one (None) gives no answer."""

    def __init__(self, act: Act, vocabulary: Vocabulary, before: Program | None, after: Program | None) -> None:
        self.act, self.vocabulary = act, vocabulary
        self._sides = [Shaper(program) if program else None for program in (before, after)]
        self.nodes = tuple(dict.fromkeys(node for p in (before, after) if p for node in p.nodes))
        self._runs = [_runs(self.nodes, program.nodes) if program else () for program in (before, after)]
        self.limits = PairedLimits.of(before, after)
        self.body_facts = tuple(sorted({name for p in (before, after) if p for name in p.body_facts}))

    def changes(self, true: int, unknown: int, bodies: Mapping[str, str]) -> tuple[Change, ...]:
        """What becomes different for every case with these answers."""
        days = self._days(true >> len(self.nodes), unknown >> len(self.nodes))
        before, after = (self._shape(side, true, unknown, bodies) for side in (0, 1))
        one, two = (self._outcome(side, shape, days) for side, shape in enumerate((before, after)))
        found = list(compared(one, two, self.vocabulary))
        if isinstance(before, Shape) and isinstance(after, Shape):
            found += limit_changes(before.limits, after.limits, days.shifted)
        return tuple(found)

    def _days(self, true: int, unknown: int) -> _Days:
        shifted = true >> len(self.limits.checks)
        places = [shift for place, shift in enumerate(self.limits.shifts) if shifted >> place & 1]
        return _Days(true, unknown, frozenset(places))

    def _shape(self, side: int, true: int, unknown: int, bodies: Mapping[str, str]) -> Shape | PlanningError | None:
        shaper = self._sides[side]
        if shaper is None:
            return None
        runs = self._runs[side]
        asked = {name: bodies.get(name, "") for name in shaper.program.body_facts}
        try:
            return shaper.shape(_moved(true, runs), _moved(unknown, runs), asked)
        except PlanningError as error:
            return error

    def _outcome(self, side: int, shape: Shape | PlanningError | None, days: _Days) -> Outcome:
        if shape is None:
            return Outcome(refusal=NO_RULES)
        if isinstance(shape, PlanningError):
            return Outcome(refusal=shape.message, cites=shape.cites)
        shaper = self._sides[side]
        late = self._on_time(shaper.program, shape.limits, days) if shaper and shape.limits else ()
        return Outcome(shape.route, (*shape.findings, *late), shape.requirements, shape.duties)

    def _on_time(self, program: Program, limits: Sequence[BoundLimit], days: _Days) -> list[Finding]:
        found = [bound.unknown for bound in limits if bound.unknown]
        for ready in (bound.ready for bound in limits):
            check = check_of(ready, program)
            place = self.limits.checks.index(check) if check else -1
            if check and not days.unknown >> place & 1:
                found.append(told(ready, bool(days.kept >> place & 1)))
        return found


def _runs(nodes: Sequence[Node], own: Sequence[Node]) -> tuple[Run, ...]:
    """Where a program's own bits stand among those of both: (from, to, how many), as few runs as there are."""
    places = {node: place for place, node in enumerate(nodes)}
    runs: list[Run] = []
    for to, node in enumerate(own):
        start = places[node]
        if runs and (start, to) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((start, to, 1))
    return tuple(runs)


def _moved(vector: int, runs: Sequence[Run]) -> int:
    found = 0
    for start, to, many in runs:
        found |= (vector >> start & (1 << many) - 1) << to
    return found

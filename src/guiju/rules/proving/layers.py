"""A district's text does not contradict the law above it, except where the contradiction is declared and decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

import z3

from guiju.rules import expressions
from guiju.rules.bindingness import Strength
from guiju.rules.citations import Citation
from guiju.rules.instruments.articles import PlacedNorm
from guiju.rules.instruments.norms import BodyNorm, CompositionNorm, LimitNorm
from guiju.rules.planning.program import ReadyNorm
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.proving.findings import CounterExample, Failure, united
from guiju.rules.proving.forbidden import gates_before, passed
from guiju.rules.proving.matters import Matter

LAYERS = "layers"
CURE = "改正其中一处；确有抵触的，在本区文本的 conflicts.yaml 里写明两条、照哪一条办"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a district's norm says against a norm above, with the plainest case that shows it."""

    ours: PlacedNorm
    above: PlacedNorm
    said: str
    case: CounterExample | None = None

    @property
    def pair(self) -> tuple[Citation, Citation]:
        """Both articles."""
        return self.ours.cites[0].whole_article(), self.above.cites[0].whole_article()

    @property
    def message(self) -> str:
        """One sentence that names both articles."""
        ours, above = self.ours.cites[0], self.above.cites[0]
        example = f"；例如 {'、'.join(self.case.zh)}" if self.case and self.case.zh else ""
        return f"{ours} 与上位规定 {above} 抵触，没有写明照哪一条办：{self.said}{example}"

    def as_failure(self) -> Failure:
        """As a proof that does not hold."""
        cites = united(self.ours.cites[:1], self.above.cites[:1])
        return Failure(self.message, CURE, cites, "", self.case or Failure("", "").case)


def undeclared(book: Rulebook, law_on: date) -> Iterator[Contradiction]:
    """The contradictions between the layers on that day that nobody has declared; each pair of articles once."""
    told = {one.pair for one in book.conflicts(law_on)}
    for found in _contradictions(book, law_on):
        if found.pair not in told:
            told.add(found.pair)
            yield found


def _contradictions(book: Rulebook, law_on: date) -> Iterator[Contradiction]:
    above = {i.code for i in book.in_force(law_on) if i.outside}
    if above and len(above) < len(book.in_force(law_on)):
        yield from _members(book, law_on, above)
        for act in book.acts(law_on):
            program = book.program(act, law_on)
            if any(_pairs(program.gates, above)) or any(_pairs(program.limits, above)):
                matter = Matter(program, {})
                yield from _gates(matter, above)
                yield from _limits(matter, above)


def _pairs(norms: Iterable[ReadyNorm], above: set[str]) -> Iterator[tuple[ReadyNorm, ReadyNorm]]:
    found = list(norms)
    ours = [one for one in found if one.placed.cites[0].instrument not in above]
    return product(ours, [one for one in found if one.placed.cites[0].instrument in above])


def _gates(matter: Matter, above: set[str]) -> Iterator[Contradiction]:
    """What our gates together let through where one of them speaks of the same facts, and the gate above does not."""
    binding = [gate for gate in matter.program.gates if gate.norm.strength is Strength.MUST]
    pairs = [pair for pair in _pairs(binding, above) if _same_thing(matter, *pair)]
    for own, other in pairs:
        ours = [gate for gate in gates_before(matter, own.norm.gate) if gate.placed.cites[0].instrument not in above]
        applied = (matter.holds(own.bit), matter.holds(other.bit), *(passed(matter, gate) for gate in ours))
        if case := matter.counter_example(*applied, z3.Not(matter.holds(other.needs))):
            said = f"本区允许，而上位规定不许（{other.norm.otherwise}）"
            yield Contradiction(own.placed, other.placed, said, case)


def _same_thing(matter: Matter, own: ReadyNorm, other: ReadyNorm) -> bool:
    named = [expressions.names(matter.program.nodes[gate.needs]) for gate in (own, other)]
    return own.norm.gate == other.norm.gate and bool(named[0] & named[1])


def _limits(matter: Matter, above: set[str]) -> Iterator[Contradiction]:
    """Two lengths for the same limit of the same matter."""
    for own, other in _pairs(matter.program.limits, above):
        known = own.span is not None and other.span is not None
        if not known or own.span == other.span or not _same_limit(own.norm, other.norm):
            continue
        if case := matter.counter_example(matter.holds(own.bit), matter.holds(other.bit)):
            said = f"同一个期限两个数：{_length(own)}和{_length(other)}"
            yield Contradiction(own.placed, other.placed, said, case)


def _same_limit(one: LimitNorm, other: LimitNorm) -> bool:
    """Whether both limit the same: by name, or from the same day to the same act, on the same side."""
    named = one.limit == other.limit or (one.given != "" and one.given == other.given)
    return named and one.counted_from == other.counted_from and bool(one.after) == bool(other.after)


def _length(limit: ReadyNorm) -> str:
    assert limit.span is not None  # noqa: S101 -- only known lengths are compared
    return limit.span.zh()


def _members(book: Rulebook, law_on: date, above: set[str]) -> Iterator[Contradiction]:
    """A meeting whose members the law above names otherwise."""
    required = [one for one in book.norms_of(CompositionNorm, law_on) if one[0].cites[0].instrument in above]
    for placed, body in book.norms_of(BodyNorm, law_on):
        for above_placed, norm in required:
            if norm.composition == body.body and set(norm.members) != set(body.members):
                roles = book.vocabulary.roles
                named = ["、".join(roles[code].zh for code in one.members) for one in (body, norm)]
                said = f"{body.name}的组成人员，本区写{named[0]}，上位规定写{named[1]}"
                yield Contradiction(placed, above_placed, said)

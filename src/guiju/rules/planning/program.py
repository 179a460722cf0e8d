"""An act's norms made ready: every condition one bit, so that a plan's shape depends on an integer only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from guiju.rules import expressions
from guiju.rules.calendar import Span
from guiju.rules.citations import Citation
from guiju.rules.expressions.syntax import Node
from guiju.rules.fact_values import FactReader
from guiju.rules.facts import FactValue
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.articles import Instrument, PlacedNorm
from guiju.rules.instruments.loading import cite_at
from guiju.rules.instruments.settings import Settings
from guiju.rules.instruments.steps import Case, StepGrammar
from guiju.rules.instruments.vocabulary import Act, Vocabulary
from guiju.rules.planning.plans import Because, Mode, Strength

ALWAYS = -1
"""The bit of a condition that was not written."""


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """A step with its condition as a bit and its citations resolved."""

    bit: int
    who: tuple[str, ...]
    either: bool
    does: str
    mode: Mode
    strength: Strength
    cites: tuple[Citation, ...]
    says: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyCase:
    """One case of a route: its condition, which other exceptions it goes before, and its steps in groups."""

    id: str
    bit: int
    over: frozenset[str]
    groups: tuple[tuple[ReadyStep, ...], ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ReadyRoute:
    """A route norm: general case (or None) and exceptions."""

    id: str
    stage: str
    bit: int
    general: ReadyCase | None
    exceptions: tuple[ReadyCase, ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ReadyNorm:
    """A gate, requirement, limit or duty with the bits of its conditions."""

    placed: PlacedNorm
    norm: Any
    bit: int
    needs: int = ALWAYS
    otherwise: int = ALWAYS
    span: Span | None = None
    note: str = ""
    """Of a limit: its length, None where a setting does not know it; and what is said of a setting's number."""


@dataclass
class Program:
    """All norms of one act under a set of instruments."""

    act: Act
    vocabulary: Vocabulary
    nodes: list[Node] = field(default_factory=list)
    bits: dict[str, int] = field(default_factory=dict)
    routes: list[ReadyRoute] = field(default_factory=list)
    gates: list[ReadyNorm] = field(default_factory=list)
    requirements: list[ReadyNorm] = field(default_factory=list)
    limits: list[ReadyNorm] = field(default_factory=list)
    duties: list[ReadyNorm] = field(default_factory=list)
    body_names: dict[str, str] = field(default_factory=dict)
    settings: Settings = field(default_factory=dict)
    placed: tuple[str, ...] = ()
    """The ids of all norms of the act, in their order."""

    def finish(self) -> Program:
        """Compiles the conditions; called once when all norms are in."""
        self.reader = FactReader(self.act.facts)
        self.mask = expressions.compile_mask(self.nodes)
        self.names = frozenset[str]().union(*(expressions.names(node) for node in self.nodes))
        self.because = tuple(
            Because(expressions.sentence(node, self.act.facts), tuple(sorted(expressions.names(node))))
            for node in self.nodes
        )
        self.body_facts = self.body_facts_of(self.routes)
        return self

    def body_facts_of(self, routes: Iterable[ReadyRoute]) -> tuple[str, ...]:
        """The facts that name a meeting which a step of the routes waits for."""
        roles = self.vocabulary.roles
        bodies = [roles[who].body for route in routes for who in _holders(route)]
        return tuple(sorted({b["fact"] for b in bodies if isinstance(b, Mapping)}))

    def truth(self, facts: Mapping[str, FactValue]) -> tuple[int, int]:
        """The conditions that hold and those not known, as two bit masks."""
        if self.names <= facts.keys():
            return self.mask(facts), 0
        true = unknown = 0
        for place, node in enumerate(self.nodes):
            held = expressions.evaluate_partial(node, facts)
            true |= (held is True) << place
            unknown |= (held is None) << place
        return true, unknown


def _holders(route: ReadyRoute) -> Iterable[str]:
    cases = route.exceptions + ((route.general,) if route.general else ())
    return (who for case in cases for group in case.groups for step in group for who in step.who)


def build(
    act: Act, vocabulary: Vocabulary, instruments: Sequence[Instrument], settings: Settings | None = None
) -> Program:
    """The program of an act from the instruments in force; the order of instruments does not matter."""
    return build_from(act, vocabulary, norms_of(instruments), settings)


def norms_of(instruments: Iterable[Instrument]) -> Iterator[PlacedNorm]:
    """All norms of several instruments, in the order in which a program takes them up: the district's own first.

    Norms that a declared contradiction of the texts sets aside are left out.
    """
    texts = sorted(instruments, key=lambda i: (i.outside, i.code))
    aside = {name for text in texts for one in text.conflicts for name in one.sets_aside}
    for text in texts:
        yield from (placed for placed in text.norms() if placed.id not in aside)


def build_from(
    act: Act, vocabulary: Vocabulary, norms: Iterable[PlacedNorm], settings: Settings | None = None
) -> Program:
    """The program of an act from these norms alone; those about other acts are passed over.

    `settings`: the numbers that stand in no article; those of the vocabulary when not said.
    """
    program = Program(act, vocabulary, settings=vocabulary.settings if settings is None else settings)
    builder = _Builder(program)
    for placed in norms:
        if act.code in placed.norm.act:
            builder.add(placed)
        if isinstance(placed.norm, n.BodyNorm):
            program.body_names[placed.norm.body] = placed.norm.name
    return program.finish()


class _Builder:
    """Turns placed norms into ready ones."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def bit(self, *conditions: str) -> int:
        """The bit of the conjunction of the conditions that are written."""
        written = [text for text in conditions if text]
        if not written:
            return ALWAYS
        text = written[0] if len(written) == 1 else " and ".join(f"({part})" for part in written)
        if text not in self.program.bits:
            self.program.bits[text] = len(self.program.nodes)
            self.program.nodes.append(expressions.parse(text))
        return self.program.bits[text]

    def add(self, placed: PlacedNorm) -> None:
        norm = placed.norm
        self.program.placed += (placed.id,)
        if isinstance(norm, n.RouteNorm):
            self.program.routes.append(self.route(placed, norm))
        elif isinstance(norm, n.GateNorm):
            self._gate(placed, norm)
        elif isinstance(norm, n.RequirementNorm):
            present = self.bit(f'"{norm.requirement}" in attachments')
            ready = ReadyNorm(placed, norm, self.bit(norm.when), present, self.bit(norm.or_fact))
            self.program.requirements.append(ready)
        elif isinstance(norm, n.LimitNorm):
            span, note = span_of(norm, self.program.settings)
            self.program.limits.append(ReadyNorm(placed, norm, self.bit(norm.when), span=span, note=note))
        elif isinstance(norm, n.DutyNorm) and norm.raised:
            self._append(self.program.duties, placed)

    def _gate(self, placed: PlacedNorm, norm: n.GateNorm) -> None:
        """A gate; where a text above asks the very same, the first one speaks and cites both."""
        found = ReadyNorm(placed, norm, self.bit(norm.when), self.bit(norm.needs))
        gates = self.program.gates
        same = next((i for i, gate in enumerate(gates) if _asks_the_same(gate, found)), None)
        if same is None:
            gates.append(found)
        else:
            cites = (*gates[same].placed.cites, *placed.cites)
            gates[same] = replace(gates[same], placed=replace(gates[same].placed, cites=cites))

    def _append(self, to: list[ReadyNorm], placed: PlacedNorm, needs: int = ALWAYS) -> None:
        to.append(ReadyNorm(placed, placed.norm, self.bit(placed.norm.when), needs))

    def route(self, placed: PlacedNorm, norm: n.RouteNorm) -> ReadyRoute:
        general = norm.general_case
        return ReadyRoute(
            placed.id,
            norm.route,
            self.bit(norm.when),
            self.case(placed, norm, general) if general else None,
            tuple(self.case(placed, norm, case) for case in norm.exceptions),
            placed.cites,
        )

    def case(self, placed: PlacedNorm, norm: n.RouteNorm, case: Case) -> ReadyCase:
        cites = _at(placed, case.at) if case.at else placed.cites
        groups = tuple(
            tuple(self.step(placed, norm, case, cites, step) for step in (entry.together or [entry]))
            for entry in case.steps
        )
        return ReadyCase(case.id, self.bit(case.when), frozenset(case.over), groups, cites)

    def step(
        self,
        placed: PlacedNorm,
        norm: n.RouteNorm,
        case: Case,
        cites: tuple[Citation, ...],
        step: StepGrammar,
    ) -> ReadyStep:
        readings = tuple(r for r in (norm.reading, case.reading, step.reading) if r)
        return ReadyStep(
            self.bit(step.when),
            tuple(step.who or step.either),
            bool(step.either),
            step.does,
            step.mode,
            step.strength or norm.strength,
            _at(placed, step.at) if step.at else cites,
            step.says,
            readings,
        )


def _asks_the_same(one: ReadyNorm, other: ReadyNorm) -> bool:
    """Whether two texts ask the same of the same matters; a text that says it twice keeps its two places."""
    asked = [(gate.norm.gate, gate.norm.strength, gate.bit, gate.needs) for gate in (one, other)]
    texts = {gate.placed.cites[0].instrument for gate in (one, other)}
    return asked[0] == asked[1] and len(texts) > 1


def span_of(norm: n.LimitNorm, settings: Settings) -> tuple[Span | None, str]:
    """The norm's length of time as the calendar counts it, and what is to be said of its number."""
    side, written = "after" if norm.after else "before", norm.span.written
    if written:
        return Span(*written, side), ""
    setting = settings[norm.span.setting]
    return (None if setting.value is None else Span(setting.value, setting.unit, side)), setting.note


def _at(placed: PlacedNorm, at: str) -> tuple[Citation, ...]:
    first = placed.cites[0]
    return (Citation.parse(cite_at(first.instrument, first.article, at)), *placed.cites[1:])

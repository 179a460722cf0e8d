"""One text of the two, asked by itself: its plans, and where it speaks about an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.comparing.differences import united
from guiju.rules.expressions import Node, names, parse
from guiju.rules.instruments import norms as n
from guiju.rules.instruments.articles import Instrument, PlacedNorm
from guiju.rules.instruments.vocabulary import Act, Vocabulary
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import NoAnswer, PlanningError
from guiju.rules.planning.program import Program, build
from guiju.rules.planning.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan, or the reason why the text gives none."""

    plan: Plan
    refusal: str = ""
    cites: tuple[Citation, ...] = ()
    usable: bool = True


@dataclass(frozen=True)
class OneSide:
    """A text and one act. A text that says nothing about the act answers with an empty plan."""

    instrument: Instrument
    vocabulary: Vocabulary
    act: Act

    @cached_property
    def norms(self) -> tuple[PlacedNorm, ...]:
        """What the text says about the act."""
        return tuple(placed for placed in self.instrument.norms() if self.act.code in placed.norm.act)

    @property
    def speaks(self) -> bool:
        """Whether any norm of the text is about the act."""
        return bool(self.norms)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The text alone, as a rulebook."""
        return Rulebook(self.vocabulary, [self.instrument])

    @cached_property
    def program(self) -> Program:
        """The act's norms made ready; none where the text does not speak."""
        day = self.instrument.head.in_force_on
        return self.rulebook.program(self.act.code, day) if self.speaks else build(self.act, self.vocabulary, [])

    @cached_property
    def asked_by_gates(self) -> Mapping[str, frozenset[str]]:
        """For each gate the facts on which it hangs."""
        because = self.program.because
        return {ready.placed.id: frozenset(because[ready.needs].facts) for ready in self.program.gates}

    def ask(self, facts: Mapping[str, Any]) -> Answer:
        """The plan for these facts, on the text's own first day in force."""
        day = self.instrument.head.in_force_on
        empty = Plan(self.act.code, day, "", facts)
        if not self.speaks:
            return Answer(empty)
        try:
            return Answer(self.rulebook.plan(self.act.code, facts, day))
        except NoAnswer as error:
            return Answer(empty, error.message, error.cites)
        except PlanningError:  # facts that contradict each other show nothing about the texts
            return Answer(empty, usable=False)

    def near(self, stages: Sequence[str]) -> tuple[Citation, ...]:
        """Where the text speaks of these stages of the act, or else of the stage nearest to the first of them."""
        spoken = {stage_of(placed.norm) for placed in self.norms}
        order = self.vocabulary.stage_order
        asked = set(stages) & spoken or set(sorted(spoken, key=lambda s: _away(order, s, stages[0]))[:1])
        return united(placed.cites for placed in self.norms if stage_of(placed.norm) in asked)

    def asked_at(self, stage: str) -> frozenset[str]:
        """The facts that the conditions of what the text says at this stage ask about."""
        norms = (placed.norm for placed in self.norms if stage_of(placed.norm) == stage)
        return frozenset(name for norm in norms for text in conditions_of(norm) for name in names(parsed(text)))


@cache
def parsed(condition: str) -> Node:
    """A condition's syntax tree; the same conditions are asked for again and again."""
    return parse(condition)


def _away(order: Mapping[str, int], stage: str, first: str) -> tuple[int, int]:
    """How far a stage is from another; of two as far, the later one comes first."""
    return abs(order[stage] - order[first]), -order[stage]


def conditions_of(norm: n.Norm) -> Iterator[str]:
    """Every condition that is written in a norm."""
    written = [norm.when]
    match norm:
        case n.RouteNorm():
            cases = [*norm.exceptions, *([norm.general_case] if norm.general_case else [])]
            steps = [step for case in cases for entry in case.steps for step in (entry.together or [entry])]
            written += [*(case.when for case in cases), *(step.when for step in steps)]
        case n.GateNorm():
            written.append(norm.needs)
        case n.RequirementNorm():
            written.append(norm.or_fact)
    yield from (text for text in written if text)


def stage_of(norm: n.Norm) -> str:
    match norm:
        case n.RouteNorm():
            return norm.route
        case n.GateNorm():
            return norm.gate
        case n.RequirementNorm() | n.LimitNorm() | n.DutyNorm():
            return norm.stage
    return ""

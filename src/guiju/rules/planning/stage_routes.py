"""The routes of one stage: which cases hold, and the steps they come to. Worked out once for each set of answers.

What a stage answers depends on its own conditions only, so that facts never seen together before still find most
stages worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guiju.rules.planning import plans
from guiju.rules.planning.answers import MOST_KEPT, Answers, OwnAnswers, mask_of
from guiju.rules.planning.merging import MergedStep, Sequence_, merge
from guiju.rules.planning.plans import Because, Step, Undecided
from guiju.rules.planning.problems import Conflict
from guiju.rules.planning.program import Program, ReadyCase, ReadyRoute, ReadyStep


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases of a stage's routes that hold, and what cannot be told yet; `steps` keeps what they came to."""

    sequences: tuple[Sequence_, ...]
    undecided: tuple[Undecided, ...]
    steps: dict[tuple[object, ...], tuple[Step, ...]] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether the rules say anything about the stage."""
        return bool(self.sequences or self.undecided)


class StageRoutes:
    """All routes that an act's norms give for one stage."""

    def __init__(self, program: Program, stage: str, routes: Sequence[ReadyRoute]) -> None:
        self.program, self.stage, self.routes = program, stage, routes
        self.vocabulary = program.vocabulary
        self._body_facts = program.body_facts_of(routes)
        self.choose = OwnAnswers(self._choose, mask_of(_bits(routes)))
        """The cases that hold. Raises Conflict where two exceptions do and the rules do not say which goes before."""

    def steps(self, chosen: Chosen, answers: Answers, bodies: Mapping[str, str], first: int) -> tuple[Step, ...]:
        """The steps in order, numbered from `first`. Raises Conflict where their orders contradict each other."""
        key = (first, *map(bodies.__getitem__, self._body_facts))
        found = chosen.steps.get(key)
        if found is None:
            merged = merge(self.vocabulary.stages[self.stage].zh, chosen.sequences)
            found = tuple(self._step(answers, bodies, first, one) for one in merged)
            if len(chosen.steps) < MOST_KEPT:
                chosen.steps[key] = found
        return found

    def _choose(self, answers: Answers) -> Chosen:
        chosen = [_case_of(answers, route) for route in self.routes]
        undecided = [one for one in chosen if isinstance(one, Undecided)]
        undecided.sort(key=lambda one: one.cites)
        sequences = tuple(one for one in chosen if one is not None and not isinstance(one, Undecided))
        return Chosen(sequences, tuple(undecided))

    def _step(self, answers: Answers, bodies: Mapping[str, str], first: int, merged: MergedStep) -> Step:
        step = merged.step
        roles = self.vocabulary.roles
        joint = "或" if step.either else "、"
        asked = [self._body(name, bodies) for name in step.who]
        names = self.program.body_names
        who = joint.join(names.get(body) or roles[name].zh for name, body in zip(step.who, asked, strict=True))
        return Step(
            key=f"{self.stage}.{step.does}.{('|' if step.either else '+').join(step.who)}",
            stage=self.stage,
            order=first + merged.level,
            who=step.who,
            does=step.does,
            zh=step.says or f"{who}{self.vocabulary.verbs[step.does].zh}",
            mode=step.mode if len(step.who) == 1 or step.either else plans.Mode.ALL,
            either=step.either,
            body=next((body for body in asked if body), ""),
            strength=step.strength,
            cites=step.cites,
            because=merged.because + answers.because(step.bit),
            readings=step.readings,
        )

    def _body(self, role: str, bodies: Mapping[str, str]) -> str:
        body = self.vocabulary.roles[role].body
        return body if isinstance(body, str) else bodies.get(body["fact"], "")


def _bits(routes: Iterable[ReadyRoute]) -> Iterator[int]:
    """Every condition that the routes look at."""
    for route in routes:
        yield route.bit
        for case in (*route.exceptions, *((route.general,) if route.general else ())):
            yield case.bit
            yield from (step.bit for group in case.groups for step in group)


def _case_of(answers: Answers, route: ReadyRoute) -> Sequence_ | Undecided | None:
    applies = answers.holds(route.bit)
    if applies is False:
        return None
    open_ = [case.bit for case in route.exceptions if answers.holds(case.bit) is None]
    if applies is None or open_:
        return Undecided(route.stage, answers.missing(route.bit, *open_), route.cites)
    case = _the_case(answers, route)
    if case is None:
        return None
    held = answers.holds(case.bit)
    if held is None:
        return Undecided(route.stage, answers.missing(case.bit), case.cites)
    reasons = answers.because(route.bit, case.bit)
    if case is route.general and route.exceptions:
        reasons = (*reasons, Because("不属于本条规定的例外情形", ()))
    return (_groups(answers, case), reasons) if held else None


def _the_case(answers: Answers, route: ReadyRoute) -> ReadyCase | None:
    held = [case for case in route.exceptions if answers.holds(case.bit)]
    beaten = {name for case in held for name in case.over}
    winners = [case for case in held if case.id not in beaten]
    if len(winners) > 1 or (held and not winners):
        names = "、".join(case.id for case in winners or held)
        cites = [cite for case in held for cite in case.cites]
        places = "、".join(sorted({str(cite) for cite in cites}))
        raise Conflict(f"{places} 有两个例外同时成立（{names}），规则没有说以哪个为准", cites)
    return winners[0] if winners else route.general


def _groups(answers: Answers, case: ReadyCase) -> tuple[tuple[ReadyStep, ...], ...]:
    # A step whose own condition is not known yet is shown: leaving it out would promise too short a route.
    kept = [tuple(s for s in group if answers.holds(s.bit) is not False) for group in case.groups]
    return tuple(group for group in kept if group)

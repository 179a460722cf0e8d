"""One act under two texts: facts that try every condition of both, and the simplest case of each difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guiju.rules.comparing.checks import compare_gates, compare_requirements
from guiju.rules.comparing.choices import Choices
from guiju.rules.comparing.differences import Difference, Example, Line, Side, Topic
from guiju.rules.comparing.follow_ups import compare_duties, compare_limits
from guiju.rules.comparing.found import Found, Key, Told
from guiju.rules.comparing.routes import compare_routes
from guiju.rules.comparing.sides import Answer, OneSide
from guiju.rules.comparing.trials import trials
from guiju.rules.comparing.words import Words, facts_in_words
from guiju.rules.planning.plan_json import facts_to_json

Place = tuple[Topic, str]
Facts = Mapping[str, Any]


class ActComparison:
    """The two texts on one act."""

    def __init__(self, words: Words, one: OneSide, two: OneSide) -> None:
        self.words, self.one, self.two = words, one, two
        self.act = one.act
        self.choices = Choices(self.act.facts, [*one.program.nodes, *two.program.nodes])
        self._seen: dict[Place, set[Key]] = {}

    def differences(self) -> Iterator[Difference]:
        """By topic and stage; within a stage the simplest case first."""
        found: list[tuple[Found, Facts]] = []
        for facts in trials(self.choices, self.one.program, self.two.program):
            for one in self.compare(facts):
                seen = self._seen.setdefault((one.topic, one.stage), set())
                if not one.keys <= seen:
                    found.append(self._simplest(one, one.keys - seen, facts))
                    seen |= one.keys
        order, topics = self.words.vocabulary.stage_order, list(Topic)
        found.sort(key=lambda pair: (topics.index(pair[0].topic), order[pair[0].stage]))
        for number, (one, facts) in enumerate(found, 1):
            yield self._told(one, facts, number)

    def compare(self, facts: Facts) -> list[Found]:
        """Everything in which the two answers to these facts differ."""
        mine, other = self.one.ask(facts), self.two.ask(facts)
        if not (mine.usable and other.usable):
            return []
        if mine.refusal or other.refusal:
            return list(_unanswered(self.act.answers[0], mine, other)) if self.act.answers else []
        a, b = mine.plan, other.plan
        both = (self.words, self.one, self.two, a, b)
        return [
            *compare_routes(self.words, a, b),
            *compare_gates(*both),
            *compare_requirements(self.words, a, b),
            *compare_limits(*both),
            *compare_duties(*both),
        ]

    def _simplest(self, found: Found, news: frozenset[Key], facts: Facts) -> tuple[Found, Facts]:
        """The same with every fact left out that it does not hang on."""
        for name in list(facts):
            ordinary = {name: self.choices.base[name]} if name in self.choices.base else {}
            fewer = {**{key: value for key, value in facts.items() if key != name}, **ordinary}
            place = (found.topic, found.stage)
            again = [one for one in self.compare(fewer) if (one.topic, one.stage) == place and news <= one.keys]
            if fewer != facts and again:
                found, facts = again[0], fewer
        return found, facts

    def _told(self, found: Found, facts: Facts, number: int) -> Difference:
        asked = self.one.asked_at(found.stage) | self.two.asked_at(found.stage)
        ordered = {name: facts[name] for name in self.act.facts if name in facts}
        matter = {n: v for n, v in ordered.items() if n in asked or v != self.choices.base.get(n)}
        words = facts_in_words(matter, self.act.facts) or ("任何情形",)
        title, a, b = found.tell()
        return Difference(
            id=f"{self.act.code}.{found.topic}.{found.stage}.{number}",
            group=self.act.code,
            topic=found.topic,
            stage=found.stage,
            title=title,
            a=_side(self.one, a, found.stage),
            b=_side(self.two, b, found.stage),
            example=Example(self.act.code, facts_to_json(ordered), words),
        )


def _side(side: OneSide, lines: tuple[Line, ...], stage: str) -> Side:
    return Side(lines, () if lines else side.near([stage]))


def _unanswered(stage: str, mine: Answer, other: Answer) -> Iterable[Found]:
    """Where a text leaves the act without an answer that it should have."""
    if bool(mine.refusal) != bool(other.refusal):
        keys = frozenset({("unanswered", bool(mine.refusal))})
        yield Found(Topic.ROUTE, stage, keys, lambda: _refusals(mine, other))


def _refusals(mine: Answer, other: Answer) -> Told:
    a, b = ((Line(one.refusal, one.cites),) if one.refusal else () for one in (mine, other))
    return mine.refusal or other.refusal, a, b

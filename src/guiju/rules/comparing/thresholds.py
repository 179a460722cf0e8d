"""Amounts, days and counts at which the rules of an act change, put side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeGuard

from guiju.rules import expressions
from guiju.rules.comparing.choices import Choices
from guiju.rules.comparing.differences import Difference, Example, Line, Side, Topic, united
from guiju.rules.comparing.sides import OneSide, conditions_of, parsed, stage_of
from guiju.rules.comparing.ways import ways
from guiju.rules.comparing.words import facts_in_words
from guiju.rules.expressions.syntax import Comparison, Count, Fact, Money, Node, Number, walk
from guiju.rules.instruments.articles import PlacedNorm
from guiju.rules.planning.plan_json import facts_to_json


@dataclass(slots=True)
class Bound:
    """One comparison with a number, and the norms that make it."""

    node: Node
    norms: list[PlacedNorm] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The number itself: lower bounds are told first."""
        return next(part.fen if isinstance(part, Money) else part.value for part in walk(self.node) if _is_number(part))


Bounds = dict[str, dict[str, Bound]]


def threshold_differences(one: OneSide, two: OneSide) -> Iterator[Difference]:
    """One for each fact whose bounds are not the same in both texts."""
    mine, other = _bounds(one), _bounds(two)
    choices = Choices(one.act.facts, [*one.program.nodes, *two.program.nodes])
    for name in one.act.facts:
        here, there = mine.get(name, {}), other.get(name, {})
        if here.keys() != there.keys():
            only = next(bound for zh, bound in (here | there).items() if (zh in here) != (zh in there))
            yield Difference(
                id=f"{one.act.code}.{Topic.THRESHOLD}.{name}",
                group=one.act.code,
                topic=Topic.THRESHOLD,
                stage="",
                title=f"{one.act.facts[name].zh}的界限",
                a=_side(one, here, there),
                b=_side(two, there, here),
                example=_example(choices, one, only.node),
            )


def _bounds(side: OneSide) -> Bounds:
    found: Bounds = {}
    for placed in side.norms:
        for text in conditions_of(placed.norm):
            for name, node in _numeric(parsed(text)):
                zh = expressions.sentence(node, side.act.facts)
                found.setdefault(name, {}).setdefault(zh, Bound(node)).norms.append(placed)
    return found


def _side(side: OneSide, mine: dict[str, Bound], other: dict[str, Bound]) -> Side:
    """A text without a bound says at least where it speaks of the stages at which the other has one."""
    if not mine:
        stages = [stage_of(placed.norm) for bound in other.values() for placed in bound.norms]
        return Side((), side.near(stages))
    ordered = sorted(mine.items(), key=lambda row: (row[1].number, row[0]))
    return Side(tuple(Line(zh, united(placed.cites for placed in bound.norms)) for zh, bound in ordered))


def _is_number(part: Node) -> TypeGuard[Number | Money]:
    return isinstance(part, Number | Money)


def _numeric(node: Node) -> Iterator[tuple[str, Node]]:
    for part in walk(node):
        match part:
            case Comparison(Fact(name) | Count(Fact(name)), _, Number() | Money()):
                yield name, part
            case Comparison(Number() | Money(), _, Fact(name) | Count(Fact(name))):
                yield name, part


def _example(choices: Choices, side: OneSide, node: Node) -> Example | None:
    found = ways(choices, node, wanted=True)
    if not found:
        return None
    facts = choices.complete(found[0])
    return Example(side.act.code, facts_to_json(facts), facts_in_words(found[0], side.act.facts))

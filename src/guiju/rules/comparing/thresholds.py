"""Amounts, days and counts at which the rules of an act change, put side by side."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.rules import expressions
from guiju.rules.citations import Citation
from guiju.rules.comparing.choices import Choices
from guiju.rules.comparing.differences import Difference, Example, Line, Side, Topic, united
from guiju.rules.comparing.sides import OneSide, conditions_of, parsed
from guiju.rules.comparing.ways import ways
from guiju.rules.comparing.words import facts_in_words
from guiju.rules.expressions.syntax import Comparison, Count, Fact, Money, Node, Number, walk
from guiju.rules.planning.plan_json import facts_to_json

Bounds = dict[str, dict[str, tuple[Node, list[tuple[Citation, ...]]]]]


def threshold_differences(one: OneSide, two: OneSide) -> Iterator[Difference]:
    """One for each fact whose bounds are not the same in both texts."""
    mine, other = _bounds(one), _bounds(two)
    choices = Choices(one.act.facts, [*one.program.nodes, *two.program.nodes])
    for name in one.act.facts:
        here, there = mine.get(name, {}), other.get(name, {})
        if here.keys() != there.keys():
            only = next(node for zh, (node, _) in (here | there).items() if (zh in here) != (zh in there))
            yield Difference(
                id=f"{one.act.code}.{Topic.THRESHOLD}.{name}",
                group=one.act.code,
                topic=Topic.THRESHOLD,
                stage="",
                title=f"{one.act.facts[name].zh}的界限",
                a=Side(_lines(here), () if here else _about(one, name)),
                b=Side(_lines(there), () if there else _about(two, name)),
                example=_example(choices, one, only),
            )


def _bounds(side: OneSide) -> Bounds:
    found: Bounds = {}
    for placed in side.norms:
        for text in conditions_of(placed.norm):
            for name, node in _numeric(parsed(text)):
                zh = expressions.sentence(node, side.act.facts)
                found.setdefault(name, {}).setdefault(zh, (node, []))[1].append(placed.cites)
    return found


def _numeric(node: Node) -> Iterator[tuple[str, Node]]:
    for part in walk(node):
        match part:
            case Comparison(Fact(name) | Count(Fact(name)), _, Number() | Money()):
                yield name, part
            case Comparison(Number() | Money(), _, Fact(name) | Count(Fact(name))):
                yield name, part


def _lines(bounds: dict[str, tuple[Node, list[tuple[Citation, ...]]]]) -> tuple[Line, ...]:
    return tuple(Line(zh, united(cites)) for zh, (_, cites) in sorted(bounds.items()))


def _about(side: OneSide, name: str) -> tuple[Citation, ...]:
    """Where a text without a bound speaks of the same act all the same, as far as it asks about this fact."""
    return united(
        placed.cites
        for placed in side.norms
        if any(name in expressions.names(parsed(text)) for text in conditions_of(placed.norm))
    )


def _example(choices: Choices, side: OneSide, node: Node) -> Example | None:
    found = ways(choices, node, wanted=True)
    if not found:
        return None
    facts = choices.complete(found[0])
    return Example(side.act.code, facts_to_json(facts), facts_in_words(found[0], side.act.facts))

"""Time limits and duties of two plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.comparing.differences import Line, Topic
from guiju.rules.comparing.found import Found, Told
from guiju.rules.comparing.sides import OneSide
from guiju.rules.comparing.words import Words, softly
from guiju.rules.instruments.norms import DutyNorm, LimitNorm
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.program import ReadyNorm

Placed = list[tuple[Any, tuple[Citation, ...]]]
Norms = dict[str, Placed]


def compare_limits(words: Words, one: OneSide, two: OneSide, a: Plan, b: Plan) -> Iterator[Found]:
    """Time limits counted from the same day: how long, how binding, before which stage."""
    mine = _norms(one.program.limits, (limit.id for limit in a.limits), lambda norm: norm.counted_from)
    other = _norms(two.program.limits, (limit.id for limit in b.limits), lambda norm: norm.counted_from)

    def said(norm: LimitNorm) -> str:
        return f"{norm.says or '时限'}：不晚于{words.span(norm)}{softly(norm.strength)}"

    yield from _differing(words, Topic.LIMIT, mine, other, _limit, said)


def compare_duties(words: Words, one: OneSide, two: OneSide, a: Plan, b: Plan) -> Iterator[Found]:
    """What remains to be done by somebody, by the duty's name."""
    mine = _norms(one.program.duties, (duty.id for duty in a.duties), lambda norm: norm.duty)
    other = _norms(two.program.duties, (duty.id for duty in b.duties), lambda norm: norm.duty)

    def said(norm: DutyNorm) -> str:
        return f"{words.people(norm.owed_by)}：{norm.says}"

    yield from _differing(words, Topic.DUTY, mine, other, _duty, said)


def _norms(ready: Iterable[ReadyNorm], ids: Iterable[str], name: Callable[[Any], str]) -> Norms:
    spoken = set(ids)
    found: Norms = {}
    for one in ready:
        if one.placed.id in spoken:
            found.setdefault(name(one.norm), []).append((one.norm, one.placed.cites))
    return found


def _limit(norm: LimitNorm) -> tuple[object, ...]:
    return str(norm.after), str(norm.before), norm.strength, norm.stage


def _duty(norm: DutyNorm) -> tuple[object, ...]:
    return frozenset(norm.owed_by), norm.stage, norm.per, norm.strength


def _differing(
    words: Words,
    topic: Topic,
    mine: Mapping[str, Any],
    other: Mapping[str, Any],
    point: Callable[[Any], tuple[object, ...]],
    said: Callable[[Any], str],
) -> Iterator[Found]:
    for name in dict.fromkeys([*mine, *other]):
        here, there = mine.get(name, []), other.get(name, [])
        if {point(norm) for norm, _ in here} != {point(norm) for norm, _ in there}:
            stage = (here or there)[0][0].stage
            keys = frozenset((topic, side, name, *point(n)) for side, ns in (("a", here), ("b", there)) for n, _ in ns)
            yield Found(topic, stage, keys, partial(_tell, words, said, here, there))


def _tell(words: Words, said: Callable[[Any], str], here: Placed, there: Placed) -> Told:
    first = (here or there)[0][0]
    a, b = (tuple(Line(said(norm), cites) for norm, cites in norms) for norms in (here, there))
    return f"{words.stage(first.stage)}：{said(first)}", a, b

"""Routes of two plans: the steps of each stage, who, does what, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, groupby

from guiju.rules.comparing.differences import Line, Topic
from guiju.rules.comparing.found import Found, Key, Told
from guiju.rules.comparing.words import Words, softly
from guiju.rules.planning.plans import Plan, Step

Signature = tuple[object, ...]


def compare_routes(words: Words, a: Plan, b: Plan) -> Iterator[Found]:
    """One for each stage at which the steps are not the same."""
    here, there = _by_stage(a), _by_stage(b)
    for stage in dict.fromkeys([*here, *there]):
        mine, other = here.get(stage, []), there.get(stage, [])
        keys = frozenset(_differing(mine, other))
        if keys:
            yield Found(Topic.ROUTE, stage, keys, partial(_tell, words, stage, mine, other))


def _by_stage(plan: Plan) -> dict[str, list[Step]]:
    return {stage: list(steps) for stage, steps in groupby(plan.route, key=lambda step: step.stage)}


def _tell(words: Words, stage: str, mine: Sequence[Step], other: Sequence[Step]) -> Told:
    return _title(words, stage, mine, other), _lines(mine), _lines(other)


def _signature(step: Step) -> Signature:
    return frozenset(step.who), step.does, step.either, step.mode, step.strength


def _differing(mine: Sequence[Step], other: Sequence[Step]) -> Iterator[Key]:
    for side, steps, against in (("a", mine, other), ("b", other, mine)):
        for step in _missing(steps, against):
            yield side, step.key, step.strength, step.mode
            yield from ((side, step.key, because.zh) for because in step.because)
    order = {_signature(step): step.order for step in other}
    for one, two in combinations([step for step in mine if _signature(step) in order], 2):
        if _sign(two.order - one.order) != _sign(order[_signature(two)] - order[_signature(one)]):
            yield "order", one.key, two.key


def _missing(steps: Iterable[Step], against: Iterable[Step]) -> list[Step]:
    known = {_signature(step) for step in against}
    return [step for step in steps if _signature(step) not in known]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _title(words: Words, stage: str, mine: Sequence[Step], other: Sequence[Step]) -> str:
    parts = [_brief(words, _missing(mine, other)), _brief(words, _missing(other, mine))]
    told = " / ".join(part or "没有这一步" for part in parts) if any(parts) else "各环节的先后不同"
    return f"{words.stage(stage)}：{told}"


def _brief(words: Words, steps: Iterable[Step]) -> str:
    verbs = words.vocabulary.verbs
    return "、".join(
        words.people(step.who, "或" if step.either else "和") + verbs[step.does].zh + softly(step.strength)
        for step in steps
    )


def _lines(steps: Sequence[Step]) -> tuple[Line, ...]:
    first = steps[0].order if steps else 0
    return tuple(Line(f"{s.order - first + 1}. {s.zh}{softly(s.strength)}", s.cites) for s in steps)

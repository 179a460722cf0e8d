"""The deadlines of one matter can all be met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import z3

from guiju.rules.calendar import Span
from guiju.rules.facts import FactType
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.planning.program import ReadyNorm
from guiju.rules.proving.findings import Failure, united
from guiju.rules.proving.matters import Matter
from guiju.rules.proving.spaces import MICROSECONDS_A_DAY

TOGETHER = 3
"""So many limits are looked at together: limits that clash do so in twos, or by way of a third."""
_HOUR = MICROSECONDS_A_DAY // 24
_WEEK, _WORKED, _HALVES = 7, 5, 2
_SHORT_MONTH, _LONG_MONTH = 28, 31
Limits = Mapping[int, ReadyNorm]


def deadlines(matter: Matter) -> Iterator[Failure]:
    """Limits that apply together and cannot be met together; only the smallest such sets are told."""
    counted = {place: limit for place, limit in enumerate(matter.program.limits) if limit.span}
    settled_sets: list[set[int]] = []  # those that can be met, with all their subsets; those told, with all around them
    told: list[set[int]] = []
    for size in range(1, TOGETHER + 1):
        for places in map(set, combinations(counted, size)):
            if any(places <= met for met in settled_sets) or any(known <= places for known in told):
                continue
            limits = {place: counted[place] for place in sorted(places)}
            if _can_be_met(matter, limits):
                settled_sets.append(_as_many_as_can_be_met(matter, limits, counted))
            elif matter.possible(*_applies(matter, limits)):
                told.append(places)
                yield _clash(matter, list(limits.values()))


def _as_many_as_can_be_met(matter: Matter, limits: Limits, counted: Limits) -> set[int]:
    """The limits with all others that can be met together with them: nothing within is to be asked again."""
    found = dict(limits)
    for place, limit in counted.items():
        if place not in found and _can_be_met(matter, found | {place: limit}):
            found[place] = limit
    return set(found)


def _can_be_met(matter: Matter, limits: Limits) -> bool:
    return matter.possible(*_applies(matter, limits), *_met(matter, limits))


def _applies(matter: Matter, limits: Limits) -> list[z3.BoolRef]:
    return [matter.holds(limit.bit) for limit in limits.values()]


def _clash(matter: Matter, limits: Sequence[ReadyNorm]) -> Failure:
    said = "、".join(f"「{limit.norm.says or limit.norm.otherwise}」" for limit in limits)
    cites = united(*(limit.placed.cites for limit in limits))
    case = matter.counter_example(*(matter.holds(limit.bit) for limit in limits))
    message = f"时限{said}排不开：无论哪天办，总有一个要误"
    return Failure(message, "核对起算日、天数和先后", cites, limits[0].norm.stage, case or Failure("", "").case)


def _met(matter: Matter, limits: Limits) -> Iterator[z3.BoolRef]:
    """That each is done in time, and what belongs to an earlier stage no later than what belongs to a later one."""
    order = matter.vocabulary.stage_order
    for place, limit in limits.items():
        yield from _in_time(matter, place, limit)
        for other, later in limits.items():
            if order[limit.norm.stage] < order[later.norm.stage]:
                yield _done(matter, place, limit.norm) <= _done(matter, other, later.norm)


def _in_time(matter: Matter, place: int, limit: ReadyNorm) -> Iterator[z3.BoolRef]:
    norm: LimitNorm = limit.norm
    start, done = _moment(matter, norm.counted_from), _done(matter, place, norm)
    if norm.before:
        yield done <= start - _longest(limit)
    else:
        yield done >= start
        yield done <= start + _shortest(limit)


def _done(matter: Matter, place: int, norm: LimitNorm) -> z3.ArithRef:
    """When it is done: the date given for it, or some moment."""
    return _moment(matter, norm.given) if norm.given else z3.Int(f"done {place}")


def _moment(matter: Matter, fact: str) -> z3.ArithRef:
    value = matter.space.value(fact)
    return value * MICROSECONDS_A_DAY if matter.act.facts[fact].type is FactType.DATE else value


def _shortest(limit: ReadyNorm) -> int:
    """The least time that the limit leaves: working days on end, months of four weeks."""
    span = _span(limit)
    if span.unit == "hours":
        return span.amount * _HOUR
    if span.unit == "half_days":
        return span.amount * MICROSECONDS_A_DAY // _HALVES
    return span.amount * (_SHORT_MONTH if span.unit == "months" else 1) * MICROSECONDS_A_DAY


def _longest(limit: ReadyNorm) -> int:
    """The most time that the limit takes: every five working days are a week of seven."""
    span = _span(limit)
    if span.unit == "hours":
        return span.amount * _HOUR
    days = span.amount * (_LONG_MONTH if span.unit == "months" else 1)
    worked = -(-days // _HALVES) if span.unit == "half_days" else days if span.unit == "working_days" else 0
    rest = -(-worked // _WORKED) * (_WEEK - _WORKED)
    return ((worked or days) + rest) * MICROSECONDS_A_DAY


def _span(limit: ReadyNorm) -> Span:
    assert limit.span is not None  # noqa: S101 -- a limit of unknown length is not looked at
    return limit.span

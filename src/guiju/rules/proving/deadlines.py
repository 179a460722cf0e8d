"""The deadlines of one matter can all be met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import z3

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


def deadlines(matter: Matter) -> Iterator[Failure]:
    """Limits that apply together and cannot be met together; only the smallest such sets are told."""
    told: list[set[int]] = []
    for size in range(1, TOGETHER + 1):
        for places in combinations(range(len(matter.program.limits)), size):
            limits = [matter.program.limits[place] for place in places]
            if any(known <= set(places) for known in told):
                continue
            if failure := _clash(matter, limits):
                told.append(set(places))
                yield failure


def _clash(matter: Matter, limits: Sequence[ReadyNorm]) -> Failure | None:
    applies = [matter.holds(limit.bit) for limit in limits]
    if not matter.possible(*applies) or matter.possible(*applies, *_met(matter, limits)):
        return None
    said = "、".join(f"「{limit.norm.says or limit.norm.otherwise}」" for limit in limits)
    cites = united(*(limit.placed.cites for limit in limits))
    case = matter.counter_example(*applies)
    message = f"时限{said}排不开:无论哪天办,总有一个要误"
    return Failure(message, "核对起算日、天数和先后", cites, limits[0].norm.stage, case or Failure("", "").case)


def _met(matter: Matter, limits: Sequence[ReadyNorm]) -> Iterator[z3.BoolRef]:
    """That each is done in time, and what belongs to an earlier stage no later than what belongs to a later one."""
    order = matter.vocabulary.stage_order
    for place, limit in enumerate(limits):
        yield from _in_time(matter, place, limit.norm)
        for other, later in enumerate(limits):
            if order[limit.norm.stage] < order[later.norm.stage]:
                yield _done(matter, place, limit.norm) <= _done(matter, other, later.norm)


def _in_time(matter: Matter, place: int, norm: LimitNorm) -> Iterator[z3.BoolRef]:
    start, done = _moment(matter, norm.counted_from), _done(matter, place, norm)
    if norm.before:
        yield done <= start - _longest(norm)
    else:
        yield done >= start
        yield done <= start + _shortest(norm)


def _done(matter: Matter, place: int, norm: LimitNorm) -> z3.ArithRef:
    """When it is done: the date given for it, or some moment."""
    return _moment(matter, norm.given) if norm.given else z3.Int(f"done {place}")


def _moment(matter: Matter, fact: str) -> z3.ArithRef:
    value = matter.space.value(fact)
    return value * MICROSECONDS_A_DAY if matter.act.facts[fact].type is FactType.DATE else value


def _shortest(norm: LimitNorm) -> int:
    """The least time that the limit leaves: working days on end."""
    span = norm.after
    assert span is not None  # noqa: S101 -- asked only where it is written
    halves = (span.half_days or 0) * MICROSECONDS_A_DAY // _HALVES
    return (span.hours or 0) * _HOUR + halves + (span.calendar_days or span.working_days or 0) * MICROSECONDS_A_DAY


def _longest(norm: LimitNorm) -> int:
    """The most time that the limit takes: every five working days are a week of seven."""
    span = norm.before
    assert span is not None  # noqa: S101 -- asked only where it is written
    worked = (span.working_days or 0) + -(-(span.half_days or 0) // _HALVES)
    days = (span.calendar_days or 0) + worked + -(-worked // _WORKED) * (_WEEK - _WORKED)
    return (span.hours or 0) * _HOUR + days * MICROSECONDS_A_DAY

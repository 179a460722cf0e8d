"""Exactly one answer for all facts: never two exceptions at once, no hole where the act must answer."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from guiju.rules.planning.program import ReadyRoute
from guiju.rules.proving.findings import Failure, united
from guiju.rules.proving.matters import Matter


def one_answer(matter: Matter) -> Iterator[Failure]:
    """Two exceptions that hold together and neither goes before the other; a stage that must answer and does not."""
    for route in matter.program.routes:
        yield from _two_answers(matter, route)
    for stage in matter.act.answers:
        yield from _hole(matter, stage)


def _two_answers(matter: Matter, route: ReadyRoute) -> Iterator[Failure]:
    winning = matter.winning(route)
    for place, (one, one_wins) in enumerate(winning):
        for other, other_wins in winning[place + 1 :]:
            case = matter.counter_example(matter.holds(route.bit), one_wins, other_wins)
            if case:
                message = f"「{matter.stage(route.stage)}」有两个例外同时成立（{one.id}、{other.id}）"
                cure = "在应当优先的例外里写 over，或者把条件改得互不重叠"
                yield Failure(message, cure, united(one.cites, other.cites), route.stage, case)
    yield from _circle(matter, route)


def _circle(matter: Matter, route: ReadyRoute) -> Iterator[Failure]:
    """Exceptions that each go before another, so that none is left."""
    held = [matter.holds(case.bit) for case in route.exceptions]
    none_wins = [z3.Not(wins) for _, wins in matter.winning(route)]
    case = matter.counter_example(matter.holds(route.bit), z3.Or(held), *none_wins) if held else None
    if case:
        message = f"「{matter.stage(route.stage)}」的例外互相优先，没有一个留下来"
        yield Failure(message, "删去多余的 over，只留一个方向", route.cites, route.stage, case)


def _hole(matter: Matter, stage: str) -> Iterator[Failure]:
    steps = matter.at(stage)
    case = matter.counter_example(z3.Not(z3.Or([one.present for one in steps])))
    if case:
        routes = [route.cites for route in matter.program.routes if route.stage == stage]
        message = f"「{matter.stage(stage)}」必须有办法，这种情况却没有一条规定说由谁办"
        yield Failure(message, "补写一般情形，或者放宽条件", united(*routes), stage, case)

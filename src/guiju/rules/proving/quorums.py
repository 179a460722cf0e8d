"""The quorum of every meeting can be reached, however many members there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import z3

from guiju.rules.instruments.articles import PlacedNorm
from guiju.rules.instruments.norms import BodyNorm
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.proving.findings import CounterExample, Failure
from guiju.rules.proving.matters import settled


def quorums(bodies: Mapping[str, tuple[PlacedNorm, BodyNorm]], vocabulary: Vocabulary) -> Iterator[Failure]:
    """Meetings that never may decide: more must come than belong to it, or nobody can come."""
    for placed, norm in bodies.values():
        if norm.quorum is None:
            continue
        if not any(_seats(vocabulary, role) for role in norm.members):
            message = f"「{norm.name}」要够人数才能开，组成人员里却没有一个本区的职务"
            case = CounterExample({}, ("组成人员：0人",))
            yield Failure(message, "在 members 里写明组成人员", placed.cites, case=case)
        elif members := _too_many_asked(norm):
            message = f"「{norm.name}」要求到会的人数比组成人员还多"
            case = CounterExample({}, (f"组成人员：{members}人", f"须到：{norm.quorum.share}"))
            yield Failure(message, "把 quorum 的 at_least 写成不大于 1 的分数", placed.cites, case=case)


def _seats(vocabulary: Vocabulary, role: str) -> bool:
    found = vocabulary.roles[role]
    return not found.external and not found.body


def _too_many_asked(norm: BodyNorm) -> int:
    """A number of members of whom even all are too few; 0 when there is none."""
    if norm.quorum is None:
        return 0
    members, share, solver = z3.Int("members"), norm.quorum.share, z3.Solver()
    solver.add(members >= 1, members * share.denominator < share.numerator * members)
    return solver.model()[members].as_long() if settled(solver.check()) == z3.sat else 0

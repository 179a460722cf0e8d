"""Which unseen sides of conditions could be shown by a worked case, and which no facts can ever bring about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import z3

from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.planning.sides import Condition
from guiju.rules.proving.findings import CounterExample, Unsettled
from guiju.rules.proving.hurdles import on_offer
from guiju.rules.proving.matters import Matter


@dataclass(frozen=True, slots=True)
class MissingSide:
    """A side of a condition that can happen and that no worked case shows; `case`: the plainest facts for one."""

    condition: Condition
    side: bool
    case: CounterExample

    def zh(self) -> str:
        """One sentence: the condition, its articles, what is missing and how to write it."""
        cites = "、".join(map(str, self.condition.cites))
        missing = "成立" if self.side else "不成立"
        return f"{cites}: 还没有案例写到「{self.condition.zh}」{missing}的情况;例如 {self.case}"


def missing_sides(book: Rulebook, conditions: Iterable[Condition]) -> Iterator[MissingSide]:
    """The unseen sides that some facts of the act can bring about; what no facts can needs no case."""
    one_sided = (condition for condition in conditions if condition.unseen)
    matters: dict[tuple[str, date], Matter] = {}
    for condition in one_sided:
        key = (condition.act, condition.law_on)
        if key not in matters:
            matters[key] = Matter(book.program(*key), {})
        yield from _missing(matters[key], condition)


def _missing(matter: Matter, condition: Condition) -> Iterator[MissingSide]:
    holds = matter.holds(matter.program.bits[condition.written])
    for side in condition.unseen:
        try:
            case = matter.counter_example(on_offer(matter), holds if side else z3.Not(holds))
        except Unsettled:
            case = CounterExample()
        if case:
            yield MissingSide(condition, side, case)

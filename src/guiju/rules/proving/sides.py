"""Which unseen sides of conditions could be shown by a worked case, and which no facts can ever bring about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import z3

from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.planning.sides import Condition
from guiju.rules.proving.findings import CounterExample, Unsettled
from guiju.rules.proving.hurdles import on_offer
from guiju.rules.proving.matters import Matter

MOST_EXAMPLES = 5
"""So many missing sides come with an example; finding the plainest one takes a while."""


@dataclass(frozen=True, slots=True)
class MissingSide:
    """A side of a condition that can happen and that no worked case shows; `case`: the plainest facts for one."""

    condition: Condition
    side: bool
    case: CounterExample | None = None

    def zh(self) -> str:
        """One sentence: the articles, the condition, what is missing and how to write it."""
        cites = "、".join(map(str, self.condition.cites))
        where = "".join(f"「{zh}」时，" for zh in self.condition.given_zh)
        missing = "成立" if self.side else "不成立"
        example = f"，例如 {self.case}" if self.case else ""
        return f"{cites}：{where}还没有案例写到「{self.condition.zh}」{missing}{example}"


def missing_sides(book: Rulebook, conditions: Iterable[Condition]) -> Iterator[MissingSide]:
    """The unseen sides that some facts of the act can bring about; what no facts can needs no case."""
    offered: dict[tuple[str, date], tuple[Matter, z3.BoolRef]] = {}
    told = 0
    for condition in (one for one in conditions if one.unseen):
        key = (condition.act, condition.law_on)
        if key not in offered:
            matter = Matter(book.program(*key), {})
            offered[key] = matter, on_offer(matter)
        matter, materials = offered[key]
        for side in condition.unseen:
            claims = [materials, *_claims(matter, condition, side)]
            if _can_happen(matter, claims):
                told += 1
                yield MissingSide(condition, side, _example(matter, claims) if told <= MOST_EXAMPLES else None)


def _claims(matter: Matter, condition: Condition, side: bool) -> Sequence[z3.BoolRef]:
    """That the condition decides something, and decides it that way."""
    bits = matter.program.bits
    given = [matter.holds(bits[text]) for text in condition.given]
    unless = [z3.Not(matter.holds(bits[text])) for text in condition.unless]
    holds = matter.holds(bits[condition.written])
    return [*given, *unless, holds if side else z3.Not(holds)]


def _can_happen(matter: Matter, claims: Sequence[z3.BoolRef]) -> bool:
    """What the solver cannot settle is not shown to be impossible."""
    try:
        return matter.possible(*claims)
    except Unsettled:
        return True


def _example(matter: Matter, claims: Sequence[z3.BoolRef]) -> CounterExample | None:
    try:
        return matter.counter_example(*claims)
    except Unsettled:
        return None

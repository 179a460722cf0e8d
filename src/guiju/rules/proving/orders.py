"""Which step comes before which at one stage, as conditions on the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import z3

from guiju.rules.planning.merging import Key, key_of
from guiju.rules.proving.matters import RequiredStep

Order = Mapping[tuple[Key, Key], z3.BoolRef]


def order_of(steps: Sequence[RequiredStep]) -> Order:
    """(earlier, later) -> when the rules put the one before the other, by however many steps between them."""
    before = _directly(steps)
    for middle in {key_of(one.step) for one in steps}:
        into = [(a, when) for (a, b), when in before.items() if b == middle]
        out_of = [(b, when) for (a, b), when in before.items() if a == middle]
        for earlier, first in into:
            for later, second in out_of:
                _add(before, earlier, later, z3.And(first, second))
    return before


def _directly(steps: Sequence[RequiredStep]) -> dict[tuple[Key, Key], z3.BoolRef]:
    """Orders that one case gives. A step before itself is no order: the planner does it once."""
    found: dict[tuple[Key, Key], z3.BoolRef] = {}
    for one in steps:
        for other in steps:
            same_case = one.case == other.case and one.group < other.group
            if same_case and key_of(one.step) != key_of(other.step):
                _add(found, key_of(one.step), key_of(other.step), z3.And(one.present, other.present))
    return found


def _add(order: dict[tuple[Key, Key], z3.BoolRef], earlier: Key, later: Key, when: z3.BoolRef) -> None:
    known = order.get((earlier, later))
    order[earlier, later] = when if known is None else z3.Or(known, when)

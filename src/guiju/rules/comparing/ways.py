"""Facts that make a condition true, or false: found leaf by leaf, joined as the condition is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import Any

from guiju.rules.comparing.choices import Choices
from guiju.rules.expressions import Node, evaluate_partial, names
from guiju.rules.expressions.syntax import And, Not, Or

Given = Mapping[str, Any]
MOST = 12


def ways(choices: Choices, node: Node, wanted: bool) -> list[Given]:
    """Some sets of facts for which the condition comes out as wanted, the smallest first; none when there are none."""
    return sorted(islice(_ways(choices, node, wanted), MOST), key=len)


def all_ways(choices: Choices, goal: Iterable[tuple[Node, bool]]) -> list[Given]:
    """The same for several conditions at once."""
    return sorted(islice(_joined([ways(choices, node, wanted) for node, wanted in goal]), MOST), key=len)


def _ways(choices: Choices, node: Node, wanted: bool) -> Iterator[Given]:
    match node:
        case Not(term):
            yield from _ways(choices, term, not wanted)
        case And(terms) | Or(terms) if isinstance(node, And) is wanted:
            yield from _joined([list(islice(_ways(choices, term, wanted), MOST)) for term in terms])
        case And(terms) | Or(terms):
            for term in terms:
                yield from _ways(choices, term, wanted)
        case _:
            yield from _leaf(choices, node, wanted)


def _leaf(choices: Choices, node: Node, wanted: bool) -> Iterator[Given]:
    asked = sorted(names(node))
    for values in product(*(choices.of[name] for name in asked)):
        given = dict(zip(asked, values, strict=True))
        if evaluate_partial(node, given) is wanted:
            yield given


def _joined(parts: list[list[Given]]) -> Iterator[Given]:
    """One of each part together, where they do not contradict each other."""
    if not parts:
        yield {}
        return
    for rest in _joined(parts[1:]):
        for given in parts[0]:
            if (joined := join(given, rest)) is not None:
                yield joined


def join(one: Given, other: Given) -> Given | None:
    """Both together; sets are united, since having more in them seldom undoes a condition. None: they contradict."""
    joined = dict(one)
    for name, value in other.items():
        mine = joined.get(name, value)
        if isinstance(mine, frozenset) and isinstance(value, frozenset):
            joined[name] = mine | value
        elif mine != value:
            return None
        else:
            joined[name] = value
    return joined

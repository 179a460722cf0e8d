"""An act's programs on the two sides, without what is alike on both: that can make no difference to any case.

The fewer conditions a vector holds, the fewer different vectors a million cases have. A stage is kept whole when one
of its routes differs, because its routes are merged; so is a stage that must have an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from guiju.rules.instruments import norms as n
from guiju.rules.instruments.articles import PlacedNorm
from guiju.rules.instruments.vocabulary import Act
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.program import Program, build_from, norms_of
from guiju.rules.planning.rulebook import Rulebook

Pair = tuple[Program | None, Program | None]


def programs(before: Rulebook, after: Rulebook, act: str, law_on: date, *, whole: bool = False) -> Pair:
    """The two programs of an act on a day, None where the rules say nothing about it; two Nones: no difference at all.

    `whole`: with all norms, also those that are alike.
    """
    one, two = (_norms(book, act, law_on) for book in (before, after))
    if not whole:
        if one is not None and two is not None:
            one, two = _parted(before.vocabulary.acts[act], one, two)
        if one == two:
            return None, None
    return tuple(_built(book, act, norms, law_on) for book, norms in ((before, one), (after, two)))  # type: ignore[return-value] # two of them


def _norms(book: Rulebook, act: str, law_on: date) -> list[PlacedNorm] | None:
    try:
        book.act(act, law_on)
        return [placed for placed in norms_of(book.in_force(law_on)) if act in placed.norm.act]
    except PlanningError:
        return None


def _built(book: Rulebook, act: str, norms: Sequence[PlacedNorm] | None, law_on: date) -> Program | None:
    if norms is None:
        return None
    bodies = [placed for placed, _ in book.norms_of(n.BodyNorm, law_on)]
    return build_from(book.vocabulary.acts[act], book.vocabulary, [*norms, *bodies])


def _parted(act: Act, before: list[PlacedNorm], after: list[PlacedNorm]) -> tuple[list[PlacedNorm], list[PlacedNorm]]:
    one, two = ({_content(placed) for placed in side} for side in (before, after))
    differ = one ^ two
    if not differ:
        return [], []
    stages = {route for placed in (*before, *after) if _content(placed) in differ for route in _stage(placed)}
    kept = stages | set(act.answers)
    return _kept(before, differ, kept), _kept(after, differ, kept)


def _kept(norms: Iterable[PlacedNorm], differ: set[str], stages: set[str]) -> list[PlacedNorm]:
    return [placed for placed in norms if _content(placed) in differ or not stages.isdisjoint(_stage(placed))]


def _content(placed: PlacedNorm) -> str:
    """What a norm says and where; not its place in a file."""
    return f"{placed.norm.kind} {placed.norm.model_dump_json()} {placed.cites}"


def _stage(placed: PlacedNorm) -> tuple[str, ...]:
    return (placed.norm.route,) if isinstance(placed.norm, n.RouteNorm) else ()

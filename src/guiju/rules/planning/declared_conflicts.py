"""Checks that what a district declares as contradicting the law above is so, and that its decision is followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guiju.rules import expressions
from guiju.rules.citations import Citation
from guiju.rules.facts import FactError
from guiju.rules.instruments.articles import Instrument
from guiju.rules.instruments.errors import InstrumentError
from guiju.rules.instruments.layer_conflicts import LayerConflict, ShownBy
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.planning.worked_cases import cites_in


def wrongly_declared(book: Rulebook) -> list[InstrumentError]:
    """Every mistake in the declared contradictions of a rulebook, with its place."""
    known = {i.code: i for i in book.instruments}
    return [
        one.error(message)
        for instrument in book.instruments
        for one in instrument.conflicts
        for message in _mistakes(book, known, instrument, one)
    ]


def _mistakes(book: Rulebook, known: dict[str, Instrument], own: Instrument, one: LayerConflict) -> Iterator[str]:
    ours, above = one.pair
    if ours.instrument != own.code or ours.article not in own.articles:
        yield f"ours 要是本文本（{own.code}）里有的条文"
    higher = known.get(above.instrument)
    if higher is None or not higher.outside or above.article not in higher.articles:
        yield "above 要是已录入的上位规定里有的条文"
    left = {placed.id for i in known.values() for placed in i.norms() if placed.cites[0].whole_article() == _other(one)}
    for name in one.sets_aside:
        if name not in left:
            yield f"sets_aside 的「{name}」不是不照办的那一条里的规范"
    if one.shown_by:
        yield from _not_shown(book, one, one.shown_by)


def _other(one: LayerConflict) -> Citation:
    ours, above = one.pair
    return ours if one.of_above else above


def _not_shown(book: Rulebook, one: LayerConflict, shown: ShownBy) -> Iterator[str]:
    try:
        plan = book.plan(shown.act, shown.facts, shown.on)
    except (PlanningError, FactError) as error:
        yield f"shown_by 的事项得不出流程：{error.message}"
        return
    followed = Citation.parse(one.follows).whole_article()
    if not touches(one, plan):
        yield "shown_by 的事项不在 act 和 when 所说的范围里"
    if followed not in {cite.whole_article() for cite in cites_in(plan)}:
        yield f"shown_by 的事项里 {followed} 没有起作用，看不出照它办"


def touches(one: LayerConflict, plan: Plan) -> bool:
    """Whether a contradiction touches the matter of a plan, whose facts are typed; not while that is not known yet."""
    if plan.act not in one.act:
        return False
    return not one.when or expressions.evaluate_partial(expressions.parse(one.when), plan.facts) is True


def conflicts_in(book: Rulebook, plan: Plan) -> Sequence[LayerConflict]:
    """The declared contradictions that touch the matter of a plan, also of one that a log has kept."""
    named = [one for one in book.conflicts(plan.law_on) if plan.act in one.act]
    if not named:
        return []
    try:
        typed, _ = book.program(plan.act, plan.law_on).reader.read(plan.facts)
    except FactError:  # a plan kept from before its facts were changed in the vocabulary
        return []
    return [one for one in named if touches(one, replace(plan, facts=typed))]

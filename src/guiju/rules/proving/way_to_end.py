"""No act without a way to its end: whatever kind of matter it is, what the gates ask about can be put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import z3

from guiju.rules.planning.merging import key_of
from guiju.rules.proving.counter_examples import fixed
from guiju.rules.proving.findings import CounterExample, Failure, Unsettled, united
from guiju.rules.proving.given_facts import in_words, raw_value
from guiju.rules.proving.hurdles import ATTACHMENTS, Hurdle, hurdles, on_offer
from guiju.rules.proving.matters import Matter, settled
from guiju.rules.proving.orders import order_of

MOST_KINDS = 1000
"""So many kinds of matter are looked at, each with its cure, before the proof counts as not settled."""


def way_to_end(matter: Matter) -> Iterator[Failure]:
    """A matter that no cure brings through; steps whose order runs in a circle."""
    yield from _no_cure(matter)
    for stage in matter.vocabulary.stages:
        yield from _circle(matter, stage)


def _circle(matter: Matter, stage: str) -> Iterator[Failure]:
    steps = matter.at(stage)
    for (earlier, later), when in order_of(steps).items():
        case = matter.counter_example(when) if earlier == later else None
        if case:
            cites = united(*(one.cites for one in steps if key_of(one.step) == earlier))
            own = next(one.step for one in steps if key_of(one.step) == earlier)
            message = f"「{matter.stage(stage)}」各环节的先后成了一个圈，「{matter.named(own)}」要等自己办完"
            yield Failure(message, "核对这些条文的环节先后，写成同一个次序", cites, stage, case)
            return


def _no_cure(matter: Matter) -> Iterator[Failure]:
    """Looks for facts beyond cure: proposes some, finds their cure, rules out all that the same cure helps, again."""
    hard = hurdles(matter)
    curable = frozenset((ATTACHMENTS,)).union(*(one.curable for one in hard))
    given, cured = (_constants(matter, curable, inside) for inside in (False, True))
    through = z3.And(on_offer(matter), *(one.passed for one in hard))
    kinds, cures = matter.solver(), matter.solver()
    cures.add(through)
    for _ in range(MOST_KINDS):
        matter.asked += 1
        if settled(kinds.check()) != z3.sat:
            return
        kind = fixed(given, kinds.model())
        if settled(cures.check(*kind)) != z3.sat:
            yield _beyond_cure(matter, hard, kinds.model(), curable)
            return
        cure = cures.model()
        replaced = [(constant, cure.eval(constant, model_completion=True)) for constant in cured]
        kinds.add(z3.Not(z3.substitute(through, *replaced)))
    raise Unsettled


def _constants(matter: Matter, curable: frozenset[str], inside: bool) -> list[z3.ExprRef]:
    names = [name for name in matter.act.facts if (name in curable) is inside]
    return [constant for name in names for constant in matter.space.constants(name)]


def _beyond_cure(matter: Matter, hard: Sequence[Hurdle], model: z3.ModelRef, curable: frozenset[str]) -> Failure:
    """As few hurdles and as few facts as already leave no way."""
    left, telling = list(hard), [name for name in matter.act.facts if name not in curable]
    for one in hard:
        if _stuck(matter, fewer := [other for other in left if other is not one], model, telling):
            left = fewer
    for name in list(telling):
        if _stuck(matter, left, model, fewer_facts := [other for other in telling if other != name]):
            telling = fewer_facts
    facts = {name: raw_value(matter.space, name, model) for name in telling}
    zh = tuple(in_words(matter.act.facts[name], raw) for name, raw in facts.items())
    case = CounterExample({name: raw for name, raw in facts.items() if raw is not None}, zh)
    said = "、".join(f"「{one.says}」" for one in left)
    message = f"怎样改正也办不到底：{said}不能同时做到"
    stage = left[0].stage if left else ""
    return Failure(message, "核对这些条文，看哪一个该分开情况写", united(*(one.cites for one in left)), stage, case)


def _stuck(matter: Matter, hard: Sequence[Hurdle], model: z3.ModelRef, names: Sequence[str]) -> bool:
    constants = [constant for name in names for constant in matter.space.constants(name)]
    return not matter.possible(on_offer(matter), *(one.passed for one in hard), *fixed(constants, model))

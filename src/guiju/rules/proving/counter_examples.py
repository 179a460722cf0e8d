"""From a claim that can be true to the plainest case that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import z3

from guiju.rules.proving.findings import CounterExample
from guiju.rules.proving.given_facts import default, in_words, raw_value
from guiju.rules.proving.spaces import Space


def smallest(space: Space, solver: z3.Solver, claim: z3.BoolRef) -> CounterExample:
    """As few facts off their defaults as can be told by trying one after another; the claim must be possible.

    In words: those off their defaults that matter, or where no such fact matters, the defaults that do.
    """
    solver.push()
    solver.add(claim)
    unusual = [name for name in space.definitions if not _kept(solver, default(space, name))]
    for name in unusual:
        for constant in space.constants(name):
            if z3.is_bool(constant):
                _kept(solver, z3.Not(constant))
    solver.check()
    model = solver.model()
    solver.pop()
    values = {name: raw_value(space, name, model) for name in space.definitions}
    matters = partial(_matters, space, solver, claim, model)
    telling = list(filter(matters, unusual)) or list(filter(matters, space.definitions))
    zh = tuple(in_words(space.definitions[name], values[name]) for name in telling)
    return CounterExample({name: values[name] for name in unusual if values[name] is not None}, zh)


def _kept(solver: z3.Solver, claim: z3.BoolRef | None) -> bool:
    """Adds the claim where it can be true beside the rest."""
    if claim is None or solver.check(claim) != z3.sat:
        return False
    solver.add(claim)
    return True


def _matters(space: Space, solver: z3.Solver, claim: z3.BoolRef, model: z3.ModelRef, name: str) -> bool:
    """Whether another value of the fact, all others staying, makes the claim false."""
    others = [constant for other in space.definitions if other != name for constant in space.constants(other)]
    return bool(solver.check(z3.Not(claim), *fixed(others, model)) == z3.sat)


def fixed(constants: Sequence[z3.ExprRef], model: z3.ModelRef) -> list[z3.BoolRef]:
    """That the constants have the model's values."""
    return [constant == model.eval(constant, model_completion=True) for constant in constants]

"""What the rules make of a form while it is being filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guiju.office.cases.asking import Asking
from guiju.office.cases.computed import with_computed
from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.cases.forms.facts import FactsForm
from guiju.office.cases.showing.asked import WhoIsMeant
from guiju.office.cases.showing.plan import PlanView, plan_view
from guiju.rules.facts import FactError
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import PlanningError


@dataclass(frozen=True, slots=True)
class Forming:
    """The plan of a half-filled form. `problem`: why the rules give none (with its articles)."""

    facts: Mapping[str, Any]
    plan: Plan | None
    view: PlanView | None
    problem: str = ""
    cites: tuple[Any, ...] = ()


def forming(asked: Asking, form: FactsForm, organ: str, materials: tuple[str, ...] = ()) -> Forming:
    """Ask the rules about everything on the form that can be read; the rest counts as not known."""
    facts = _readable(form)
    facts = with_computed(asked.act, facts, asked.district, organ, asked.on)
    given = dict(facts) | ({ATTACHMENTS: list(materials)} if ATTACHMENTS in asked.act.facts else {})
    try:
        plan = asked.rulebook.plan(asked.act.code, given, asked.law_on)
    except (PlanningError, FactError) as problem:
        return Forming(facts, None, None, problem.message, getattr(problem, "cites", ()))
    who = WhoIsMeant(asked.vocabulary, asked.bodies(), asked.district, organ, plan.facts, asked.on)
    return Forming(facts, plan, plan_view(plan, asked, who))


def _readable(form: FactsForm) -> dict[str, Any]:
    if not form.is_bound:
        return {name: value for name, value in form.base.items() if value is not None}
    return form.raw()

"""A plan in a few lines: what an example shows before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """Route, what blocks, and when limits end, in words; `refusal`: why there is no plan."""

    route: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    refusal: str = ""


def summary(book: Rulebook, act: str, facts: Mapping[str, Any], law_on: date) -> PlanSummary:
    """What the rulebook says, in a few lines."""
    try:
        plan = book.plan(act, facts, law_on)
    except PlanningError as error:
        return PlanSummary(refusal=error.message)
    return PlanSummary(
        tuple(step.zh for step in plan.route),
        tuple(finding.message for finding in plan.findings if finding.blocks),
        tuple(_due(plan)),
    )


def _due(plan: Plan) -> list[str]:
    return [
        f"{limit.zh}：{limit.due:%Y-%m-%d %H:%M}" if hasattr(limit.due, "hour") else f"{limit.zh}：{limit.due}"
        for limit in plan.limits
        if limit.due
    ]

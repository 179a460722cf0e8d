"""Time limits bound to the days of a matter, with their arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from guiju.rules.calendar import CHINA, Span, deadline
from guiju.rules.facts import FactValue
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.instruments.steps import SpanGrammar
from guiju.rules.planning.plans import Finding, FindingKind, PlannedLimit
from guiju.rules.planning.program import ReadyNorm


def span_of(norm: LimitNorm) -> Span:
    """The norm's length of time as the calendar counts it."""
    grammar = norm.after or norm.before
    assert grammar is not None  # noqa: S101 -- the grammar asks for exactly one of them
    amount, unit = _amount(grammar)
    return Span(amount, unit, "after" if norm.after else "before")


def _amount(grammar: SpanGrammar) -> tuple[int, str]:
    for unit in ("working_days", "calendar_days", "half_days", "hours"):
        amount = getattr(grammar, unit)
        if amount is not None:
            return amount, unit
    raise AssertionError("a span has one unit")


def plan_limit(ready: ReadyNorm, facts: Mapping[str, FactValue]) -> PlannedLimit:
    """The limit with its due day when the fact that it counts from is known."""
    norm: LimitNorm = ready.norm
    start = facts.get(norm.counted_from)
    found = deadline(span_of(norm), start, CHINA) if isinstance(start, date | datetime) else None
    return PlannedLimit(
        id=ready.placed.id,
        zh=norm.says,
        strength=norm.strength,
        counted_from=norm.counted_from,
        due=found.due if found else None,
        provisional=bool(found and found.provisional),
        arithmetic=found.arithmetic if found else "",
        who=tuple(norm.who),
        stage=norm.stage,
        cites=ready.placed.cites,
    )


def kept(ready: ReadyNorm, limit: PlannedLimit, facts: Mapping[str, FactValue]) -> Finding | None:
    """Whether the day given keeps the limit; None while one of the two days is not known."""
    norm: LimitNorm = ready.norm
    given = facts.get(norm.given) if norm.given else None
    if limit.due is None or not isinstance(given, date) or isinstance(given, datetime) != _timed(limit.due):
        return None
    return told(ready, given <= limit.due)


def told(ready: ReadyNorm, ok: bool) -> Finding:
    """The finding of a limit that was kept or not."""
    norm: LimitNorm = ready.norm
    return Finding(
        id=ready.placed.id,
        kind=FindingKind.LIMIT,
        ok=ok,
        strength=norm.strength,
        stage=norm.stage,
        message=f"按时:{norm.says}" if ok else (norm.otherwise or f"未按时:{norm.says}"),
        cites=ready.placed.cites,
        cure="" if ok else norm.cure,
        cured_by=tuple(norm.who),
        effect="defer",
    )


def _timed(day: date | datetime) -> bool:
    return isinstance(day, datetime)

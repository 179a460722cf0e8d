"""Time limits bound to the days of a matter, with their arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from guiju.rules.calendar import CHINA, CalendarError, Deadline, Span, deadline
from guiju.rules.facts import FactValue
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.planning.plans import Finding, FindingKind, PlannedLimit, Strength
from guiju.rules.planning.problems import BeyondCalendar
from guiju.rules.planning.program import ReadyNorm


@dataclass(frozen=True, slots=True)
class BoundLimit:
    """A limit with what is told while its first day is not known, and (`unknown`) where nobody knows its length."""

    ready: ReadyNorm
    waiting: PlannedLimit
    unknown: Finding | None


def bound_limit(ready: ReadyNorm) -> BoundLimit:
    """Worked out once for each limit: most limits of most matters still wait for their first day."""
    waiting = _planned(ready, None, ready.note)
    return BoundLimit(ready, waiting, _length_unknown(ready, waiting) if ready.span is None else None)


def plan_limit(bound: BoundLimit, facts: Mapping[str, FactValue]) -> PlannedLimit:
    """The limit with its due day when the fact that it counts from is known. Raises BeyondCalendar."""
    start = facts.get(bound.ready.norm.counted_from)
    if bound.unknown or not isinstance(start, date | datetime):
        return bound.waiting
    try:
        span, note = _with_days_not_counted(bound.ready, facts)
        found = deadline(span, start, CHINA)
    except CalendarError as error:
        raise BeyondCalendar.of(bound.waiting.zh, str(error), bound.waiting.cites) from error
    return _planned(bound.ready, found, f"{found.arithmetic}{note}")


def _planned(ready: ReadyNorm, found: Deadline | None, arithmetic: str) -> PlannedLimit:
    norm: LimitNorm = ready.norm
    return PlannedLimit(
        id=ready.placed.id,
        zh=norm.says,
        strength=norm.strength,
        counted_from=norm.counted_from,
        due=found.due if found else None,
        provisional=bool(found and found.provisional),
        arithmetic=arithmetic,
        who=tuple(norm.who),
        stage=norm.stage,
        cites=ready.placed.cites,
    )


def kept(bound: BoundLimit, limit: PlannedLimit, facts: Mapping[str, FactValue]) -> Finding | None:
    """Whether the day given keeps the limit; None while one of the two days is not known.

    A length that no source gives is told as what it is: nobody is told a day that may be wrong.
    """
    if limit.due is None:
        return bound.unknown
    ready, norm = bound.ready, bound.ready.norm
    given = facts.get(norm.given) if norm.given else None
    if not isinstance(given, date) or isinstance(given, datetime) != _timed(limit.due):
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
        message=(f"按时：{norm.says}" if ok else (norm.otherwise or f"未按时：{norm.says}")) + _about(ready),
        cites=ready.placed.cites,
        cure="" if ok else norm.cure,
        cured_by=tuple(norm.who),
        effect="defer",
    )


def _with_days_not_counted(ready: ReadyNorm, facts: Mapping[str, FactValue]) -> tuple[Span, str]:
    assert ready.span is not None  # noqa: S101 -- asked only where the length is known
    norm: LimitNorm = ready.norm
    more = facts.get(norm.extended_by) if norm.extended_by else 0
    note = f"；{ready.note}" if ready.note else ""
    if not more or not isinstance(more, int):
        return ready.span, note
    span = Span(ready.span.amount + max(more, 0), ready.span.unit, ready.span.direction)
    return span, f"；其中{more}日不计入期限{note}"


def _about(ready: ReadyNorm) -> str:
    return f"（{ready.note}）" if ready.note else ""


def _length_unknown(ready: ReadyNorm, limit: PlannedLimit) -> Finding:
    return Finding(
        id=limit.id,
        kind=FindingKind.LIMIT,
        ok=None,
        strength=Strength.GENERALLY,
        stage=limit.stage,
        message=f"「{limit.zh}」的天数没有查明，系统不推算日期（{ready.note}）",
        cites=limit.cites,
        cure="请向规定的制定机关核实天数，由规则管理员写入本区的设置",
        cured_by=limit.who,
        effect="defer",
    )


def _timed(day: date | datetime) -> bool:
    return isinstance(day, datetime)

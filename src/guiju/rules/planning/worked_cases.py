"""Runs worked cases against a rulebook: what was expected and did not come out, as Chinese sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from guiju.rules.citations import Citation
from guiju.rules.facts import FactError
from guiju.rules.instruments.errors import InstrumentError
from guiju.rules.instruments.worked_cases import Expectation, WorkedCase
from guiju.rules.planning.plans import Finding, Plan, PlannedLimit, Step
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.rulebook import Rulebook


def failures(rulebook: Rulebook, cases: Sequence[WorkedCase]) -> list[InstrumentError]:
    """Everything that the cases expect and the rulebook does not answer; empty when all come out."""
    return [case.error(message) for case in cases for message in check_case(rulebook, case)]


def check_case(rulebook: Rulebook, case: WorkedCase) -> list[str]:
    """What one case expects and does not get."""
    try:
        plan = rulebook.plan(case.act, case.facts, case.on)
    except (PlanningError, FactError) as error:
        return [f"没有得出流程：{error.message}"]
    return list(_differences(_part_of(plan, case.only), case.expect))


def _part_of(plan: Plan, code: str) -> Plan:
    """The plan with only those findings and limits that the text of that code gives ("": all)."""
    if not code:
        return plan
    findings = tuple(part for part in plan.findings if _given_by(code, part))
    return replace(plan, findings=findings, limits=tuple(part for part in plan.limits if _given_by(code, part)))


def _given_by(code: str, part: Finding | PlannedLimit) -> bool:
    return not part.cites or any(cite.instrument == code for cite in part.cites)


def shown_by(rulebook: Rulebook, case: WorkedCase) -> frozenset[Citation]:
    """The whole articles without which the case would not come out, as far as one can tell.

    Those that it names, and those that alone give a step which it expects. None when there is no plan.
    """
    try:
        plan = rulebook.plan(case.act, case.facts, case.on)
    except (PlanningError, FactError):
        return frozenset()
    alone = [_the_one_article(step) for wanted in case.expect.route for step in plan.route if _is(step, *wanted)]
    return case.asserted | {article for article in alone if article}


def _the_one_article(step: Step) -> Citation | None:
    articles = {cite.whole_article() for cite in step.cites}
    return articles.pop() if len(articles) == 1 else None


def _differences(plan: Plan, expect: Expectation) -> Iterator[str]:
    yield from _route(plan, expect)
    for stage, who, does in expect.absent:
        if any(_is(step, stage, who, does) for step in plan.route):
            yield f"不应有 [{stage}, {'+'.join(who)}, {does}]，实为：{_written(plan)}"
    blocking = [finding for finding in plan.findings if finding.blocks]
    if expect.ok is not None and expect.ok == bool(blocking):
        said = "；".join(_said(finding) for finding in blocking) or "没有阻碍"
        yield f"应当{'可以办理' if expect.ok else '办不下去'}，实为：{said}"
    if expect.blocked_by is not None:
        yield from _stopped(blocking, expect.blocked_by, "挡住", "阻碍")
    if expect.warned_by is not None:
        softer = [finding for finding in plan.findings if finding.ok is False and not finding.blocks]
        yield from _stopped(softer, expect.warned_by, "提醒", "提醒")
    due = [limit.due for limit in plan.limits if limit.due]
    if expect.due is not None and Counter(due) != Counter(expect.due):
        yield f"期限应为 {_days(expect.due)}，实为：{_days(due)}"
    spoken = cites_in(plan)
    for text in expect.cites:
        if not any(_names(cite, Citation.parse(text)) for cite in spoken):
            yield f"流程没有引用 {text}；实际引用：{_listed(spoken)}"


def _route(plan: Plan, expect: Expectation) -> Iterator[str]:
    reached = 0
    for stage, who, does in expect.route:
        later = [place for place, step in enumerate(plan.route) if place >= reached]
        found = next((p for p in later if _is(plan.route[p], stage, who, does)), None)
        if found is None:
            yield f"应当依次有 [{stage}, {'+'.join(who)}, {does}]，实为：{_written(plan)}"
            return
        reached = found + 1


def _written(plan: Plan) -> str:
    return " → ".join(f"[{s.stage}, {'+'.join(s.who)}, {s.does}]" for s in plan.route) or "没有环节"


def _days(days: Sequence[date | datetime]) -> str:
    return "、".join(sorted(day.isoformat() for day in days)) or "没有"


def _is(step: Step, stage: str, who: Sequence[str], does: str) -> bool:
    return (step.stage, set(step.who), step.does) == (stage, set(who), does)


def _stopped(found: Sequence[Finding], expected: Sequence[str], verb: str, noun: str) -> Iterator[str]:
    citations = [Citation.parse(text) for text in expected]
    for citation in citations:
        if not any(_names(cite, citation) for finding in found for cite in finding.cites):
            said = "；".join(_said(finding) for finding in found) or f"没有{noun}"
            yield f"应当被 {citation} {verb}，实为：{said}"
    for finding in found:
        if not any(_names(cite, citation) for cite in finding.cites for citation in citations):
            yield f"另被{verb}，案例没有写：{_said(finding)}"


def _names(cite: Citation, expected: Citation) -> bool:
    """Whether the citation is the expected place, or lies in it when a whole article is expected."""
    return cite == expected or (expected == expected.whole_article() == cite.whole_article())


def _said(finding: Finding) -> str:
    return f"{finding.message}（{_listed(finding.cites) or finding.id}）"


def _listed(cites: Sequence[Citation]) -> str:
    return "、".join(map(str, cites))


def cites_in(plan: Plan) -> tuple[Citation, ...]:
    """Every place that speaks somewhere in the plan, once, in order."""
    parts = (plan.route, plan.requirements, plan.findings, plan.limits, plan.duties, plan.undecided)
    return tuple(sorted({cite for group in parts for part in group for cite in part.cites}))

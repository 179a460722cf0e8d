"""A plan as text for a terminal: route, what blocks, materials, limits, duties, what is not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guiju.office.rulebook.queries import vocabulary
from guiju.office.rulebook.terms import people, stage, strongly
from guiju.rules.citations import Citation
from guiju.rules.planning.plans import Finding, Plan, PlannedLimit, Requirement, Step, Strength


def plan_text(plan: Plan) -> str:
    """The whole plan as lines of Chinese, citations in their short form."""
    head = f"{vocabulary().acts[plan.act].zh}（适用 {plan.law_on:%Y-%m-%d} 的规则，规则库版本 {plan.rulebook}）"
    blocked = any(finding.blocks for finding in plan.findings)
    known = "照现在填写的情况，有关口没有通过，办不下去。" if blocked else "照现在填写的情况，可以办理。"
    return "\n".join([head, known, *_parts(plan)])


def _parts(plan: Plan) -> Iterator[str]:
    yield from _part("流程", map(_step, plan.route))
    yield from _part("检查", map(_finding, plan.findings))
    yield from _part("要件", map(_requirement, plan.requirements))
    yield from _part("时限", map(_limit, plan.limits))
    yield from _part("后续职责", (f"{people(d.owed_by)}：{d.zh}{_cites(d.cites)}" for d in plan.duties))
    yield from _part("尚不能确定", (_open(u.stage, u.facts, u.cites) for u in plan.undecided))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"  {line}" for line in lines]
    if found:
        yield from ("", title, *found)


def _step(step: Step) -> str:
    because = "；".join(reason.zh for reason in step.because)
    reason = f" 因为：{because}" if because else ""
    soft = "" if step.strength is Strength.MUST else f"（{strongly(step.strength)}）"
    return f"{step.order + 1}. [{stage(step.stage)}] {step.zh}{soft}{_cites(step.cites)}{reason}"


def _finding(finding: Finding) -> str:
    mark = {True: "√", False: "×" if finding.blocks else "!", None: "?"}[finding.ok]
    cure = f" 补救：{finding.cure}" if finding.cure else ""
    by = f"（由{people(finding.cured_by)}）" if finding.cure and finding.cured_by else ""
    return f"{mark} [{stage(finding.stage)}] {finding.message}{_cites(finding.cites)}{cure}{by}"


def _requirement(requirement: Requirement) -> str:
    mark = "√" if requirement.present else "×"
    by = f"，由{people(requirement.supplied_by)}提供" if requirement.supplied_by else ""
    return f"{mark} {requirement.zh}（{stage(requirement.stage)}之前{by}）{_cites(requirement.cites)}"


def _limit(limit: PlannedLimit) -> str:
    due = str(limit.due or "起算日未填")
    provisional = "（暂计）" if limit.provisional else ""
    arithmetic = f" {limit.arithmetic}" if limit.arithmetic else ""
    return f"{limit.zh}: {due}{provisional}{_cites(limit.cites)}{arithmetic}"


def _open(code: str, facts: Sequence[str], cites: Sequence[Citation]) -> str:
    labels = "、".join(vocabulary().facts[name].zh for name in facts)
    return f"「{stage(code)}」取决于：{labels}{_cites(cites)}"


def _cites(cites: Sequence[Citation]) -> str:
    return f" 〔{'、'.join(map(str, cites))}〕" if cites else ""

"""Softer rules that are not kept: the reason for each, asked before anything is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.cases.unmet import HOLDING, waivable
from guiju.office.enactment.questions import Asker, Question
from guiju.rules.instruments.vocabulary import Effect, Vocabulary
from guiju.rules.planning.plans import Finding, Plan

Reasons = Mapping[str, str]
"""By the id of the rule."""


def reasons_for(asker: Asker, folder: str, plan: Plan, vocabulary: Vocabulary, have: frozenset[str]) -> Reasons:
    """Why each softer rule is not kept that neither a step nor a material in `have` will cure."""
    items = {row.id: row.item for row in plan.requirements}
    asked = [
        finding
        for finding in plan.findings
        if finding.ok is False
        and finding.strength in HOLDING
        and items.get(finding.id) not in have
        and not _cured(finding, items.get(finding.id, ""), plan, vocabulary)
    ]
    return {finding.id: asker.ask(_question(folder, finding)) or "" for finding in asked}


def made_before(stage: str, plan: Plan, vocabulary: Vocabulary) -> Iterator[Effect]:
    """What the steps before a stage make true."""
    order = vocabulary.stage_order
    for step in plan.route:
        if order[step.stage] < order[stage]:
            yield from vocabulary.effects_of(step.stage, step.who, step.does)


def waive_all(case: int, actor: Actor, reasons: Reasons) -> bool:
    """Give the reasons for what holds a case now; False when there is none to give."""
    given = [finding for finding in waivable(state_of(case)) if reasons.get(finding.id)]
    for finding in given:
        cases.waive(case, actor, finding=finding.id, reason=reasons[finding.id])
    return bool(given)


def _question(folder: str, finding: Finding) -> Question:
    why = "、".join(cite.zh() for cite in finding.cites)
    cure = f"补救：{finding.cure}" if finding.cure else ""
    zh = f"「{finding.message}」可以例外，请说明理由"
    return Question(f"{folder}/{finding.id}", zh, why="；".join(filter(None, (why, cure))))


def _cured(finding: Finding, item: str, plan: Plan, vocabulary: Vocabulary) -> bool:
    looked_at = {name for because in finding.because for name in because.facts}
    effects = made_before(finding.stage, plan, vocabulary)
    return any((item and effect.attaches == item) or looked_at & effect.sets.keys() for effect in effects)

"""From the state of a case to what the rules core asks for, and back."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any

from guiju.office.cases.errors import JudgementNeeded, MaterialUnknown
from guiju.office.cases.state import CaseState
from guiju.office.rulebook import queries as rulebooks
from guiju.rules.facts import FactKind
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.planning.plan_json import part_from_json
from guiju.rules.planning.plans import Finding, FindingKind, Plan, Strength
from guiju.rules.planning.rulebook import Rulebook

ATTACHMENTS = "attachments"


def rulebook_of(district: str, law_on: date) -> Rulebook:
    """The rulebook that binds a district on a day. Raises NotInForce, UnknownDistrict."""
    return rulebooks.rulebook_for(district, law_on)


def plan_for(rulebook: Rulebook, state: CaseState) -> Plan:
    """What the rules say about the case as it is now."""
    return rulebook.plan(state.act, facts_for_plan(rulebook, state), state.law_on)


def facts_for_plan(rulebook: Rulebook, state: CaseState) -> dict[str, Any]:
    """The raw facts of a case, with the materials that are attached."""
    facts = dict(state.facts)
    if ATTACHMENTS in rulebook.act(state.act, state.law_on).facts:
        facts[ATTACHMENTS] = sorted({kind for kind, _ in state.materials})
    return facts


def blocking(state: CaseState, vocabulary: Vocabulary, stage: str) -> list[Finding]:
    """What keeps the case from entering a stage: MUST findings not met up to it, and stages not decided yet."""
    order = vocabulary.stage_order
    reach = order[stage]
    rows = [row for row in state.findings() if _blocks(row) and order[row["stage"]] <= reach]
    undecided = [row for row in state.plan.get("undecided", ()) if order[row["stage"]] <= reach]
    return [
        *(part_from_json("findings", row) for row in rows),
        *(_undecided(vocabulary, row) for row in undecided),
    ]


def soft_failures(state: CaseState, vocabulary: Vocabulary, stage: str) -> list[Finding]:
    """Softer rules that are not kept up to a stage and for which no reason has been given yet."""
    order, given = vocabulary.stage_order, {waiver.finding for waiver in state.waivers}
    return [
        part_from_json("findings", row)
        for row in state.findings()
        if row["ok"] is False
        and row["strength"] != Strength.MUST
        and row["id"] not in given
        and order[row["stage"]] <= order[stage]
    ]


def awaited(state: CaseState, vocabulary: Vocabulary, finding: Finding, own: Container[str]) -> bool:
    """Whether somebody else's step before the finding's stage is there to supply what is missing."""
    order = vocabulary.stage_order
    return any(
        order[step.stage] < order[finding.stage] and set(step.who) & set(finding.cured_by)
        for step in state.steps.values()
        if not step.finished and step.key not in own
    )


def must_be_judgement(rulebook: Rulebook, state: CaseState, fact: str) -> None:
    """Raises JudgementNeeded when the fact is not one that a person decides."""
    definition = rulebook.act(state.act, state.law_on).facts.get(fact)
    if definition is None or definition.kind is not FactKind.JUDGEMENT:
        raise JudgementNeeded(
            f"「{definition.zh if definition else fact}」不是需要裁量判断的事项,请用「更正要素」填写。"
        )


def must_be_material(rulebook: Rulebook, kind: str) -> None:
    """Raises MaterialUnknown for a kind of material outside the vocabulary."""
    if kind not in rulebook.vocabulary.materials:
        raise MaterialUnknown(f"没有「{kind}」这类材料,请从列表中选择材料类别。")


def _blocks(row: Mapping[str, Any]) -> bool:
    return row["ok"] is not True and row["strength"] == Strength.MUST


def _undecided(vocabulary: Vocabulary, row: Mapping[str, Any]) -> Finding:
    labels = "、".join(vocabulary.facts[name].zh for name in row["facts"] if name in vocabulary.facts)
    stage = vocabulary.stages[row["stage"]].zh
    found = {
        "id": f"undecided:{row['stage']}",
        "kind": FindingKind.ROUTE.value,
        "ok": None,
        "strength": Strength.MUST.value,
        "stage": row["stage"],
        "message": f"「{stage}」由谁办理尚不能确定,还缺:{labels}",
        "cites": row["cites"],
        "cure": "请补充上述要素后再办理",
        "missing": row["facts"],
    }
    finding: Finding = part_from_json("findings", found)
    return finding

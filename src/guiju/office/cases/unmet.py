"""What the rules still want of a case: what keeps it from a stage, what a reason excuses, what a step will cure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guiju.office.cases import operations as ops
from guiju.office.cases.state import CaseState, StepState
from guiju.rules.instruments.vocabulary import Effect, Vocabulary
from guiju.rules.planning.plan_json import part_from_json
from guiju.rules.planning.plans import Finding, FindingKind, Strength

HOLDING = frozenset({Strength.IN_PRINCIPLE, Strength.GENERALLY})
"""Softer than a must, yet not kept without a reason. What the text only allows or advises holds nobody up."""


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
    reach = vocabulary.stage_order[stage]
    return [finding for finding in _soft(state) if vocabulary.stage_order[finding.stage] <= reach]


def holding(state: CaseState, vocabulary: Vocabulary, stage: str) -> list[Finding]:
    """What holds the case before a stage: what blocks it, and softer rules not kept without a reason."""
    softer = [finding for finding in soft_failures(state, vocabulary, stage) if finding.strength in HOLDING]
    return [*blocking(state, vocabulary, stage), *softer]


def waivable(state: CaseState) -> list[Finding]:
    """The softer rules that hold the case now: with a reason for each it goes on."""
    held = state.held.findings if state.held else ()
    return [finding for finding in _soft(state) if finding.id in held]


def refused_at_handing_in(state: CaseState, vocabulary: Vocabulary) -> list[Finding]:
    """What must be put right before the case may be handed in."""
    found = blocking(state, vocabulary, _reach_of_handing_in(state, vocabulary))
    return [finding for finding in found if not awaited(state, vocabulary, finding)]


def reasons_at_handing_in(state: CaseState, vocabulary: Vocabulary) -> list[Finding]:
    """The softer rules for which handing in asks a reason."""
    found = soft_failures(state, vocabulary, _reach_of_handing_in(state, vocabulary))
    return [finding for finding in found if not awaited(state, vocabulary, finding)]


def drafters_own(step: StepState, vocabulary: Vocabulary) -> bool:
    """Whether handing in does the step: drafting or handing in by the drafting organ."""
    return step.does in ops.HANDING_IN_VERBS and all("case" in vocabulary.roles[role].resolve for role in step.who)


def awaited(state: CaseState, vocabulary: Vocabulary, finding: Finding) -> bool:
    """Whether a step still to come before the finding's stage will cure it, by what the vocabulary says it brings."""
    items = {row["item"] for row in state.plan["requirements"] if row["id"] == finding.id}
    looked_at = {name for because in finding.because for name in because.facts}
    effects = _effects_before(state, vocabulary, finding.stage)
    return any(effect.attaches in items or looked_at & effect.sets.keys() for effect in effects)


def _reach_of_handing_in(state: CaseState, vocabulary: Vocabulary) -> str:
    """The stage up to which handing in asks whether the rules are kept.

    That of acceptance, for papers against the rules are not accepted; or a later one when the first step
    that is somebody else's belongs there.
    """
    order = vocabulary.stage_order
    others = (s.stage for s in state.steps.values() if not s.finished and not drafters_own(s, vocabulary))
    first = min(others, key=lambda stage: order[stage], default=ops.HAND_IN_STAGE)
    return max(first, ops.HAND_IN_STAGE, key=lambda stage: order[stage])


def _effects_before(state: CaseState, vocabulary: Vocabulary, stage: str) -> Iterator[Effect]:
    order = vocabulary.stage_order
    for step in state.steps.values():
        if not step.finished and order[step.stage] < order[stage]:
            yield from vocabulary.effects_of(step.stage, step.who, step.does)


def _soft(state: CaseState) -> Iterator[Finding]:
    given = {waiver.finding for waiver in state.waivers}
    for row in state.findings():
        if row["ok"] is False and row["strength"] != Strength.MUST and row["id"] not in given:
            yield part_from_json("findings", row)


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
        "message": f"「{stage}」由谁办理尚不能确定，还缺：{labels}",
        "cites": row["cites"],
        "cure": "请补充上述要素后再办理",
        "missing": row["facts"],
    }
    finding: Finding = part_from_json("findings", found)
    return finding

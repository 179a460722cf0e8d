"""From the state of a case to what the rules core asks for, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.errors import JudgementNeeded, MaterialUnknown
from guiju.office.cases.state import CaseState
from guiju.office.rulebook import queries as rulebooks
from guiju.office.rulebook.labels import label
from guiju.rules.facts import FactKind
from guiju.rules.planning.plans import Plan
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


def must_be_judgement(rulebook: Rulebook, state: CaseState, fact: str) -> None:
    """Raises JudgementNeeded when the fact is not one that a person decides."""
    definition = rulebook.act(state.act, state.law_on).facts.get(fact)
    if definition is None or definition.kind is not FactKind.JUDGEMENT:
        raise JudgementNeeded(
            _("「%(fact)s」不是需要裁量判断的事项，请用「更正要素」填写。")
            % {"fact": label(definition) if definition else fact}
        )


def must_be_material(rulebook: Rulebook, kind: str) -> None:
    """Raises MaterialUnknown for a kind of material outside the vocabulary."""
    if kind not in rulebook.vocabulary.materials:
        raise MaterialUnknown(_("没有「%(kind)s」这类材料，请从列表中选择材料类别。") % {"kind": kind})

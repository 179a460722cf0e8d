"""Changes of what the case is about: facts, judgements, materials. The rules are asked again after each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import JudgementNeeded
from guiju.office.cases.events import Attached, FactsChanged, Judged
from guiju.office.cases.facts import ATTACHMENTS, must_be_judgement, must_be_material
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.progress import advance, replan
from guiju.office.cases.resting import lapsing
from guiju.office.cases.state import CaseState
from guiju.office.people.queries import ActingPost
from guiju.office.rulebook.labels import label
from guiju.rules.facts import FactKind
from guiju.rules.planning.plan_json import fact_to_json, facts_to_json


def change_facts(case_id: int, actor: Actor, facts: Mapping[str, Any], *, reason: str = "") -> CaseState:
    """Give facts other values. While the case is being handled a reason is needed, and judgements are `judge`.

    What was done stands where the new plan still asks for it; an approval that rested on a corrected fact is asked for
    again. Raises FactError, JudgementNeeded, NotYourCase.
    """
    with handling(case_id, actor) as h:
        h.not_ended()
        hat = h.drafter_or_handler_hat()
        if not h.state.in_drafters_hands:
            need_reason(reason, _("更正要素"))
            no_judgements(h, facts)
        apply_facts(h, hat, facts, reason, corrects=True)
        advance(h)
    return h.state


def judge(case_id: int, actor: Actor, fact: str, value: Any, *, reason: str) -> CaseState:
    """Decide a fact that only a person may decide. Who, when and why are kept and can be counted."""
    with handling(case_id, actor) as h:
        h.not_ended()
        hat = h.drafter_or_handler_hat()
        must_be_judgement(h.rulebook, h.state, fact)
        h.record("judged", Judged(fact, fact_to_json(value), need_reason(reason, _("作出判断"))), hat)
        replan(h, "judged", [fact])
        advance(h)
    return h.state


def attach_material(case_id: int, actor: Actor, material: Attached) -> CaseState:
    """Attach a material, or replace the one of the same kind and name. Raises MaterialUnknown, NotYourCase."""
    with handling(case_id, actor) as h:
        h.not_ended()
        apply_materials(h, h.drafter_or_handler_hat(), [material])
        advance(h)
    return h.state


def apply_facts(
    h: Handling, hat: ActingPost | None, facts: Mapping[str, Any], reason: str, *, corrects: bool = False
) -> None:
    """Record the facts that differ and ask the rules again. `corrects`: approvals that rested on them lapse."""
    given = facts_to_json(facts)
    changed = {k: v for k, v in given.items() if k != ATTACHMENTS and h.state.facts.get(k) != v}
    if changed:
        lapse = lapsing(h, changed) if corrects else []
        h.record("facts_changed", FactsChanged(changed, reason, lapse), hat)
        replan(h, "facts_changed", changed)


def apply_materials(h: Handling, hat: ActingPost | None, materials: Iterable[Attached]) -> None:
    """Record materials and ask the rules again."""
    before = h.state.head_seq
    for material in materials:
        must_be_material(h.rulebook, material.kind)
        h.record("attached", material, hat)
    if h.state.head_seq != before:
        replan(h, "attached", [ATTACHMENTS])


def no_judgements(h: Handling, facts: Mapping[str, Any]) -> None:
    """Raises JudgementNeeded for facts that only a person with the power to may decide."""
    definitions = h.rulebook.act(h.state.act, h.state.law_on).facts
    for name in facts:
        if name in definitions and definitions[name].kind is FactKind.JUDGEMENT:
            raise JudgementNeeded(
                _("「%(fact)s」须由有权的人判断并说明理由。请用「作出判断」。") % {"fact": label(definitions[name])}
            )

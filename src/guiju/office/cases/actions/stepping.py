"""What people do in their step: agree, tick, sign, countersign, give an opinion, record, instruct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases import operations as ops
from guiju.office.cases.acting import Said, act, find_step
from guiju.office.cases.actions.answering import chosen_answer, leave_open, with_answer
from guiju.office.cases.actions.changing import apply_facts, apply_materials
from guiju.office.cases.actors import Actor
from guiju.office.cases.effects import effects_of, facts_settled, materials_made
from guiju.office.cases.errors import EvidenceNeeded, NotNow, WrongOperation
from guiju.office.cases.events import Attached, Recorded
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.handwriting import kept_handwriting
from guiju.office.cases.progress import advance
from guiju.office.cases.state import CaseState


@dataclass(frozen=True, slots=True)
class Result:
    """What an act brings into the case besides itself: facts found out, materials made."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    materials: Sequence[Attached] = ()


def agree(
    case_id: int,
    actor: Actor,
    *,
    step: str = "",
    text: str = "",
    result: Result | None = None,
    handwriting: str = "",
    answer: str = "",
) -> CaseState:
    """Consent in one's step (review, check, forward, approve...). `step` is needed only where two wait.

    `answer`: what came of it, where the vocabulary offers several answers of the step.
    """
    return _act(case_id, actor, "agree", step, Said(text, handwriting=handwriting), result, answer)


def sign(case_id: int, actor: Actor, *, step: str = "", text: str = "", handwriting: str = "") -> CaseState:
    """Sign; covers the reviews that the same post owes just before."""
    return _act(case_id, actor, "sign", step, Said(text, handwriting=handwriting), None)


def countersign(
    case_id: int, actor: Actor, *, step: str = "", text: str = "", handwriting: str = "", answer: str = ""
) -> CaseState:
    """Countersign, alone or as one of several; or with an `answer` of the vocabulary say that one does not agree."""
    return _act(case_id, actor, "countersign", step, Said(text, handwriting=handwriting), None, answer)


def opine(
    case_id: int, actor: Actor, *, text: str, step: str = "", result: Result | None = None, handwriting: str = ""
) -> CaseState:
    """Give a written opinion, with its outcome as facts where the rules go on from it."""
    return _act(case_id, actor, "opine", step, Said(text, handwriting=handwriting), result)


def instruct(case_id: int, actor: Actor, *, text: str, step: str = "", handwriting: str = "") -> CaseState:
    """Write an instruction (批示) instead of ticking or merely agreeing; what it means is recorded with its article."""
    with handling(case_id, actor) as h:
        meaning, cites = _meaning(h, "written_opinion", "any")
        _do(h, "instruct", step, Said(text, meaning, cites=cites, handwriting=handwriting), None)
    return h.state


def tick(case_id: int, actor: Actor, *, step: str = "", text: str = "", handwriting: str = "") -> CaseState:
    """Tick (圈阅): consent on a request, taken note of on a report, as the district's rules say.

    Raises WrongOperation where consent is asked and the rules do not say that a tick is one.
    """
    with handling(case_id, actor) as h:
        found, hat = find_step(h, "tick", step)
        asked = next(seat.operation for _, seat in ops.own_seats(found, hat.post.pk, "tick"))
        meaning, cites = _meaning(h, "tick", ops.asks_for(h.state.facts, asked))
        if asked == "agree" and meaning != "consent":
            raise WrongOperation("规则没有规定此处圈阅即表示同意。请改用「同意」，或写明批示。")
        _do(h, "tick", found.key, Said(text, meaning, cites=cites, handwriting=handwriting), None)
    return h.state


def record(
    case_id: int,
    actor: Actor,
    *,
    done_on: date,
    evidence: str,
    step: str = "",
    text: str = "",
    result: Result | None = None,
) -> CaseState:
    """Record something done elsewhere (a consultation, an outside body's answer) with its day and evidence."""
    if not evidence.strip():
        raise EvidenceNeeded(_("请写明办理凭据（文号、回函、链接或材料名称），再提交。"))
    if done_on > actor.on:
        raise EvidenceNeeded(_("办理日期%(done_on)s还没有到。请填写实际办理的日期。") % {"done_on": done_on})
    said = Said(text, done_on=done_on.isoformat(), evidence=evidence.strip())
    return _act(case_id, actor, "record", step, said, result)


def _act(
    case_id: int, actor: Actor, operation: str, step: str, said: Said, result: Result | None, answer: str = ""
) -> CaseState:
    with handling(case_id, actor) as h:
        given = chosen_answer(h, operation, step, said, answer)
        if given is None:
            _do(h, operation, step, said, result)
        elif given.does:
            _do(h, operation, step, with_answer(said, given), _with_facts(result or Result(), given.sets))
        else:
            leave_open(h, operation, step, said, given)
    return h.state


def _with_facts(result: Result, facts: Mapping[str, Any]) -> Result:
    return Result({**result.facts, **facts}, result.materials)


def _do(h: Handling, operation: str, step: str, said: Said, result: Result | None) -> None:
    said = replace(said, handwriting=kept_handwriting(said.handwriting))
    if operation in ops.NEED_TEXT and not (said.text.strip() or said.handwriting):
        raise NotNow(_("请填写%(what)s，再提交。") % {"what": _(ops.NEED_TEXT[operation])})
    if result is not None:
        said = replace(said, alone=True)
    entry = act(h, operation, step, said)
    _bring_in(h, entry, result or Result())
    advance(h)


def _bring_in(h: Handling, entry: Recorded, result: Result) -> None:
    """What the actor brought into the case, and what their act makes true by itself."""
    found = effects_of(h, (row["key"] for row in entry.body.steps))
    materials = [*result.materials, *materials_made(h, found, result.materials)]
    facts = {**facts_settled(h, found, result.facts), **result.facts}
    if materials or facts:
        hat = h.actor.hat_for([entry.on_behalf_of or entry.actor_post or 0])
        apply_materials(h, hat, materials)
        apply_facts(h, hat, facts, "办理结果")


def _meaning(h: Handling, deed: str, on: str) -> tuple[str, tuple[str, ...]]:
    found = h.rulebook.meaning(deed, on, h.state.law_on)
    return (found[0], tuple(str(cite) for cite in found[1].cites)) if found else ("", ())

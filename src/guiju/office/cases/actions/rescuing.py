"""An administrator's rescue of a stuck matter: hand a task to somebody else, move it to a step, ask the rules anew.

Every rescue has its reason in the log and waits for a second look by somebody else. No rescue makes an approval:
what the articles require to be approved, signed or decided by a meeting is never jumped over, and any other required
step that was left out stays unmet, with its article.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases import operations as ops
from guiju.office.cases.actions.changing import apply_facts, no_judgements
from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone, NotNow, NotYourCase, SignatureRequired, TransferNotAllowed
from guiju.office.cases.events import Transferred
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.log import read_log
from guiju.office.cases.progress import advance, replan
from guiju.office.cases.rescuers import may_rescue
from guiju.office.cases.seats import active_step
from guiju.office.cases.signing_events import Jumped, Rescued, RescueReviewed
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.people.queries import ActingPost
from guiju.office.people.staffing import Which, staffed
from guiju.office.rulebook.labels import cited, listed

NEVER_JUMPED = ops.APPROVING_VERBS | {"deliberate", "consent"}


def reassign(case_id: int, actor: Actor, *, step: str, from_post: int, to_post: int, reason: str) -> CaseState:
    """Hand what a step asks of one post to any other post of the district. Raises NotYourCase, TransferNotAllowed."""
    with handling(case_id, actor) as h:
        hat, why = _rescuing(h, reason, _("改派"))
        place, seat = _asked_seat(active_step(h, step), from_post)
        target = staffed(h.case.district_id, Which.keys([to_post]), actor.on)
        if not target or not target[0][1] or to_post in seat.posts:
            raise TransferNotAllowed(
                _("不能改派给该职务：它不是本区的职务、现在没有人，或者本来就在办。请另选一个职务。")
            )
        h.record("rescued", Rescued("reassign", step, why), hat)
        h.record("transferred", Transferred(step, place, from_post, to_post, why, rescue=True), hat)
    return h.state


def jump(case_id: int, actor: Actor, *, to: str, reason: str) -> CaseState:
    """Move the case to a step, forward or back. Raises SignatureRequired where an approval would be left out."""
    with handling(case_id, actor) as h:
        hat, why = _rescuing(h, reason, _("跳转环节"))
        target = h.state.steps.get(to)
        if target is None or target in h.state.active_steps():
            raise NotNow(_("不能跳到这一环节：它不在流程中，或者现在就在办。请重新选择。"))
        over = [s for s in h.state.steps.values() if not s.finished and s.order < target.order]
        if required := [step for step in over if _never_jumped(step)]:
            raise _required(required)
        cites = sorted({cite for step in over for cite in step.cites})
        h.record("rescued", Rescued("jump", to, why), hat, cites)
        h.record("jumped", Jumped(to, [step.key for step in over], why), hat, cites)
        advance(h)
    return h.state


def correct(case_id: int, actor: Actor, *, reason: str, facts: Mapping[str, Any] | None = None) -> CaseState:
    """Put plain facts right and work out anew who is asked, by today's organisation. Judgements are nobody's to set."""
    with handling(case_id, actor) as h:
        hat, why = _rescuing(h, reason, _("纠正"))
        no_judgements(h, facts or {})
        h.record("rescued", Rescued("correct", "", why), hat)
        apply_facts(h, hat, facts or {}, why, corrects=True)
        replan(h, "corrected")
        h.anew = True
        advance(h)
    return h.state


def review_rescue(case_id: int, actor: Actor, *, rescue: int, right: bool, text: str = "") -> CaseState:
    """Look at a rescue a second time, once; never one's own. By another administrator or the government office."""
    with handling(case_id, actor) as h:
        hat = h.actor.office_hat(h.case.district_id) or (_own_hat(h) if _administrator(h) else None)
        if hat is None:
            raise NotYourCase(_("只有系统管理员和区政府办公室可以复核管理员的处置。"))
        done = [entry for entry in read_log(case_id) if entry.kind in ("rescued", "rescue_reviewed")]
        found = next((entry for entry in done if entry.kind == "rescued" and entry.seq == rescue), None)
        if found is None:
            raise NotNow(_("没有这一处置。请从列表中重新打开。"))
        if any(entry.kind == "rescue_reviewed" and entry.body.rescue == rescue for entry in done):
            raise AlreadyDone(_("这一处置已经复核过，没有重复记录。"))
        if found.actor == actor.person.pk:
            raise NotYourCase(_("自己的处置不能由自己复核。请由另一位管理员或区政府办公室复核。"))
        words = text.strip() if right else need_reason(text, _("认为处置不当"))
        h.record("rescue_reviewed", RescueReviewed(rescue, right, words), hat)
    return h.state


def _rescuing(h: Handling, reason: str, what: str) -> tuple[ActingPost | None, str]:
    if not _administrator(h):
        raise NotYourCase(_("只有本区指定的系统管理员可以这样处置。请联系系统管理员。"))
    h.running()
    return _own_hat(h), need_reason(reason, what)


def _administrator(h: Handling) -> bool:
    return may_rescue(h.actor.person, h.actor.own_posts, h.case.district_id)


def _own_hat(h: Handling) -> ActingPost | None:
    here = [post for post in h.actor.own_posts if post.district_id == h.case.district_id]
    return ActingPost(here[0], here[0]) if here else None


def _asked_seat(step: StepState, post: int) -> tuple[int, Seat]:
    for place, seat in enumerate(step.seats):
        if post in seat.posts and seat.deed is None and seat.state in ("todo", "later"):
            return place, seat
    raise NotNow(_("这一环节现在没有等该职务办理。请刷新后重新选择。"))


def _never_jumped(step: StepState) -> bool:
    return step.strength == "must" and step.does in NEVER_JUMPED


def _required(steps: list[StepState]) -> SignatureRequired:
    said = listed([f"「{step_words(step)}」（{listed([cited(c) for c in step.cites])}）" for step in steps])
    return SignatureRequired(
        _("不能跳过条文要求的批准、签发或者会议审议：%(said)s。没有人能办的，请改派给可以代行的人。") % {"said": said}
    )

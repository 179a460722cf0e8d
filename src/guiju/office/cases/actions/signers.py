"""Adding signers before, beside or after oneself, and taking away those whom the rules do not require."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NobodyToAct, NotNow, NotYourCase, OwnRequest, SignatureRequired
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.progress import advance
from guiju.office.cases.seats import active_step, own_seat
from guiju.office.cases.side_state import ADDED, MODES, PLACES
from guiju.office.cases.signing_events import SignerRemoved, SignersAdded
from guiju.office.cases.state import DONE, LATER, TODO, CaseState, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.people.queries import ActingPost
from guiju.office.people.staffing import Which, staffed
from guiju.office.rulebook.labels import cited, listed


def add_signer(
    case_id: int, actor: Actor, *, step: str, posts: Iterable[int], place: str, reason: str, mode: str = "all"
) -> CaseState:
    """Have others countersign `before`, `beside` or `after` oneself: all of them, any one, or in their order.

    Before: one's own seat waits for them; those asked beside oneself do not. After: they sign before the next step.
    Who may: whoever is asked in the step. Raises NotYourCase, NobodyToAct, OwnRequest, NotNow.
    """
    with handling(case_id, actor) as h:
        h.running()
        why = need_reason(reason, _("加签"))
        if place not in PLACES or mode not in MODES:
            raise NotNow(_("请选择加在哪里（我之前、同时、我之后）、怎样签（都要签、一人签即可、依次签），再提交。"))
        found, (seat, hat) = active_step(h, step), own_seat(h, step)
        wanted = _signers(h, found, posts, set(seat.posts))
        key = f"{ADDED}{len(h.state.additions) + 1}"
        h.record("signers_added", SignersAdded(key, step, place, hat.post.pk, wanted, mode, why), hat)
        advance(h)
    return h.state


def remove_signer(case_id: int, actor: Actor, *, step: str, post: int, reason: str) -> CaseState:
    """Ask somebody no longer who has not signed yet: a signer that was added, or one whom a softer rule asks for.

    Raises SignatureRequired for one whom the articles require; NotYourCase, NotNow.
    """
    with handling(case_id, actor) as h:
        h.running()
        why = need_reason(reason, _("减签"))
        found = h.state.steps.get(step)
        if found is None or found.finished:
            raise NotNow(_("这一环节现在不在办理中。请刷新后再试。"))
        hat = _may_remove(h, found)
        _must_be_asked(h, found, post)
        h.record("signer_removed", SignerRemoved(step, post, why), hat, found.cites)
        advance(h)
    return h.state


def _signers(h: Handling, step: StepState, posts: Iterable[int], own: set[int]) -> list[int]:
    wanted = list(dict.fromkeys(posts))
    found = {post.pk: (post, can_act) for post, can_act in staffed(h.case.district_id, Which.keys(wanted), h.actor.on)}
    if not wanted or len(found) != len(wanted):
        raise NotNow(_("请选择本区的职务来会签，再提交。"))
    if vacant := [post.title for post, can_act in found.values() if not can_act]:
        raise NobodyToAct(
            _("「%(vacant)s」现在没有人，不能请其会签。请换一人，或先任命、指定代行。") % {"vacant": listed(vacant)}
        )
    if h.state.drafter_post in wanted:
        raise OwnRequest(_("起草人不在自己起草的文稿上会签。请另选一人。"))
    asked = {post for _, seat in step.open_seats() for post in seat.posts} | own
    if twice := [found[post][0].title for post in wanted if post in asked]:
        raise NotNow(_("「%(twice)s」已在本环节办理，不必再加签。请另选一人。") % {"twice": listed(twice)})
    return wanted


def _may_remove(h: Handling, step: StepState) -> ActingPost:
    """Whoever added the signer, whoever handles the case now, or the government office."""
    addition = h.state.additions.get(step.key)
    if addition is None:
        if step.strength == "must":
            raise SignatureRequired(
                _("「%(step)s」是条文要求的（%(cites)s），不能去掉。确实不能办理的，请转办，或由代行的人办理。")
                % {"step": step_words(step), "cites": listed([cited(cite) for cite in step.cites])}
            )
        return h.handler_hat()
    hat = h.actor.hat_for(addition.by) or h.actor.office_hat(h.case.district_id)
    if hat is None:
        raise NotYourCase(_("只有加签的人或者区政府办公室可以去掉加签。请联系加签的人。"))
    return hat


def _must_be_asked(h: Handling, step: StepState, post: int) -> None:
    signed = any(seat.state == DONE and post in seat.posts for seat in step.seats)
    if signed:
        raise NotNow(_("该职务已经签过，签过的不能去掉。"))
    addition = h.state.additions.get(step.key)
    coming = addition is not None and not step.seats and post in addition.posts and post not in step.removed
    if not coming and not any(seat.state in (TODO, LATER) and post in seat.posts for seat in step.seats):
        raise NotNow(_("该职务没有在这一环节等候签署。请刷新后重新选择。"))

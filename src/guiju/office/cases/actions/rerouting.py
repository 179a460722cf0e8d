"""Other ways than forward: return, transfer, choose, leave out."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import ChoiceNeeded, NotNow, NotYourCase, TransferNotAllowed
from guiju.office.cases.events import Chosen, SentBack, Skipped, Transferred
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.progress import advance
from guiju.office.cases.rescuers import may_rescue
from guiju.office.cases.seats import active_step
from guiju.office.cases.signing_events import Rescued
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.people.models import Post
from guiju.office.people.queries import ActingPost, can_act_for, post_of


def send_back(case_id: int, actor: Actor, *, reason: str, to: str = "", step: str = "") -> CaseState:
    """Return the case to the drafter (`to` empty) or to an earlier step, from a step that waits for the actor.

    Approvals given so far stand unless what was approved is changed; then they are asked for again. With
    nothing changed the case comes straight back here.
    """
    with handling(case_id, actor) as h:
        h.running()
        why = need_reason(reason, _("退回"))
        mine, hat = _my_active(h, step)
        if to:
            _must_be_earlier(h, to, min(s.order for s in mine))
        cites = sorted({cite for s in mine for cite in s.cites})
        body = SentBack(to, why, [s.key for s in mine], h.state.digest())
        h.record("sent_back", body, hat, cites)
        advance(h)
    return h.state


def transfer(case_id: int, actor: Actor, *, step: str, to_post: int, reason: str) -> CaseState:
    """Hand what a step asks of the actor to another post: of the same organ, or one that may stand in for it.

    An administrator may hand it to any post of the district; that is marked. Raises TransferNotAllowed.
    """
    with handling(case_id, actor) as h:
        h.running()
        why = need_reason(reason, _("转办"))
        found = active_step(h, step)
        place, seat, hat = _seat_to_transfer(h, found)
        from_post = hat.post.pk if hat else seat.posts[0]
        target = post_of(h.case.district_id, to_post)
        if target is None or not _may_transfer(h, from_post, target, rescue=hat is None):
            raise TransferNotAllowed(_("不能转给该职务：只能转给本单位的其他职务，或已受委托代行的职务。请重新选择。"))
        body = Transferred(found.key, place, from_post, to_post, why, rescue=hat is None)
        if hat is None:
            h.record("rescued", Rescued("reassign", found.key, why))
        h.record("transferred", body, hat)
    return h.state


def choose(case_id: int, actor: Actor, *, step: str, role: str) -> CaseState:
    """Decide which of the roles that the text leaves open acts. Raises ChoiceNeeded for another role."""
    with handling(case_id, actor) as h:
        h.running()
        found, hat = active_step(h, step), h.handler_hat()
        if not found.either or role not in found.who:
            raise ChoiceNeeded(
                _("「%(step)s」不能这样选定办理人。请在条文所列的办理人中选择。") % {"step": step_words(found)}
            )
        if found.choice:
            raise NotNow(
                _("「%(step)s」的办理人已经选定。如需改由他人办理，请用「转办」。") % {"step": step_words(found)}
            )
        h.record("chosen", Chosen(step, role), hat, found.cites)
        if not any(True for _ in found.open_seats()):
            raise ChoiceNeeded(
                _("「%(step)s」所选的办理人目前无人在任。请选择其他办理人。") % {"step": step_words(found)}
            )
    return h.state


def skip(case_id: int, actor: Actor, *, step: str, reason: str) -> CaseState:
    """Leave out a step that a softer rule asks for, with a reason that is kept. A must is never left out."""
    with handling(case_id, actor) as h:
        h.running()
        found, hat = active_step(h, step), h.handler_hat()
        if found.strength == "must":
            raise NotNow(_("「%(step)s」是必经环节，不能略过。") % {"step": step_words(found)})
        h.record("skipped", Skipped(step, need_reason(reason, _("略过本环节"))), hat, found.cites)
        advance(h)
    return h.state


def _my_active(h: Handling, key: str) -> tuple[list[StepState], ActingPost]:
    steps = [active_step(h, key)] if key else h.state.active_steps()
    posts = {post for step in steps for _, seat in step.open_seats() for post in seat.posts}
    hat = h.actor.hat_for(posts)
    if hat is None:
        raise NotYourCase(_("当前环节没有请您办理，不能由您退回。请联系当前办理人。"))
    return [s for s in steps if any(hat.post.pk in seat.posts for _, seat in s.open_seats())], hat


def _must_be_earlier(h: Handling, key: str, before: float) -> None:
    step = h.state.steps.get(key)
    if step is None or not step.deeds() or step.order >= before:
        raise NotNow(_("只能退回到本事项中已经办过的、更早的环节。请重新选择退回到哪里。"))


def _seat_to_transfer(h: Handling, step: StepState) -> tuple[int, Seat, ActingPost | None]:
    seats = list(step.open_seats())
    for place, seat in seats:
        if hat := h.actor.hat_for(seat.posts):
            return place, seat, hat
    if _may_rescue(h) and seats and seats[0][1].posts:
        return *seats[0], None
    raise NotYourCase(_("当前环节没有请您办理，不能由您转办。请联系当前办理人。"))


def _may_rescue(h: Handling) -> bool:
    """An administrator of this district, or of the whole installation (then of no district)."""
    return may_rescue(h.actor.person, h.actor.own_posts, h.case.district_id)


def _may_transfer(h: Handling, from_post: int, target: Post, *, rescue: bool) -> bool:
    if rescue:
        return True
    source = post_of(h.case.district_id, from_post)
    if source is None or source.pk == target.pk:
        return False
    same_organ = source.organ_id is not None and source.organ_id == target.organ_id
    return same_organ or can_act_for(target, source, h.actor.on)

"""Asking others for an opinion and then deciding oneself. The main flow never moves by it and never waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone, NobodyToAct, NotNow, NotYourCase
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.seats import own_seat
from guiju.office.cases.side_state import ASKED, Ask
from guiju.office.cases.signing_events import OpinionAnswered, OpinionAsked, OpinionRecalled
from guiju.office.cases.state import TODO, CaseState
from guiju.office.people.staffing import Which, staffed
from guiju.office.rulebook.labels import listed


def ask_opinion(
    case_id: int, actor: Actor, *, step: str, posts: Iterable[int], question: str, wish_on: date | None = None
) -> CaseState:
    """Ask posts of the district what they think; the step stays with the asker, who may decide at any time.

    `wish_on`: the day by which an answer is wished. Once the asker has decided, what is unanswered is asked no longer.
    """
    with handling(case_id, actor) as h:
        h.running()
        what = need_reason(question, _("征询意见"))
        seat, hat = own_seat(h, step)
        if wish_on and wish_on < actor.on:
            raise NotNow(_("希望答复的日期%(day)s已经过去。请改成今天或以后的日期。") % {"day": wish_on.isoformat()})
        wanted = _asked(h, step, posts, set(seat.posts))
        body = OpinionAsked(step, hat.post.pk, wanted, what, wish_on.isoformat() if wish_on else "")
        h.record("opinion_asked", body, hat)
    return h.state


def answer(case_id: int, actor: Actor, *, text: str, step: str = "") -> CaseState:
    """Answer what one was asked; `step` (the item's) is needed only where one was asked several times."""
    with handling(case_id, actor) as h:
        h.not_ended()
        h.not_suspended()
        mine = [ask for ask in h.state.asks if h.actor.hat_for([ask.post]) and step in ("", _key(ask))]
        waiting = next((ask for ask in mine if ask.state == TODO), None)
        if waiting is None:
            raise _nothing_asked(mine)
        hat = h.actor.hat_for([waiting.post])
        h.record("opinion_answered", OpinionAnswered(waiting.number, need_reason(text, _("答复意见"))), hat)
    return h.state


def recall_opinion(case_id: int, actor: Actor, *, ask: int, reason: str = "") -> CaseState:
    """Take a question back that has not been answered: by whoever asked it."""
    with handling(case_id, actor) as h:
        h.not_ended()
        found = next((one for one in h.state.asks if one.number == ask), None)
        if found is None or found.state != TODO:
            raise NotNow(_("这一征询已经答复或收回。请刷新后再看。"))
        asked = {post for post in (found.by_post, found.asked.post, found.asked.on_behalf_of) if post}
        hat = h.actor.hat_for(asked)
        if hat is None:
            raise NotYourCase(_("只有征询的人可以收回征询。"))
        h.record("opinion_recalled", OpinionRecalled(ask, reason.strip()), hat)
    return h.state


def _key(ask: Ask) -> str:
    return f"{ASKED}{ask.number}"


def _asked(h: Handling, step: str, posts: Iterable[int], own: set[int]) -> list[int]:
    wanted = list(dict.fromkeys(posts))
    found = staffed(h.case.district_id, Which.keys(wanted), h.actor.on)
    if not wanted or len(found) != len(wanted) or own & set(wanted):
        raise NotNow(_("请选择本区的其他职务来征询意见，再提交。"))
    if vacant := [post.title for post, can_act in found if not can_act]:
        raise NobodyToAct(_("「%(vacant)s」现在没有人，无法答复。请换一人征询。") % {"vacant": listed(vacant)})
    waiting = {ask.post for ask in h.state.asks if ask.state == TODO and ask.step == step}
    if twice := [post.title for post, _can in found if post.pk in waiting]:
        raise NotNow(_("「%(twice)s」已经征询，正等答复，不必重复。") % {"twice": listed(twice)})
    return wanted


def _nothing_asked(mine: list[Ask]) -> Exception:
    if any(ask.answer for ask in mine):
        return AlreadyDone(_("您已经答复过，没有重复记录，无需再次提交。"))
    if mine:
        return NotNow(_("征询的人已经作出决定或收回了征询，不再需要答复。"))
    return NotYourCase(_("本事项没有征询您的意见。"))

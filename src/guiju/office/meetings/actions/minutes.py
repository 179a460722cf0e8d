"""Closing a sitting and its minutes: drafted from the record, edited in versions, sent to be signed."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.events import Attached
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState
from guiju.office.meetings.actions.keeping import Keeping, keeping
from guiju.office.meetings.errors import NotNowAtSitting, WrongInput
from guiju.office.meetings.minutes_text import minutes_draft
from guiju.office.meetings.models import MinutesVersion, SittingState

ACT, MATERIAL, SIGN = "issue_minutes", "minutes", "sign"


def close_sitting(sitting: int, actor: Actor, *, with_minutes: bool = True, important: bool = False) -> None:
    """End a sitting whose items all have an outcome, and open the case that has its minutes signed.

    `with_minutes` False leaves them out where the articles do not ask for them. `important`: the office's
    judgement that the minutes are about important matters. Raises BeforeItsDay, NotNowAtSitting.
    """
    with keeping(sitting, actor) as k:
        k.must_be(SittingState.OPEN)
        k.must_have_come(_("结束会议"))
        left = list(k.sitting.items.filter(outcome="").select_related("topic"))
        if left:
            titles = "、".join(f"「{item.topic.title}」" for item in left)
            raise NotNowAtSitting(
                _("还有议题没有结果：%(titles)s。请登记结果（没有议的登记为暂缓），或者移出议程。")
                % {"titles": titles},
            )
        k.sitting.state = SittingState.CLOSED
        k.record("closed", "会议结束")
        if with_minutes or k.body.minutes_must:
            _open_minutes(k, important=important)


def start_minutes(sitting: int, actor: Actor, *, important: bool = False) -> None:
    """Make minutes after all for a closed sitting that has none."""
    with keeping(sitting, actor) as k:
        k.must_be(SittingState.CLOSED)
        if k.sitting.minutes_case_id:
            raise NotNowAtSitting(_("这次会议已经有纪要。请在纪要页面修改。"))
        _open_minutes(k, important=important)


def edit_minutes(sitting: int, actor: Actor, text: str, reason: str = "") -> None:
    """Store another version of the text, until it is signed. Earlier versions are kept."""
    with keeping(sitting, actor) as k:
        state = _unsigned(k)
        if not text.strip():
            raise WrongInput(_("纪要正文不能为空。请填写后再保存。"))
        version = _store(k, text, reason)
        if not state.ended:
            cases.attach_material(_case(k), _me(k), _material(k, version))
        k.record("minutes", f"修改纪要（第{version.number}稿）")


def send_minutes(sitting: int, actor: Actor) -> None:
    """Hand the minutes in, so that they reach whoever signs them under the articles."""
    with keeping(sitting, actor) as k:
        _unsigned(k)
        case = _case(k)
        state = cases.hand_in(case, _me(k))
        _note_drafting(k, case, state)
        k.record("minutes_sent", "纪要送签")


def _open_minutes(k: Keeping, *, important: bool) -> None:
    version = _store(k, minutes_draft(k.sitting), "依会议记录起草")
    chair = k.sitting.chair_post_id
    facts = {"body": k.sitting.body, "minutes_important": important, "presided_by": [str(chair)] if chair else []}
    matter = Matter(
        district=k.sitting.district_id,
        act=ACT,
        title=f"{k.body.name}第{k.sitting.ordinal}次会议纪要",
        facts=facts,
        drafting_organ=GOVERNMENT_OFFICE,
        law_on=k.sitting.rules_on,
        materials=[_material(k, version)],
    )
    k.sitting.minutes_case_id = cases.open_case(_me(k), matter)
    k.record("minutes", "依会议记录起草纪要")


def _note_drafting(k: Keeping, case: int, state: CaseState) -> None:
    """Where the articles name the drafting as a step of the office, it is done with handing in."""
    step = next((s.key for s in state.active_steps() if s.does == "draft"), "")
    if not step:
        return
    evidence = f"{k.body.name}第{k.sitting.ordinal}次会议记录"
    try:
        cases.record(case, _me(k), done_on=k.actor.on, evidence=evidence, step=step)
    except CaseError:
        return  # another post of the office owes it: it waits in that inbox


def _store(k: Keeping, text: str, reason: str) -> MinutesVersion:
    number = k.sitting.minutes.count() + 1
    return MinutesVersion.objects.create(
        sitting=k.sitting,
        number=number,
        text=text.replace("\r\n", "\n").strip(),
        reason=reason.strip()[:300],
        person=k.actor.person,
        at=k.actor.now,
    )


def _material(k: Keeping, version: MinutesVersion) -> Attached:
    content = version.text.encode()
    name = f"{k.body.name}第{k.sitting.ordinal}次会议纪要.txt"
    return Attached(MATERIAL, name, hashlib.sha256(content).hexdigest(), len(content))


def _case(k: Keeping) -> int:
    if k.sitting.minutes_case_id is None:
        raise NotNowAtSitting(_("这次会议还没有纪要。会议结束后才能起草纪要。"))
    return k.sitting.minutes_case_id


def _unsigned(k: Keeping) -> CaseState:
    state = state_of(_case(k))
    if any(step.does == SIGN and step.deeds() for step in state.steps.values()):
        raise NotNowAtSitting(_("纪要已经签发，不能再改。"))
    return state


def _me(k: Keeping) -> Actor:
    return Actor(k.actor.person, k.actor.now)

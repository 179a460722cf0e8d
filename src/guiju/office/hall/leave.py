"""Leave from a sitting, summed up by the office for the head: who asks, why, who stands in, what the quorum can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.absences.granting import approved_at
from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.models import Case
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState
from guiju.office.circulation.models import Copy, CopyKind
from guiju.office.circulation.sending import Paper, last_copies, send
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting
from guiju.office.meetings.members import members
from guiju.office.meetings.models import Presence, Sitting
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.quorum import Count
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.meetings.touched import expected
from guiju.office.people.models import Post
from guiju.office.people.queries import post_of
from guiju.office.rulebook.queries import vocabulary

ACT, REPORT, HEAD, OFFICE = "meeting_leave", "report", "head", "office"
REFUSED = ("void", "returned")
EARLIEST = timedelta(days=120)
"""Leave from a meeting is not asked for earlier than this."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One who asks leave from a sitting. `granted` None: not answered yet. `case` None: only noted on the roll."""

    who: str
    why: str
    granted: bool | None
    stand_in: bool
    case: Case | None = None
    posts: tuple[int, ...] = ()

    @property
    def answer(self) -> str:
        """What became of it, in words."""
        return {True: N_("已准"), False: N_("未准"), None: N_("待批")}[self.granted]

    @property
    def stand_in_said(self) -> str:
        """What became of the stand-in, in words; empty when none is named."""
        said = {True: N_("准予代会"), False: N_("不准代会"), None: N_("拟代会，待批")}
        return said[self.granted] if self.stand_in else ""


@dataclass(frozen=True, slots=True)
class LeaveSummary:
    """All leave from one sitting, and what its quorum can still be. `told`: the copy that the head has got."""

    sitting: Sitting
    rows: list[Asked]
    count: Count
    told: Copy | None

    def text(self) -> str:
        """The summary in words, as the head reads it."""
        body = body_of_sitting(self.sitting)
        lines = [f"{body.name}第{self.sitting.ordinal}次会议（{self.sitting.held_on}）请假情况："]
        lines += [
            "；".join(part for part in (f"{row.who}：{row.why}", row.answer, row.stand_in_said) if part)
            for row in self.rows
        ] or ["无人请假"]
        needed = f"，至少须到{self.count.needed}人" if self.count.share is not None else ""
        met = "" if self.count.share is None else "，能达到" if self.count.met else "，达不到，须改期"
        lines.append(f"组成人员{self.count.members}人，至多{self.count.present}人能到会{needed}{met}。")
        return "\n".join(lines)


def leave_summary(sitting_id: int, actor: Actor) -> LeaveSummary:
    """Raises NoSuchSitting, NotYourMeeting."""
    sitting = Sitting.objects.filter(pk=sitting_id, district=home_of(actor)).first()
    if sitting is None:
        raise NoSuchSitting(_("没有这次会议。请从会议日程重新打开。"))
    must_run_meetings(actor, sitting.district_id)
    return _summary(sitting)


@transaction.atomic
def report_leave(sitting_id: int, actor: Actor) -> int:
    """Give the summary to the head; the step of reporting in every matter summed up is done with it.

    Returns how many got it. Raises NotNowAtSitting when the head has these very words already.
    """
    found = leave_summary(sitting_id, actor)
    sitting = found.sitting
    heads = [member.post for member in members(sitting.district_id, [HEAD], (), actor.on)]
    title = f"{body_of_sitting(sitting).name}第{sitting.ordinal}次会议请假汇总"
    paper = Paper(sitting.district_id, CopyKind.LEAVE, f"leave-{sitting.pk}", title, found.text())
    sent = send(paper, heads, actor)
    if not sent:
        raise NotNowAtSitting(_("这份汇总已经报告，内容没有变化。"))
    for row in found.rows:
        if row.case is not None:
            _reported(row.case, actor, title)
    return len(sent)


def _summary(sitting: Sitting) -> LeaveSummary:
    roll = roll_of(sitting)
    rows = sorted(_asked(sitting), key=lambda row: row.case.pk if row.case else 0)
    known = {post for row in rows for post in row.posts}
    rows += [row for row in _noted(roll) if not set(row.posts) & known]
    told = next(iter(last_copies(f"leave-{sitting.pk}").values()), None)
    return LeaveSummary(sitting, rows, expected(sitting, roll), told)


def _asked(sitting: Sitting) -> Iterator[Asked]:
    """Matters of leave from this body on this day that have been handed in."""
    near = Case.objects.filter(district=sitting.district_id, act=ACT, opened_at__date__gte=sitting.held_on - EARLIEST)
    for case in near.select_related("drafting_organ"):
        state = state_of(case.pk)
        facts = state.facts
        if (facts.get("body"), str(facts.get("meeting_on"))) != (sitting.body, f"{sitting.held_on}"):
            continue
        if state.base not in ("draft", "withdrawn"):
            yield _row(case, state)


def _row(case: Case, state: CaseState) -> Asked:
    posts = _leaders(state, case.district_id)
    who = "、".join(post.title for post in posts) or f"{case.drafting_organ.short_name}"
    known = vocabulary().facts["leave_reason"].values
    why = known.get(str(state.facts.get("leave_reason") or "other"), "其他")
    asked = vocabulary().acts[ACT].absence
    granted: bool | None = bool(asked and approved_at(state, asked.granted)) or None
    if granted is None and state.base in REFUSED:
        granted = False
    stand_in = bool(state.facts.get("stand_in_named"))
    return Asked(who, f"{why}（{case.title}）", granted, stand_in, case, tuple(post.pk for post in posts))


def _leaders(state: CaseState, district: str) -> list[Post]:
    keys = [int(key) for key in map(str, state.facts.get("leaders_away") or ()) if key.isdecimal()]
    return [post for key in keys if (post := post_of(district, key))]


def _noted(roll: Roll) -> Iterator[Asked]:
    """Whoever is noted on leave without a matter: told by word of mouth."""
    for (item, post), note in roll.notes.items():
        if item is None and note.status in (Presence.LEAVE, Presence.STAND_IN):
            stand_in = note.status == Presence.STAND_IN
            yield Asked(note.post.title, note.reason or "口头请假", True, stand_in, None, (post,))


def _reported(case: Case, actor: Actor, evidence: str) -> None:
    me = Actor(actor.person, actor.now)
    for step in state_of(case.pk).active_steps():
        if step.does == REPORT and OFFICE in step.who:
            try:
                cases.record(case.pk, me, step=step.key, done_on=actor.on, evidence=evidence)
            except CaseError:
                continue  # another post of the office owes it: it waits in that inbox

"""Circulars on absence without leave, where the text of the district asks for them: who is named, and for what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.actors import Actor
from guiju.office.circulation.models import CopyKind
from guiju.office.circulation.sending import Paper, send
from guiju.office.hall.leave import LeaveSummary, leave_summary
from guiju.office.hall.models import Circular, Named
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting, WrongInput
from guiju.office.meetings.models import Attendance, Presence, Sitting, SittingState
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.meetings.roll import roll_of
from guiju.office.people.models import Post
from guiju.office.rulebook.profiles import profile
from guiju.office.rulebook.queries import rulebook_for
from guiju.rules.citations import Citation
from guiju.rules.instruments.norms import DutyNorm

DUTY = "criticise_absence"
"""The duty of a text that whoever stays away without leave is criticised in a circular."""
REFUSED_LEAVE, NO_LEAVE = N_("请假未准而没有到会"), N_("没有请假而没有到会")


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody who was noted as absent and has no leave; `named`: a circular that stands names them already."""

    note: Attendance
    why: str
    named: bool


def asked_for(district: str, sitting: Sitting) -> tuple[Citation, ...]:
    """The articles that ask for a circular; none where the text is silent."""
    found = rulebook_for(district, sitting.rules_on).norms_of(DutyNorm, sitting.rules_on)
    return tuple(cite for placed, norm in found if norm.duty == DUTY for cite in placed.cites)


def absent(sitting_id: int, actor: Actor) -> list[Absent]:
    """Who stayed away from the whole sitting without leave. Raises NoSuchSitting, NotYourMeeting."""
    summary = leave_summary(sitting_id, actor)
    granted = {post for row in summary.rows if row.granted for post in row.posts}
    refused = {post for row in summary.rows if row.granted is False for post in row.posts}
    named = set(Named.objects.filter(circular__in=_standing(summary.sitting)).values_list("person", flat=True))
    notes = roll_of(summary.sitting).notes.items()
    missing = [note for (item, _post), note in notes if item is None and note.status == Presence.ABSENT]
    return [
        Absent(note, REFUSED_LEAVE if note.post_id in refused else NO_LEAVE, note.person_id in named)
        for note in missing
        if note.post_id not in granted
    ]


@transaction.atomic
def issue_circular(sitting_id: int, actor: Actor, posts: Iterable[int], agreed: str) -> Circular:
    """Name those of `posts` who were absent without leave; they and the members of the meeting get it to read.

    `agreed`: who has agreed to it and when, in words. Raises NotNowAtSitting where the text has no such circular,
    WrongInput.
    """
    Sitting.objects.select_for_update().filter(pk=sitting_id).first()
    found = {one.note.post_id: one for one in absent(sitting_id, actor) if not one.named}
    sitting = _held(sitting_id)
    chosen = [found[post] for post in dict.fromkeys(posts) if post in found]
    if not chosen or not agreed.strip():
        raise WrongInput(_("请勾选要通报的人（没有请假或者请假未准、没有到会、还没有通报过的），并写明谁同意通报。"))
    cites = [str(cite) for cite in asked_for(sitting.district_id, sitting)]
    made = Circular(sitting=sitting, agreed=agreed.strip()[:200], cites=cites, made_by=actor.person, made_at=actor.now)
    made.text = _text(sitting, chosen)
    made.save()
    rows = [Named(circular=made, person=one.note.person, post=one.note.post, why=one.why) for one in chosen]
    Named.objects.bulk_create(rows)
    _send(made, made.text, [one.note.post for one in chosen], actor)
    return made


@transaction.atomic
def withdraw_circular(circular: int, actor: Actor, reason: str) -> Circular:
    """Take a circular back, with the reason; whoever got it reads that. Raises WrongInput, NotNowAtSitting."""
    made = circular_for(circular, actor)
    if made.withdrawn_at:
        raise NotNowAtSitting(_("这份通报已经撤销。"))
    if not reason.strip():
        raise WrongInput(_("请写明撤销通报的理由。"))
    made.withdrawn_at, made.withdrawn_reason = actor.now, reason.strip()[:300]
    made.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    _send(made, f"撤销以下通报：{made.withdrawn_reason}\n{made.text}", [row.post for row in made.named.all()], actor)
    return made


def circular_for(circular: int, actor: Actor) -> Circular:
    """A circular of one's own district, for the office. Raises NoSuchSitting, NotYourMeeting."""
    found = Circular.objects.select_related("sitting", "made_by").filter(pk=circular)
    made = found.filter(sitting__district=home_of(actor)).first()
    if made is None:
        raise NoSuchSitting(_("没有这份通报。请从会议重新打开。"))
    must_run_meetings(actor, made.sitting.district_id)
    return made


def circulars_of(summary: LeaveSummary) -> QuerySet[Circular]:
    """The circulars on a sitting, those withdrawn too."""
    found = Circular.objects.filter(sitting=summary.sitting).select_related("made_by")
    return found.prefetch_related("named__person", "named__post").order_by("pk")


def _standing(sitting: Sitting) -> QuerySet[Circular]:
    return Circular.objects.filter(sitting=sitting, withdrawn_at=None)


def _held(sitting_id: int) -> Sitting:
    sitting = Sitting.objects.get(pk=sitting_id)
    if not asked_for(sitting.district_id, sitting):
        raise NotNowAtSitting(_("本区的规则没有写对无故缺席的通报批评，系统不出通报。"))
    if sitting.state != SittingState.CLOSED:
        raise NotNowAtSitting(_("会议还没有结束，到会情况还会变化。请在会议结束后再通报。"))
    return sitting


def _text(sitting: Sitting, chosen: Iterable[Absent]) -> str:
    meeting = f"{body_of_sitting(sitting).name}第{sitting.ordinal}次会议（{sitting.held_on}）"
    names = [f"{one.note.post.title}{one.note.person.name}：{one.why}" for one in chosen]
    return "\n".join(
        [f"{meeting}有下列人员没有按通知参加，予以通报批评：", *names, profile(sitting.district_id).government]
    )


def _send(made: Circular, text: str, named: Iterable[Post], actor: Actor) -> None:
    title = f"关于{body_of_sitting(made.sitting).name}第{made.sitting.ordinal}次会议到会情况的通报"
    paper = Paper(made.sitting.district_id, CopyKind.CIRCULAR, f"circular-{made.pk}", title, text)
    send(paper, [*named, *(member.post for member in roll_of(made.sitting).members)], actor)

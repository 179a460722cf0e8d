"""Noting who was there: members and others, for the whole sitting or one item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.meetings.actions.keeping import Keeping, keeping
from guiju.office.meetings.errors import NotNowAtSitting, WrongInput
from guiju.office.meetings.models import Attendance, Presence, SittingState
from guiju.office.people.queries import holder, post_of


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted about the holder of a post: present, leave, absent or stand_in; empty takes the note away."""

    post: int
    status: str
    reason: str = ""


def note_attendance(sitting: int, actor: Actor, notes: Iterable[Note], item: int | None = None) -> None:
    """Note who is there, until the sitting is closed. With `item` the notes hold for that item only.

    Once an item is decided its own attendance stands. Raises WrongInput, NotNowAtSitting.
    """
    with keeping(sitting, actor) as k:
        k.must_be(SittingState.PLANNED, SittingState.OPEN)
        row = k.item(item) if item is not None else None
        if row is not None and row.outcome:
            raise NotNowAtSitting(
                _("「%(title)s」已有结果，到会情况不能再改。如有差错，请作更正。") % {"title": row.topic.title},
            )
        noted = [said for note in notes if (said := _note(k, note, item))]
        where = f"议题「{row.topic.title}」" if row else "会议"
        who = f"：{noted[0]}" if len(noted) == 1 else ""
        k.record("attendance", f"登记{where}到会情况{len(noted)}人{who}")


def _note(k: Keeping, note: Note, item: int | None) -> str:
    """Who was noted, and as what; empty when a note was taken away."""
    rows = Attendance.objects.filter(sitting=k.sitting, post=note.post, item=item)
    if not note.status:
        rows.delete()
        return ""
    if note.status not in Presence.values:
        raise WrongInput(_("到会情况只有到会、请假、缺席、他人代会四种。请重新选择。"))
    post = post_of(k.sitting.district_id, note.post)
    person = holder(post, k.sitting.held_on) if post else None
    if post is None or person is None:
        raise WrongInput(_("所选职务不属于本区，或者当日无人担任。请重新选择。"))
    values = {"person": person, "status": note.status, "reason": note.reason.strip()[:200]}
    Attendance.objects.update_or_create(sitting=k.sitting, post=post, item_id=item, defaults=values)
    return f"{person.name}{Presence(note.status).label}"

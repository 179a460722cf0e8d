"""Urging has a measure, by the district's profile, so that units are not flooded."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.latecomers import shown
from guiju.office.rulebook.profiles import urging_in
from guiju.office.tasks.errors import NotNowForTask
from guiju.office.tasks.models import EntryKind, Task


def refuse_flood(task: Task, actor: Actor) -> None:
    """Raises NotNowForTask when the units were urged too short a time ago, or too often today."""
    measure = urging_in(task.district_id)
    urged = list(task.entries.filter(kind=EntryKind.URGED).order_by("at").values_list("at", flat=True))
    again_at = urged[-1] + timedelta(hours=measure.again_after_hours) if urged else actor.now
    if actor.now < again_at:
        words = {"at": shown(urged[-1]), "again": shown(again_at)}
        raise NotNowForTask(_("已于%(at)s催办过，%(again)s以后才能再催。") % words)
    if sum(at.astimezone(CHINA).date() == actor.on for at in urged) >= measure.most_a_day:
        words = {"times": str(measure.most_a_day)}
        raise NotNowForTask(_("这项任务今天已催办%(times)s次，请明天再催，或电话联系。") % words)

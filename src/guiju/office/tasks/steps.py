"""What every writing on a task has in common: it is its turn, it is done once, and it is entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.documents import inspection
from guiju.office.documents.attaching import Upload, keep_file
from guiju.office.people.queries import ActingPost
from guiju.office.tasks.errors import NotNowForTask, WrongTask
from guiju.office.tasks.models import Entry, EntryKind, Task, TaskState

UNDER_WAY = (TaskState.OPEN, TaskState.REPORTED)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says with a step: words, the day that is asked for or granted, a file."""

    text: str
    due_on: date | None = None
    upload: Upload | None = None


def must_be(task: Task, states: Sequence[TaskState], what: str) -> None:
    """Raises NotNowForTask unless a task is in one of the states and moves on by itself."""
    if task.follows:
        raise NotNowForTask(_("这项任务已经作为督查事项办理，请打开事项，在事项中办理。"))
    if task.state not in states:
        words = {"state": _(task.get_state_display()), "what": what}
        raise NotNowForTask(_("这项任务%(state)s，现在不能办理「%(what)s」。请刷新。") % words)


def must_say(said: Said) -> None:
    """Raises WrongTask when nothing is said."""
    if not said.text.strip():
        raise WrongTask("text", _("请写明情况。"))


def refuse_second_click(actor: Actor) -> None:
    """Raises AlreadyDone when this form was sent before."""
    if actor.token and Entry.objects.filter(person=actor.person, token=actor.token).exists():
        raise AlreadyDone(_("刚才已经办好了，没有重复记录。请刷新查看。"))


def enter(task: Task, kind: EntryKind, said: Said, actor: Actor, hat: ActingPost) -> Entry:
    """Add what was done to a task's record. Raises FileRefused."""
    return Entry.objects.create(
        task=task,
        kind=kind,
        text=said.text.strip(),
        due_on=said.due_on,
        person=actor.person,
        post=hat.by_post,
        at=actor.now,
        token=actor.token,
        **_kept(task, said.upload, actor),
    )


def _kept(task: Task, upload: Upload | None, actor: Actor) -> dict[str, Any]:
    if upload is None:
        return {}
    name = inspection.clean_name(upload.name)
    kind = inspection.inspect(name, upload.content, upload.limit)
    return {"file": keep_file(task.district_id, kind.value, upload.content, actor), "file_name": name}


def standing(task: Task, asked: EntryKind, *answers: EntryKind) -> Entry | None:
    """What was asked and not answered yet."""
    last = task.entries.filter(kind__in=[asked, *answers]).order_by("pk").last()
    return last if last is not None and last.kind == asked else None

"""What a unit asks for and the office answers: another day, or not to be the lead unit."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.tasks.errors import NotNowForTask, WrongTask
from guiju.office.tasks.models import Entry, EntryKind, Task, TaskState
from guiju.office.tasks.rights import closing_hat, office_hat, task_for, unit_hat
from guiju.office.tasks.steps import Said, enter, must_be, must_say, refuse_second_click, standing

DAY_ASKED = (EntryKind.EXTENSION_ASKED, EntryKind.EXTENDED, EntryKind.EXTENSION_REFUSED)
LEAD_DISPUTED = (EntryKind.OBJECTED, EntryKind.UPHELD, EntryKind.OVERRULED)


@transaction.atomic
def ask_extension(actor: Actor, pk: int, said: Said) -> Task:
    """The lead unit asks for a later day and says why; the day stands until this is granted.

    Raises NotYourTask, WrongTask, NotNowForTask.
    """
    task = _asking(actor, pk, EntryKind.EXTENSION_ASKED)
    _refuse_asked_twice(task, DAY_ASKED)
    must_say(said)
    if said.due_on is None or task.due_on is None or said.due_on <= max(task.due_on, actor.on):
        raise WrongTask("due_on", _("请填写申请延到哪一天，要晚于现在的期限和今天。"))
    enter(task, EntryKind.EXTENSION_ASKED, said, actor, unit_hat(task, actor, lead=True))
    return task


@transaction.atomic
def extend(actor: Actor, pk: int, said: Said) -> Task:
    """Grant the day that was asked for. Raises NotYourTask, NotNowForTask."""
    task, asked = _answering(actor, pk, EntryKind.EXTENDED, DAY_ASKED)
    day = asked.due_on
    task.arithmetic, task.provisional = f"原期限{task.due_on}，经批准延至 = {day}", False
    task.due_on = day
    task.save(update_fields=["due_on", "arithmetic", "provisional"])
    enter(task, EntryKind.EXTENDED, Said(said.text or "同意。", day), actor, closing_hat(task, actor))
    return task


@transaction.atomic
def refuse_extension(actor: Actor, pk: int, said: Said) -> Task:
    """The day stays, with the reason. Raises NotYourTask, WrongTask, NotNowForTask."""
    task, _asked = _answering(actor, pk, EntryKind.EXTENSION_REFUSED, DAY_ASKED)
    must_say(said)
    enter(task, EntryKind.EXTENSION_REFUSED, said, actor, closing_hat(task, actor))
    return task


@transaction.atomic
def object_to_lead(actor: Actor, pk: int, said: Said) -> Task:
    """The lead unit says why it should not be the lead. The task stays with it until the office has answered."""
    task = _asking(actor, pk, EntryKind.OBJECTED)
    _refuse_asked_twice(task, LEAD_DISPUTED)
    must_say(said)
    enter(task, EntryKind.OBJECTED, said, actor, unit_hat(task, actor, lead=True))
    return task


@transaction.atomic
def uphold(actor: Actor, pk: int, said: Said) -> Task:
    """The unit is right: the task waits to be assigned anew."""
    task, _asked = _answering(actor, pk, EntryKind.UPHELD, LEAD_DISPUTED)
    must_say(said)
    task.state = TaskState.NEW
    task.save(update_fields=["state"])
    enter(task, EntryKind.UPHELD, said, actor, office_hat(task, actor))
    return task


@transaction.atomic
def overrule(actor: Actor, pk: int, said: Said) -> Task:
    """The unit stays the lead, with the reason."""
    task, _asked = _answering(actor, pk, EntryKind.OVERRULED, LEAD_DISPUTED)
    must_say(said)
    enter(task, EntryKind.OVERRULED, said, actor, office_hat(task, actor))
    return task


def _asking(actor: Actor, pk: int, kind: EntryKind) -> Task:
    task = task_for(actor, pk, locked=True)
    unit_hat(task, actor, lead=True)
    refuse_second_click(actor)
    must_be(task, (TaskState.OPEN,), _(str(kind.label)))
    return task


def _refuse_asked_twice(task: Task, kinds: tuple[EntryKind, ...]) -> None:
    if standing(task, *kinds):
        raise NotNowForTask(_("已经提出过，正在等答复，不用再提。"))


def _answering(actor: Actor, pk: int, kind: EntryKind, kinds: tuple[EntryKind, ...]) -> tuple[Task, Entry]:
    task = task_for(actor, pk, locked=True)
    (closing_hat if kinds == DAY_ASKED else office_hat)(task, actor)
    refuse_second_click(actor)
    must_be(task, (TaskState.OPEN,), _(str(kind.label)))
    asked = standing(task, *kinds)
    if asked is None:
        raise NotNowForTask(_("没有等待答复的申请。请刷新。"))
    return task, asked

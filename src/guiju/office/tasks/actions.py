"""Writing on tasks: assign, feed back, report done, urge, close. One function, one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Organ
from guiju.office.people.queries import ActingPost, organ_of
from guiju.office.people.roles import resolve
from guiju.office.tasks.errors import NotNowForTask, WrongTask
from guiju.office.tasks.models import Entry, EntryKind, Task, TaskState
from guiju.office.tasks.rights import closing_hat, office_hat, task_for, unit_hat
from guiju.rules.calendar import CHINA, Span, deadline
from guiju.rules.calendar.errors import CalendarError

UNDER_WAY = (TaskState.OPEN, TaskState.REPORTED)
MOST_DAYS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who carries a task out until when: working days from today, or a day."""

    lead: str
    assisting: Sequence[str] = ()
    days: int | None = None
    due_on: date | None = None
    note: str = ""


@transaction.atomic
def assign(actor: Actor, pk: int, given: Assignment) -> Task:
    """Assign a task, or assign it anew while it is under way; the units' desks get the matter for reading.

    Raises NotYourTask, WrongTask, NotNowForTask.
    """
    task = task_for(actor, pk, locked=True)
    hat = office_hat(task, actor)
    _refuse_second_click(actor)
    _must_be(task, (TaskState.NEW, *UNDER_WAY), _("交办"))
    lead = organ_of(task.district_id, given.lead)
    if lead is None:
        raise WrongTask("lead", _("请选择牵头单位。"))
    others = [organ for code in given.assisting if code != given.lead and (organ := organ_of(task.district_id, code))]
    _due(task, actor.on, given)
    task.lead, task.state = lead, TaskState.OPEN
    task.save()
    task.assisting.set(others)
    units = "、".join(organ.short_name for organ in [lead, *others])
    words = f"{units},{task.due_on}前办结" + (f"。{given.note.strip()}" if given.note.strip() else "")
    _enter(task, EntryKind.ASSIGNED, words, actor, hat)
    _tell(task, replace(actor, token=""), [lead, *others])
    return task


@transaction.atomic
def feed_back(actor: Actor, pk: int, text: str) -> Task:
    """A unit tells how far it is. Raises NotYourTask, WrongTask, NotNowForTask."""
    return _step(actor, pk, EntryKind.FEEDBACK, text, UNDER_WAY)


@transaction.atomic
def report_done(actor: Actor, pk: int, text: str) -> Task:
    """The lead unit says that the task is done, and with what result; the office or the leader checks it."""
    return _step(actor, pk, EntryKind.REPORTED, text, (TaskState.OPEN,), TaskState.REPORTED)


@transaction.atomic
def reject(actor: Actor, pk: int, text: str) -> Task:
    """What was reported is not enough: the lead unit goes on."""
    return _step(actor, pk, EntryKind.REJECTED, text, (TaskState.REPORTED,), TaskState.OPEN)


@transaction.atomic
def urge(actor: Actor, pk: int, text: str) -> Task:
    """Remind the units."""
    return _step(actor, pk, EntryKind.URGED, text or "请尽快办理并反馈。", (TaskState.OPEN,))


@transaction.atomic
def close(actor: Actor, pk: int, text: str) -> Task:
    """Close a task that is done; who closed it stays on record."""
    return _step(actor, pk, EntryKind.CLOSED, text, UNDER_WAY, TaskState.CLOSED)


@transaction.atomic
def drop(actor: Actor, pk: int, text: str) -> Task:
    """The instruction asks for nothing to be carried out; the office says why."""
    return _step(actor, pk, EntryKind.DROPPED, text, (TaskState.NEW,), TaskState.DROPPED)


def _step(
    actor: Actor, pk: int, kind: EntryKind, text: str, states: Sequence[TaskState], then: TaskState | None = None
) -> Task:
    task = task_for(actor, pk, locked=True)
    hat = _hat(task, actor, kind)
    _refuse_second_click(actor)
    _must_be(task, states, _(str(kind.label)))
    if not text.strip():
        raise WrongTask("text", _("请写明情况。"))
    if then is not None:
        task.state = then
        task.save(update_fields=["state"])
    _enter(task, kind, text.strip(), actor, hat)
    return task


def _hat(task: Task, actor: Actor, kind: EntryKind) -> ActingPost:
    if kind in (EntryKind.FEEDBACK, EntryKind.REPORTED):
        return unit_hat(task, actor, lead=kind == EntryKind.REPORTED)
    if kind in (EntryKind.CLOSED, EntryKind.REJECTED):
        return closing_hat(task, actor)
    return office_hat(task, actor)


def _must_be(task: Task, states: Sequence[TaskState], what: str) -> None:
    if task.state not in states:
        words = {"state": _(task.get_state_display()), "what": what}
        raise NotNowForTask(_("这项交办事项%(state)s,现在不能办理「%(what)s」。请刷新。") % words)


def _due(task: Task, on: date, given: Assignment) -> None:
    if (given.days is None) == (given.due_on is None):
        raise WrongTask("days", _("请填写办理期限:工作日数或者日期,只填一项。"))
    if given.due_on is not None:
        if given.due_on < on:
            raise WrongTask("due_on", _("办理期限不能早于今天。"))
        task.due_on, task.arithmetic, task.provisional = given.due_on, f"交办时写明的日期 = {given.due_on}", False
        return
    try:
        found = deadline(Span(given.days or 0, "working_days"), on, CHINA)
    except CalendarError as error:
        raise WrongTask("days", str(error)) from error
    task.due_on, task.arithmetic, task.provisional = found.due, found.arithmetic, found.provisional


def _tell(task: Task, actor: Actor, organs: Sequence[Organ]) -> None:
    """The units' desks find the matter among what they have to read."""
    definition = {"fact": "organs", "post": "desk"}
    facts = {"organs": [organ.code for organ in organs]}
    try:
        posts = resolve("organs", definition, district=task.district_id, drafting_organ="", facts=facts, on=actor.on)
    except OrganisationError as missing:
        raise WrongTask("lead", str(missing)) from missing
    cases.circulate(task.case_id, actor, posts=[post.pk for post in posts], note=f"交办:{task.text}"[:200])


def _enter(task: Task, kind: EntryKind, text: str, actor: Actor, hat: ActingPost) -> None:
    Entry.objects.create(
        task=task, kind=kind, text=text, person=actor.person, post=hat.by_post, at=actor.now, token=actor.token
    )


def _refuse_second_click(actor: Actor) -> None:
    if actor.token and Entry.objects.filter(person=actor.person, token=actor.token).exists():
        raise AlreadyDone(_("刚才已经办好了,没有重复记录。请刷新查看。"))

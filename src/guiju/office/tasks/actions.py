"""Writing on tasks: assign, feed back, report done, confirm, check, close. One function, one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import CHINA, Actor
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Organ
from guiju.office.people.queries import ActingPost, organ_of
from guiju.office.people.roles import resolve
from guiju.office.tasks.errors import NotNowForTask, WrongTask
from guiju.office.tasks.informing import tell_units
from guiju.office.tasks.models import EntryKind, Task, TaskState
from guiju.office.tasks.rights import closing_hat, confirming_hat, office_hat, task_for, unit_hat
from guiju.office.tasks.steps import UNDER_WAY, Said, enter, must_be, must_say, refuse_second_click
from guiju.office.tasks.supervision import Units, confirming_posts, refuse_unruly
from guiju.office.tasks.urging import refuse_flood
from guiju.rules.calendar import CHINA as HOLIDAYS
from guiju.rules.calendar import Span, deadline
from guiju.rules.calendar.errors import CalendarError

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

    Raises NotYourTask, WrongTask (also what the articles miss), NotNowForTask.
    """
    task = task_for(actor, pk, locked=True)
    hat = office_hat(task, actor)
    refuse_second_click(actor)
    must_be(task, (TaskState.NEW, *UNDER_WAY), _("交办"))
    lead = organ_of(task.district_id, given.lead)
    if lead is None:
        raise WrongTask("lead", _("请选择牵头单位。"))
    others = [organ for code in given.assisting if code != given.lead and (organ := organ_of(task.district_id, code))]
    set_due(task, actor.on, given)
    units_named = Units(lead.code, [organ.code for organ in others], task.due_on)
    refuse_unruly(task.district_id, task.source, units_named, task.given_at.astimezone(CHINA).date())
    task.lead, task.state = lead, TaskState.OPEN
    task.save()
    task.assisting.set(others)
    units = "、".join(organ.short_name for organ in [lead, *others])
    words = f"{units}，{task.due_on}前办结" + (f"。{given.note.strip()}" if given.note.strip() else "")
    enter(task, EntryKind.ASSIGNED, Said(words, task.due_on), actor, hat)
    tell(task, replace(actor, token=""), [lead, *others])
    return task


@transaction.atomic
def feed_back(actor: Actor, pk: int, said: Said) -> Task:
    """A unit tells how far it is, with a file when there is one. Raises NotYourTask, WrongTask, NotNowForTask."""
    return _step(actor, pk, EntryKind.FEEDBACK, said, UNDER_WAY)


@transaction.atomic
def report_done(actor: Actor, pk: int, said: Said) -> Task:
    """The lead unit says that the task is done, and with what result; the office or the leader checks it."""
    return _step(actor, pk, EntryKind.REPORTED, said, (TaskState.OPEN,), TaskState.REPORTED)


@transaction.atomic
def confirm(actor: Actor, pk: int, said: Said) -> Task:
    """The head of the lead unit confirms that a reported task is done, where the articles ask for that."""
    return _step(actor, pk, EntryKind.CONFIRMED, said, (TaskState.REPORTED,))


@transaction.atomic
def reject(actor: Actor, pk: int, said: Said) -> Task:
    """What was reported is not enough: the lead unit goes on."""
    return _step(actor, pk, EntryKind.REJECTED, said, (TaskState.REPORTED,), TaskState.OPEN)


@transaction.atomic
def urge(actor: Actor, pk: int, said: Said) -> Task:
    """Remind the units, within the measure of the district. Raises NotNowForTask when it was done just now."""
    words = said if said.text.strip() else Said("请尽快办理并反馈。")
    return _step(actor, pk, EntryKind.URGED, words, (TaskState.OPEN,))


@transaction.atomic
def close(actor: Actor, pk: int, said: Said) -> Task:
    """Close a task that was reported done, after a check; who closed it stays on record.

    Raises NotNowForTask while nothing was reported, or its confirmation is missing.
    """
    return _step(actor, pk, EntryKind.CLOSED, said, (TaskState.REPORTED,), TaskState.CLOSED)


@transaction.atomic
def drop(actor: Actor, pk: int, said: Said) -> Task:
    """There is nothing to be carried out; the office says why."""
    return _step(actor, pk, EntryKind.DROPPED, said, (TaskState.NEW,), TaskState.DROPPED)


def _step(
    actor: Actor, pk: int, kind: EntryKind, said: Said, states: Sequence[TaskState], then: TaskState | None = None
) -> Task:
    task = task_for(actor, pk, locked=True)
    hat = _hat(task, actor, kind)
    refuse_second_click(actor)
    must_be(task, states, _(str(kind.label)))
    must_say(said)
    _refuse(task, actor, kind)
    if then is not None:
        task.state = then
        task.save(update_fields=["state"])
    enter(task, kind, said, actor, hat)
    return task


def _hat(task: Task, actor: Actor, kind: EntryKind) -> ActingPost:
    if kind in (EntryKind.FEEDBACK, EntryKind.REPORTED):
        return unit_hat(task, actor, lead=kind == EntryKind.REPORTED)
    if kind in (EntryKind.CLOSED, EntryKind.REJECTED):
        return closing_hat(task, actor)
    return confirming_hat(task, actor) if kind == EntryKind.CONFIRMED else office_hat(task, actor)


def _refuse(task: Task, actor: Actor, kind: EntryKind) -> None:
    if kind == EntryKind.URGED:
        refuse_flood(task, actor)
    if kind == EntryKind.REPORTED:
        _refuse_open_parts(task)
    if kind == EntryKind.CLOSED and lacks_confirmation(task, actor.on):
        raise NotNowForTask(_("按照条文，这类任务由承办单位主要负责人确认完成后才能办结。请先请其确认。"))


def lacks_confirmation(task: Task, on: date) -> bool:
    """Whether the articles ask for a confirmation that has not been given since the last report."""
    if confirming_posts(task, on) is None:
        return False
    last = task.entries.filter(kind__in=[EntryKind.REPORTED, EntryKind.CONFIRMED]).order_by("pk").last()
    return last is None or last.kind != EntryKind.CONFIRMED


def _refuse_open_parts(task: Task) -> None:
    left = task.parts.filter(state__in=[TaskState.NEW, *UNDER_WAY]).order_by("serial")
    if numbers := "、".join(str(part.serial) for part in left):
        raise NotNowForTask(
            _("分解出去的第%(numbers)s件还没有办结，不能报结。请先催办或者核查这些任务。") % {"numbers": numbers}
        )


def set_due(task: Task, on: date, given: Assignment) -> None:
    """The day until which a task is to be done. Raises WrongTask."""
    if (given.days is None) == (given.due_on is None):
        raise WrongTask("days", _("请填写办理期限：工作日数或者日期，只填一项。"))
    if given.due_on is not None:
        if given.due_on < on:
            raise WrongTask("due_on", _("办理期限不能早于今天。"))
        task.due_on, task.arithmetic, task.provisional = given.due_on, f"交办时写明的日期 = {given.due_on}", False
        return
    try:
        found = deadline(Span(given.days or 0, "working_days"), on, HOLIDAYS)
    except CalendarError as error:
        raise WrongTask("days", str(error)) from error
    task.due_on, task.arithmetic, task.provisional = found.due, found.arithmetic, found.provisional


def tell(task: Task, actor: Actor, organs: Sequence[Organ]) -> None:
    """The units' desks find the matter of a task among what they have to read; without a matter, the task alone."""
    if task.case_id is None:
        tell_units(task, actor)
        return
    definition = {"fact": "organs", "post": "desk"}
    facts = {"organs": [organ.code for organ in organs]}
    try:
        posts = resolve("organs", definition, district=task.district_id, drafting_organ="", facts=facts, on=actor.on)
    except OrganisationError as missing:
        raise WrongTask("lead", str(missing)) from missing
    cases.circulate(task.case_id, actor, posts=[post.pk for post in posts], note=f"交办：{task.text}"[:200])

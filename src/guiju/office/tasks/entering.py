"""Tasks that somebody enters: from the work report, plans and deployments, and parts of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.people.models import District
from guiju.office.people.queries import ActingPost, organ_of
from guiju.office.tasks.errors import NotNowForTask, NotYourTask, WrongTask
from guiju.office.tasks.informing import tell_units
from guiju.office.tasks.models import EntryKind, Task, TaskState
from guiju.office.tasks.rights import breaking_hat, task_for
from guiju.office.tasks.steps import UNDER_WAY, Said, enter, must_be, refuse_second_click
from guiju.office.tasks.supervision import Units, citations, plan_of, refuse_unruly, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A task as it is entered: where it comes from, where that is written, what is to be done, by whom until when."""

    source: str
    text: str
    basis: str = ""
    lead: str
    assisting: Sequence[str] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a task for another unit."""

    text: str
    lead: str
    due_on: date | None = None


@transaction.atomic
def enter_task(actor: Actor, district: str, line: Line) -> Task:
    """The office enters a task and assigns it at once. Raises NotYourTask, WrongTask, AlreadyDone."""
    hat = entering_hat(actor, district)
    refuse_second_click(actor)
    return _entered(actor, district, line, hat)


@transaction.atomic
def enter_all(actor: Actor, district: str, lines: Iterable[Line]) -> list[Task]:
    """Enter many tasks, or none of them when one is wrong."""
    hat = entering_hat(actor, district)
    return [_entered(actor, district, line, hat) for line in lines]


def entering_hat(actor: Actor, district: str) -> ActingPost:
    """How the actor may enter tasks. Raises NotYourTask."""
    hat = actor.office_hat(district)
    if hat is None:
        raise NotYourTask(_("督查任务由区政府办公室登记。请与区政府办公室联系。"))
    return hat


@transaction.atomic
def break_down(actor: Actor, pk: int, part: Part) -> Task:
    """The lead unit or the office gives a part of a task to another unit; its day is not later than the whole's.

    Raises NotYourTask, WrongTask, NotNowForTask (a part is not divided again).
    """
    task = task_for(actor, pk, locked=True)
    hat = breaking_hat(task, actor)
    refuse_second_click(actor)
    must_be(task, (TaskState.OPEN,), _("分解任务"))
    if task.parent_id is not None:
        raise NotNowForTask(_("分解出来的任务不再分解。请在原任务中分解。"))
    due = part.due_on or task.due_on
    if due and task.due_on and not actor.on <= due <= task.due_on:
        raise WrongTask("due_on", _("分解任务的期限在今天和原任务的期限（%(due)s）之间。") % {"due": task.due_on})
    line = Line(source=task.source, text=part.text, basis=task.basis, lead=part.lead, due_on=due)
    made = _entered(actor, task.district_id, line, hat, task)
    enter(task, EntryKind.DIVIDED, Said(f"第{made.serial}件：{made.text}", due), actor, hat)
    return made


def next_serial(district: str) -> int:
    """The next number of a district's ledger; held until the transaction ends."""
    District.objects.select_for_update().get(pk=district)
    return (Task.objects.filter(district=district).aggregate(last=Max("serial"))["last"] or 0) + 1


def _entered(actor: Actor, district: str, line: Line, hat: ActingPost, parent: Task | None = None) -> Task:
    _refuse_wrong(actor, district, line, parent)
    lead = organ_of(district, line.lead)
    if lead is None:
        raise WrongTask("lead", _("请选择牵头单位。"))
    others = [organ for code in line.assisting if code != line.lead and (organ := organ_of(district, code))]
    units = Units(lead.code, [organ.code for organ in others], line.due_on)
    refuse_unruly(district, line.source, units, actor.on)
    task = Task(district_id=district, serial=next_serial(district), source=line.source, parent=parent)
    task.title, task.text, task.basis = line.basis.strip()[:300] or line.text[:300], line.text.strip(), line.basis[:300]
    task.case = parent.case if parent else None
    task.cites = parent.cites if parent else citations(plan_of(district, line.source, units, actor.on))
    task.given_by, task.given_post, task.given_at = actor.person, hat.post, actor.now
    task.lead, task.due_on, task.state = lead, line.due_on, TaskState.OPEN
    task.arithmetic = f"登记时写明的日期 = {line.due_on}"
    task.save()
    task.assisting.set(others)
    words = "、".join(organ.short_name for organ in [lead, *others])
    without_token = Actor(actor.person, actor.now) if parent else actor
    enter(task, EntryKind.RAISED, Said(f"{task.text}（{words}，{line.due_on}前办结）", line.due_on), without_token, hat)
    tell_units(task, actor)
    return task


def _refuse_wrong(actor: Actor, district: str, line: Line, parent: Task | None) -> None:
    if line.source not in sources().values:
        raise WrongTask("source", _("请选择任务来源。"))
    if not line.text.strip():
        raise WrongTask("text", _("请写明任务内容。"))
    if line.due_on is None:
        raise WrongTask("due_on", _("请填写办结日期。"))
    if line.due_on < actor.on:
        raise WrongTask("due_on", _("办理期限不能早于今天。"))
    same = Task.objects.filter(district=district, source=line.source, text=line.text.strip(), parent=parent)
    if same.filter(state__in=[TaskState.NEW, *UNDER_WAY], due_on=line.due_on, lead__code=line.lead).exists():
        raise WrongTask("text", _("台账里已经有同样的任务，没有重复登记：「%(text)s」。") % {"text": line.text[:40]})

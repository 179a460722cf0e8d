"""The units of a task are told of it: its words stand among what their desks have to read."""

from __future__ import annotations

from django.urls import reverse

from guiju.office.cases.actors import Actor
from guiju.office.circulation.models import CopyKind
from guiju.office.circulation.sending import Paper, send
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Organ, Post
from guiju.office.people.roles import resolve
from guiju.office.tasks.models import Task, TaskState

DESK = {"fact": "organs", "post": "desk"}


def tell_units(task: Task, actor: Actor) -> None:
    """Send a task that has been given to units to their desks; those who have these words already get nothing."""
    if task.state == TaskState.NEW:
        return  # nobody carries it out yet
    organs = [*([task.lead] if task.lead else []), *task.assisting.all()]
    send(_paper(task), desks_of(task.district_id, organs, actor), actor)


def desks_of(district: str, organs: list[Organ], actor: Actor) -> list[Post]:
    """The posts that receive what comes to these organs; none where an organ has no such post."""
    found: list[Post] = []
    for organ in organs:
        facts = {"organs": [organ.code]}
        try:
            found += resolve("organs", DESK, district=district, drafting_organ="", facts=facts, on=actor.on)
        except OrganisationError:
            continue  # the page of the thing itself says that nobody was told there
    return found


def _paper(task: Task) -> Paper:
    units = "、".join(organ.short_name for organ in [task.lead, *task.assisting.all()] if organ)
    due = f"\n办结期限：{task.due_on}" if task.due_on else ""
    basis = f"\n出处：{task.basis}" if task.basis else ""
    return Paper(
        district=task.district_id,
        kind=CopyKind.TASK,
        subject=f"task-{task.pk}",
        title=f"督查任务第{task.serial}件：{task.text[:80]}",
        text=f"{task.text}\n承办单位：{units}{due}{basis}",
        href=reverse("tasks:task", args=[task.pk]),
    )

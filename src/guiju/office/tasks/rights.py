"""Who has to do with a task: leaders and the government's office oversee all, units see and report on their own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.people.queries import ActingPost
from guiju.office.tasks.errors import NoSuchTask, NotYourTask
from guiju.office.tasks.models import Task


def visible(actor: Actor) -> QuerySet[Task]:
    """The tasks that somebody may see."""
    oversees = [hat.post.district_id for hat in actor.hats if actor.oversees(hat.post.district_id)]
    organs = [hat.post.organ_id for hat in actor.hats if hat.post.organ_id]
    mine = Q(lead__in=organs) | Q(pk__in=Task.assisting.through.objects.filter(organ__in=organs).values("task"))
    return Task.objects.filter(Q(district__in=set(oversees)) | mine)


def task_for(actor: Actor, pk: int, *, locked: bool = False) -> Task:
    """A task that the actor may see. Raises NoSuchTask, NotYourTask."""
    found = visible(actor).select_related("lead", "given_by", "given_post", "case").filter(pk=pk).first()
    if found is None and not Task.objects.filter(pk=pk).exists():
        raise NoSuchTask(_("没有这项交办事项。请从列表中重新打开。"))
    if found is None:
        raise NotYourTask(_("这项交办事项与您的单位无关,不能查看。请与区政府办公室联系。"))
    return Task.objects.select_for_update(of=("self",)).select_related("lead", "case").get(pk=pk) if locked else found


def office_hat(task: Task, actor: Actor) -> ActingPost:
    """How the actor acts for the office that assigns and urges. Raises NotYourTask."""
    hat = actor.office_hat(task.district_id)
    if hat is None:
        raise NotYourTask(_("分办、催办由区政府办公室办理。请与区政府办公室联系。"))
    return hat


def closing_hat(task: Task, actor: Actor) -> ActingPost:
    """How the actor may check and close: for the office, or as the leader who gave the instruction."""
    post = task.given_post_id
    hat = actor.office_hat(task.district_id) or (actor.hat_for([post]) if post else None)
    if hat is None:
        raise NotYourTask(_("办结由区政府办公室或作出批示的领导核定。"))
    return hat


def unit_hat(task: Task, actor: Actor, *, lead: bool = False) -> ActingPost:
    """How the actor acts for a unit that carries the task out; `lead`: for the lead unit. Raises NotYourTask."""
    organs = [task.lead_id, *([] if lead else task.assisting.values_list("pk", flat=True))]
    hat = next((hat for organ in organs if organ and (hat := actor.hat_of_organ(organ))), None)
    if hat is None:
        raise NotYourTask(_("报结由牵头单位办理。") if lead else _("反馈由牵头、协办单位办理。"))
    return hat

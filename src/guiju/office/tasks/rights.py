"""Who has to do with a task: leaders and the government's office oversee all, units see and report on their own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.people.queries import ActingPost
from guiju.office.tasks.errors import NoSuchTask, NotYourTask
from guiju.office.tasks.models import Task
from guiju.office.tasks.supervision import confirming_posts


def visible(actor: Actor) -> QuerySet[Task]:
    """The tasks that somebody may see."""
    oversees = [hat.post.district_id for hat in actor.hats if actor.oversees(hat.post.district_id)]
    organs = [hat.post.organ_id for hat in actor.hats if hat.post.organ_id]
    mine = Q(lead__in=organs) | Q(pk__in=Task.assisting.through.objects.filter(organ__in=organs).values("task"))
    return Task.objects.filter(Q(district__in=set(oversees)) | mine | Q(parent__lead__in=organs))


def task_for(actor: Actor, pk: int, *, locked: bool = False) -> Task:
    """A task that the actor may see. Raises NoSuchTask, NotYourTask."""
    found = visible(actor).select_related("lead", "given_by", "given_post", "case", "parent").filter(pk=pk).first()
    if found is None and not Task.objects.filter(pk=pk).exists():
        raise NoSuchTask(_("没有这项任务。请从列表中重新打开。"))
    if found is None:
        raise NotYourTask(_("这项任务与您的单位无关，不能查看。请与区政府办公室联系。"))
    return (
        Task.objects.select_for_update(of=("self",)).select_related("lead", "case", "parent").get(pk=pk)
        if locked
        else found
    )


def office_hat(task: Task, actor: Actor) -> ActingPost:
    """How the actor acts for the office that assigns and urges. Raises NotYourTask."""
    hat = actor.office_hat(task.district_id)
    if hat is None:
        raise NotYourTask(_("分办、催办由区政府办公室办理。请与区政府办公室联系。"))
    return hat


def closing_hat(task: Task, actor: Actor) -> ActingPost:
    """How the actor may check and close: for the office, as the leader who gave it, or as the unit that divided it."""
    post = task.given_post_id
    whole = task.parent.lead_id if task.parent else None
    hat = actor.office_hat(task.district_id) or (actor.hat_for([post]) if post else None)
    hat = hat or (actor.hat_of_organ(whole) if whole else None)
    if hat is None:
        raise NotYourTask(_("核查办结由区政府办公室或提出任务的领导、单位办理。"))
    return hat


def unit_hat(task: Task, actor: Actor, *, lead: bool = False) -> ActingPost:
    """How the actor acts for a unit that carries the task out; `lead`: for the lead unit. Raises NotYourTask."""
    organs = [task.lead_id, *([] if lead else task.assisting.values_list("pk", flat=True))]
    hat = next((hat for organ in organs if organ and (hat := actor.hat_of_organ(organ))), None)
    if hat is None:
        raise NotYourTask(_("报结由牵头单位办理。") if lead else _("反馈由牵头、协办单位办理。"))
    return hat


def confirming_hat(task: Task, actor: Actor) -> ActingPost:
    """How the actor may confirm that a task is done, where the articles ask for that. Raises NotYourTask."""
    posts = confirming_posts(task, actor.on)
    hat = actor.hat_for([post.pk for post in posts]) if posts else None
    if hat is None:
        raise NotYourTask(_("任务完成由承办单位主要负责人确认。"))
    return hat


def breaking_hat(task: Task, actor: Actor) -> ActingPost:
    """How the actor may divide a task: as its lead unit or for the office. Raises NotYourTask."""
    hat = (actor.hat_of_organ(task.lead_id) if task.lead_id else None) or actor.office_hat(task.district_id)
    if hat is None:
        raise NotYourTask(_("任务由牵头单位或区政府办公室分解。"))
    return hat

"""Tables of tasks: what is to be carried out and where it comes from, who does it until when, and what was done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.documents.models import StoredFile
from guiju.office.meetings.models import AgendaItem
from guiju.office.people.models import District, Organ, Person, Post


class TaskState(models.TextChoices):
    """new: the office has not assigned it yet. reported: the lead unit says that it is done; closed: it was checked."""

    NEW = "new", N_("待分办")
    OPEN = "open", N_("办理中")
    REPORTED = "reported", N_("已完成待核查")
    CLOSED = "closed", N_("已办结")
    DROPPED = "dropped", N_("不需交办")


class EntryKind(models.TextChoices):
    """What was done with a task."""

    RAISED = "raised", N_("立项")
    ASSIGNED = "assigned", N_("交办")
    FEEDBACK = "feedback", N_("反馈")
    REPORTED = "reported", N_("报结")
    REJECTED = "rejected", N_("退回再办")
    URGED = "urged", N_("催办")
    CLOSED = "closed", N_("核查办结")
    DROPPED = "dropped", N_("不交办")
    CONFIRMED = "confirmed", N_("确认完成")
    EXTENSION_ASKED = "extension_asked", N_("申请延期")
    EXTENDED = "extended", N_("同意延期")
    EXTENSION_REFUSED = "extension_refused", N_("不同意延期")
    OBJECTED = "objected", N_("对牵头提出异议")
    UPHELD = "upheld", N_("异议成立")
    OVERRULED = "overruled", N_("异议不成立")
    DIVIDED = "divided", N_("分解任务")
    CORRECTED = "corrected", N_("更正议定事项")


class Task(models.Model):
    """Something to be carried out: an instruction (an entry of a case's log), what a meeting decided, a line of a plan.

    `source` is a value of the fact task_source, `basis` where it is written. `given_by`: who instructed, presided or
    entered it. `cites`: what gives it its meaning. `follows`: its progress is that of its case (act follow_up_task).
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    serial = models.PositiveIntegerField("编号")
    source = models.CharField("任务来源", max_length=40, default="leader_instruction")
    basis = models.CharField("出处", max_length=300, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="tasks", db_index=False)
    seq = models.PositiveIntegerField(null=True)
    follows = models.BooleanField(default=False)
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, null=True, related_name="task")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    title = models.CharField("事项", max_length=300)
    text = models.TextField("批示")
    cites = models.JSONField(default=list)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    given_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    given_at = models.DateTimeField("批示时间")
    lead = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, verbose_name="牵头单位")
    assisting = models.ManyToManyField(Organ, related_name="+")
    due_on = models.DateField("期限", null=True)
    arithmetic = models.CharField(max_length=300, blank=True)
    provisional = models.BooleanField(default=False)
    state = models.CharField("状态", max_length=10, choices=TaskState.choices)

    class Meta:
        verbose_name = "交办事项"
        constraints = [
            models.UniqueConstraint(fields=["district", "serial"], name="task_serial_once"),
            models.UniqueConstraint(fields=["case", "seq"], name="task_instruction_once"),
            models.CheckConstraint(
                condition=Q(state__in=["new", "dropped"]) | (Q(lead__isnull=False) & Q(due_on__isnull=False)),
                name="task_assigned",
            ),
        ]
        indexes = [models.Index(fields=["district", "state", "due_on"], name="task_by_state")]


class Entry(models.Model):
    """One thing done with a task. Only ever added. `due_on`: the day that was asked for or granted."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    text = models.TextField("情况", blank=True)
    due_on = models.DateField("期限", null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    file_name = models.CharField("附件", max_length=160, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "交办经过"
        constraints = [
            models.UniqueConstraint(fields=["person", "token"], condition=~Q(token=""), name="task_token_once")
        ]

"""Tables of meetings. The record of a sitting only ever grows; an outcome once recorded is corrected, not changed."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Organ, Person, Post


class TopicState(models.TextChoices):
    """Where a topic stands between its case and a meeting."""

    PREPARING = "preparing", N_("报审中")
    ADMITTED = "admitted", N_("待上会")
    SCHEDULED = "scheduled", N_("已列议程")
    DECIDED = "decided", N_("已议定")
    REFUSED = "refused", N_("未通过")
    ELSEWHERE = "elsewhere", N_("另行提出")
    ENDED = "ended", N_("已撤销")


class Topic(models.Model):
    """A topic in the library of a kind of meeting; its route is its case's (act propose_topic)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="topic")
    body = models.CharField("会议", max_length=40)
    topic_kind = models.CharField("议题类别", max_length=40, blank=True)
    title = models.CharField("议题", max_length=300)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    state = models.CharField("状态", max_length=20, choices=TopicState.choices)
    admitted_at = models.DateTimeField(null=True)
    returned_note = models.CharField("暂缓原因", max_length=500, blank=True)

    class Meta:
        verbose_name = "议题"
        indexes = [models.Index(fields=["district", "body", "state", "admitted_at"], name="topic_library")]


class SittingState(models.TextChoices):
    """planned: the agenda is made. open: outcomes are recorded. closed: only corrections and minutes are left.

    cancelled: it was not held; its number is not given again, for notices have named it.
    """

    PLANNED = "planned", N_("筹备中")
    OPEN = "open", N_("开会中")
    CLOSED = "closed", N_("已闭会")
    CANCELLED = "cancelled", N_("已取消")


class Sitting(models.Model):
    """One meeting of a body, numbered within its `series` (a year or a term).

    `version` counts the entries of its record: who acts on an older one is told.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    body = models.CharField("会议", max_length=40)
    series = models.CharField("编次", max_length=20, blank=True, default="")
    ordinal = models.PositiveIntegerField("次数")
    held_on = models.DateField("日期")
    starts_at = models.TimeField("时间", null=True, blank=True)
    ends_at = models.TimeField("预计结束", null=True, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    chair_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    chair_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    commission = models.CharField("委托主持的依据", max_length=300, blank=True)
    state = models.CharField("状态", max_length=20, choices=SittingState.choices, default=SittingState.PLANNED)
    version = models.PositiveIntegerField(default=0)
    law_on = models.DateField("适用规则日期", null=True, blank=True)
    minutes_case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="minutes_of")

    class Meta:
        verbose_name = "会议"
        constraints = [
            models.UniqueConstraint(fields=["district", "body", "series", "ordinal"], name="sitting_ordinal_once")
        ]
        indexes = [models.Index(fields=["district", "-held_on"], name="sitting_calendar")]

    @property
    def over(self) -> bool:
        """Whether nothing more can be prepared or decided: it has been held, or is not held at all."""
        return self.state in (SittingState.CLOSED, SittingState.CANCELLED)

    @property
    def rules_on(self) -> date:
        """The day whose rules hold: its own, unless a past sitting is entered for which no text of then is known."""
        return self.law_on or self.held_on


class TopicStep(models.Model):
    """What happened to a topic: onto an agenda, off it again, to another meeting. Rows are only added."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="history")
    text = models.TextField()
    reason = models.TextField(blank=True)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "议题经过"
        ordering = ["pk"]


class Outcome(models.TextChoices):
    """What a meeting did with an item."""

    AGREED = "agreed", N_("原则同意")
    AGREED_WITH_CHANGES = "agreed_with_changes", N_("修改后同意")
    DEFERRED = "deferred", N_("暂缓")
    REFUSED = "refused", N_("不同意")
    RAISED_ELSEWHERE = "raised_elsewhere", N_("另行提出")


class AgendaItem(models.Model):
    """A topic on the agenda of a sitting. A deferred topic gets another row at the next one."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="items")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveIntegerField("顺序")
    outcome = models.CharField("结果", max_length=30, choices=Outcome.choices, blank=True)
    wording = models.TextField("议定事项", blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_with = models.CharField("到会情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "议程"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "topic"], name="topic_once_a_sitting"),
            models.UniqueConstraint(fields=["topic"], condition=Q(outcome=""), name="topic_on_one_agenda"),
        ]


class Presence(models.TextChoices):
    """stand_in: somebody else came in the post's place; that does not make the holder present."""

    PRESENT = "present", N_("到会")
    LEAVE = "leave", N_("请假")
    ABSENT = "absent", N_("缺席")
    STAND_IN = "stand_in", N_("他人代会")


class Attendance(models.Model):
    """Who was there: of the whole sitting (`item` None) or of one item, which goes before the whole."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="attendance")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, related_name="attendance")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    status = models.CharField("到会情况", max_length=20, choices=Presence.choices)
    reason = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "到会"
        constraints = [
            models.UniqueConstraint(fields=["sitting", "post"], condition=Q(item=None), name="present_once"),
            models.UniqueConstraint(fields=["item", "post"], name="present_once_an_item"),
        ]


class Entry(models.Model):
    """One line of a sitting's record; rows are only added. `token` is the form's, against a second click."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    text = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "会议记录"
        constraints = [
            models.UniqueConstraint(fields=["sitting", "number"], name="entry_number_once"),
            models.UniqueConstraint(fields=["sitting", "token"], condition=~Q(token=""), name="entry_token_once"),
        ]


class Correction(models.Model):
    """Another wording of an outcome, with the reason; the first wording stays in the item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="corrections")
    wording = models.TextField("更正后的议定事项")
    reason = models.CharField("更正理由", max_length=300)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "更正"
        ordering = ["pk"]


class MinutesVersion(models.Model):
    """A version of the text of a sitting's minutes; the last one is the text."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.CharField("修改说明", max_length=300, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "纪要文稿"
        constraints = [models.UniqueConstraint(fields=["sitting", "number"], name="minutes_number_once")]

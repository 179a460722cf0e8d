"""Tables of the meeting hall: which item is dealt with, who speaks since when, and wording that is being typed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.meetings.models import AgendaItem, Sitting
from guiju.office.people.models import Person, Post


class Floor(models.Model):
    """The item that a sitting is dealing with; `item` None between two items."""

    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="floor")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, related_name="+")
    since_at = models.DateTimeField()

    class Meta:
        verbose_name = "正在研究的议题"


class SpeechKind(models.TextChoices):
    """report: the organ that brings the item. other: everybody else. Their limits differ where a text sets any."""

    REPORT = "report", N_("汇报")
    OTHER = "other", N_("发言")


class Speech(models.Model):
    """Somebody speaks. `limit_minutes` is the text's, kept as it was then; running over it is only shown."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="speeches")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=SpeechKind.choices)
    speaker = models.CharField("发言人", max_length=100, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    limit_minutes = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = "发言"
        constraints = [
            models.UniqueConstraint(fields=["sitting"], condition=Q(ended_at=None), name="one_speaks_at_a_time")
        ]


class Draft(models.Model):
    """Wording of an item that is still being typed. `version` tells two secretaries that they write at once."""

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="draft")
    wording = models.TextField("议定事项草稿", blank=True)
    version = models.PositiveIntegerField(default=0)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "议定事项草稿"


class NoticeKind(models.TextChoices):
    """call: the first one. change: something in it is different now. cancel: not held, or not called any more."""

    CALL = "call", N_("开会通知")
    CHANGE = "change", N_("变更通知")
    CANCEL = "cancel", N_("取消通知")


class Notice(models.Model):
    """What somebody was told of a sitting: when, where, and for which items (none named: for all of it).

    `number` counts the notices of one person about one sitting; the last one holds. Rows are only added.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="meeting_notices")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    held_on = models.DateField()
    starts_at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    place = models.CharField(max_length=100, blank=True)
    items = models.TextField("本人参加的议题", blank=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "会议通知"
        constraints = [models.UniqueConstraint(fields=["sitting", "person", "number"], name="notice_number_once")]
        indexes = [models.Index(fields=["person", "-sent_at"], name="notices_of_person")]


class PaperReading(models.Model):
    """Somebody has read the papers of an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = "材料阅读"
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="papers_read_once")]


class PublicPart(models.Model):
    """What the public reads of an item: words of their own, or the lawful reason for which there are none.

    Kept apart from the minutes, of which no word is shown to the public. `published_at` None: not shown yet.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="public_part")
    text = models.TextField("公开内容", blank=True)
    withheld_reason = models.CharField("不公开的理由", max_length=40, blank=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "议定事项公开"
        constraints = [
            models.CheckConstraint(condition=~Q(text="") ^ ~Q(withheld_reason=""), name="public_part_or_reason"),
        ]


class Circular(models.Model):
    """A circular on who stayed away from a sitting without leave. Never removed; withdrawn with a reason."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="circulars")
    text = models.TextField("通报内容")
    agreed = models.CharField("同意通报的依据", max_length=200)
    cites = models.JSONField(default=list)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField("撤销理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "通报"


class Named(models.Model):
    """Somebody whom a circular names, in which post, and for what."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    why = models.CharField("事由", max_length=200)

    class Meta:
        verbose_name = "被通报人"
        constraints = [models.UniqueConstraint(fields=["circular", "person"], name="named_once_a_circular")]

"""Tables of the meeting hall: which item is dealt with, who speaks since when, and wording that is being typed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.meetings.models import AgendaItem, Sitting
from guiju.office.people.models import Person


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

"""What people have noted about duties that were kept, and the history of it, to which rows are only added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.documents.models import StoredFile
from guiju.office.people.models import District, Person, Post


class HowKept(models.TextChoices):
    """done: it was. explained: a softer duty that was not, and why."""

    DONE = "done", N_("已经办理")
    EXPLAINED = "explained", N_("本期未办，说明理由")


class Fulfilment(models.Model):
    """What is noted for one duty and one period (`subject`: its first day) or one matter (`subject`: case-KEY)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    duty = models.CharField("职责", max_length=80)
    subject = models.CharField("期间或事项", max_length=40)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField("情况", max_length=10, choices=HowKept.choices)
    done_on = models.DateField("办理日期")
    note = models.CharField("情况说明", max_length=500)
    document_number = models.CharField("文号或凭据", max_length=100, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("附件", max_length=160, blank=True)
    withdrawn = models.BooleanField("已撤销", default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "履职记录"
        constraints = [models.UniqueConstraint(fields=["district", "duty", "subject"], name="fulfilment_once")]
        indexes = [models.Index(fields=["case", "duty"], name="fulfilment_of_case")]


class NoteKind(models.TextChoices):
    """What was done with a note."""

    ENTERED = "entered", N_("登记")
    CORRECTED = "corrected", N_("更正")
    WITHDRAWN = "withdrawn", N_("撤销")


class FulfilmentChange(models.Model):
    """One change of a note: what it says after it, who made it and why. The database refuses to alter these rows."""

    fulfilment = models.ForeignKey(Fulfilment, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=NoteKind.choices)
    values = models.JSONField()
    reason = models.CharField("理由", max_length=300, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "履职记录的经过"
        constraints = [
            models.UniqueConstraint(fields=["fulfilment", "version"], name="fulfilment_change_once"),
            models.UniqueConstraint(
                fields=["person", "token"], condition=~models.Q(token=""), name="fulfilment_token_once"
            ),
        ]

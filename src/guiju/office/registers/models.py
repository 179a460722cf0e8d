"""Entries of registers as they stand, and the history of each, to which rows are only added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_noop as N_

from guiju.office.people.models import District, Organ, Person, Post


class Entry(models.Model):
    """One line of a register. `values` are raw facts by column; `words` is what is searched."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    register = models.CharField("登记簿", max_length=60)
    number = models.PositiveIntegerField("序号")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, verbose_name="登记单位")
    dated_on = models.DateField("日期")
    values = models.JSONField("内容")
    words = models.TextField(blank=True)
    withdrawn = models.BooleanField("已撤销", default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "登记"
        constraints = [models.UniqueConstraint(fields=["district", "register", "number"], name="register_number_once")]
        indexes = [models.Index(fields=["district", "register", "-dated_on", "-number"], name="register_by_day")]


class ChangeKind(models.TextChoices):
    """What was done with an entry."""

    ENTERED = "entered", N_("登记")
    CORRECTED = "corrected", N_("更正")
    WITHDRAWN = "withdrawn", N_("撤销")


class Change(models.Model):
    """One change of an entry: the values after it, who made it and why. The database refuses to alter these rows."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    values = models.JSONField()
    reason = models.CharField("理由", max_length=300, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "登记记录"
        constraints = [
            models.UniqueConstraint(fields=["entry", "version"], name="register_change_once"),
            models.UniqueConstraint(
                fields=["person", "token"], condition=~models.Q(token=""), name="register_token_once"
            ),
        ]

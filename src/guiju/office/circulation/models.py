"""The table of what was sent to whom to be read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_noop as N_

from guiju.office.people.models import District, Person, Post


class CopyKind(models.TextChoices):
    """What kind of paper it is a copy of."""

    MINUTES = "minutes", N_("会议纪要")
    EXTRACT = "extract", N_("议定事项摘发单")
    TASK = "task", N_("督查任务")
    LEAVE = "leave", N_("请假汇总")
    CIRCULAR = "circular", N_("通报")


class Copy(models.Model):
    """A paper as it was sent to a post. Other words on the same `subject` are another row, with the next `number`.

    `href`: where in the product the thing itself stands; empty when its words are all there is.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    kind = models.CharField(max_length=10, choices=CopyKind.choices)
    subject = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    title = models.CharField("标题", max_length=300)
    text = models.TextField("内容")
    href = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="copies", db_index=False)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField()
    read_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "传阅件"
        constraints = [models.UniqueConstraint(fields=["subject", "post", "number"], name="copy_number_once")]
        indexes = [models.Index(fields=["post", "read_at"], name="copies_to_read")]

"""Tables of the search: what can be found, and what has changed since it was read into it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Organ
from guiju.office.registry.models import Paper


class EntryKind(models.TextChoices):
    """What was found: of a case, or of a paper in a register."""

    CASE = "case", N_("事项")
    DRAFT = "draft", N_("正文")
    ISSUED = "issued", N_("已发公文")
    OPINIONS = "opinions", N_("意见")
    ATTACHMENT = "attachment", N_("附件")
    PAPER = "paper", N_("已登记公文")
    SCAN = "scan", N_("扫描件")


class Passage(models.Model):
    """One text that can be found. A projection: it can be removed and read again.

    It is of a case, or of a paper in the register that an organ, the `keeper`, keeps.
    `source`: the row it was read from, in the table of its kind; `part` counts from 0 within a long text.
    `act`: the kind of matter. `seen_by`: tokens of organs, posts and people who may see it. Its words stand in the
    database's own full-text index, made by the migration, because each engine has another kind of it.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True)
    keeper = models.ForeignKey(Organ, on_delete=models.CASCADE, null=True, db_index=False)
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    act = models.CharField(max_length=60)
    source = models.PositiveBigIntegerField()
    part = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    text = models.TextField()
    seen_by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "可检索的文字"
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "part"], name="search_passage_once"),
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) ^ models.Q(paper__isnull=False), name="search_passage_of_one"
            ),
        ]


class Due(models.Model):
    """A case or a paper has changed. Written by triggers of the database in the change's own transaction, so none is
    missed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, db_index=False, db_constraint=False)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, db_index=False, db_constraint=False)

    class Meta:
        verbose_name = "待编入检索的变化"

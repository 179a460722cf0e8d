"""Tables of the public register. What is shown to strangers is a state of a row, never the lack of a link."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Person


class PageState(models.TextChoices):
    """published: public from its day of publication on. withdrawn: taken off; only the office sees it."""

    PUBLISHED = "published", N_("已公开")
    WITHDRAWN = "withdrawn", N_("已撤下")


class PageKind(models.TextChoices):
    """What a page is: a document of the government, or the interpretation 解读 of one."""

    DOCUMENT = "document", N_("政策文件")
    INTERPRETATION = "interpretation", N_("政策解读")


class IndexSeries(models.Model):
    """The last index number given in a year; its row is locked while one is taken, so none is skipped."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "索引号序列"
        constraints = [models.UniqueConstraint(fields=["district", "year"], name="index_series_once")]


class PublicDocument(models.Model):
    """One page with its ten fields. `repealed_on` is the first day no longer in force.

    `registered_only`: an older document known by title, number and days; its text was never entered here.
    `listed_on` orders the lists; `folded` is title, numbers and text as searching compares them.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    kind = models.CharField(N_("栏目"), max_length=20, choices=PageKind.choices, default=PageKind.DOCUMENT)
    state = models.CharField(N_("状态"), max_length=20, choices=PageState.choices, default=PageState.PUBLISHED)
    registered_only = models.BooleanField(N_("正文未录入"), default=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True)
    index_no = models.CharField(N_("索引号"), max_length=60, blank=True)
    subject = models.CharField(N_("主题分类"), max_length=60, blank=True)
    issuer = models.CharField(N_("发文机构"), max_length=100)
    joint_issuers = models.CharField(N_("联合发文单位"), max_length=500, blank=True)
    effective_on = models.DateField(N_("实施日期"), null=True)
    made_on = models.DateField(N_("成文日期"), null=True)
    doc_no = models.CharField(N_("发文字号"), max_length=60, blank=True)
    repealed_on = models.DateField(N_("废止日期"), null=True)
    published_on = models.DateField(N_("发布日期"), null=True)
    title = models.CharField(N_("标题"), max_length=300)
    genre = models.CharField(N_("文种"), max_length=30, blank=True)
    addressees = models.TextField(N_("主送机关"), blank=True)
    body = models.TextField(N_("正文"), blank=True)
    annexes = models.TextField(N_("附件正文"), blank=True)
    signed_by = models.CharField(N_("署名"), max_length=300, blank=True)
    note = models.CharField(N_("附注"), max_length=100, blank=True)
    disclosure = models.CharField(N_("公开属性"), max_length=30)
    repealed_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="repeals")
    listed_on = models.DateField()
    folded = models.TextField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = "公开页面"
        constraints = [
            models.UniqueConstraint(fields=["district", "doc_no"], condition=~Q(doc_no=""), name="public_number_once"),
            models.UniqueConstraint(
                fields=["district", "index_no"], condition=~Q(index_no=""), name="public_index_once"
            ),
        ]
        indexes = [models.Index(fields=["district", "kind", "state", "-listed_on", "-id"], name="public_by_day")]


class Interpretation(models.Model):
    """A page that explains another; both show the link."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    document = models.ForeignKey(PublicDocument, on_delete=models.CASCADE, related_name="+")
    explained_by = models.ForeignKey(PublicDocument, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "解读关系"
        constraints = [
            models.UniqueConstraint(fields=["document", "explained_by"], name="interpretation_once"),
            models.CheckConstraint(condition=~Q(document=models.F("explained_by")), name="interpretation_of_another"),
        ]


class PublicFile(models.Model):
    """A file offered for download on a page: a copy kept apart from the files of cases, by its SHA-256."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    document = models.ForeignKey(PublicDocument, on_delete=models.CASCADE)
    name = models.CharField("名称", max_length=160)
    kind = models.CharField("类型", max_length=10)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "公开附件"
        constraints = [models.UniqueConstraint(fields=["document", "name"], name="public_file_once")]


class PublicationEvent(models.Model):
    """What was done to a page: who, when, why, from what to what. Append-only. `by` None: by the system."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    document = models.ForeignKey(PublicDocument, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, db_index=False)
    reason = models.CharField("理由", max_length=300, blank=True)
    changes = models.JSONField(default=dict)
    cites = models.JSONField(default=list)

    class Meta:
        verbose_name = "公开记录"
        indexes = [models.Index(fields=["district", "-at", "-id"], name="publication_event_by_day")]

"""Tables of documents: files by content, attachments, drafts with their versions, numbers, issued documents."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Person


class StoredFile(models.Model):
    """A file's content, kept once a district under its SHA-256. Its rights are those of what points to it."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    stored_at = models.DateTimeField()

    class Meta:
        verbose_name = "文件内容"
        constraints = [models.UniqueConstraint(fields=["district", "sha256"], name="stored_file_once")]


class Attachment(models.Model):
    """A file attached to a case as a kind of material. Never removed; a newer one of its name replaces it."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False)
    kind = models.CharField("材料种类", max_length=60)
    name = models.CharField("名称", max_length=160)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    attached_by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    attached_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "附件"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "name"],
                condition=Q(replaced_at__isnull=True),
                name="attachment_current_once",
            )
        ]
        indexes = [models.Index(fields=["case", "attached_at"], name="attachment_of_case")]

    @property
    def size(self) -> int:
        """In bytes."""
        return self.file.size

    @property
    def sha256(self) -> str:
        return self.file.sha256


class Draft(models.Model):
    """The text of a case's document; `last` is its newest version's number, locked while one is added."""

    district = models.ForeignKey(District, on_delete=models.PROTECT)
    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "公文正文"


class Version(models.Model):
    """One saved state of a draft. Never changed. Lists hold one name a line."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, db_index=False)
    number = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=300)
    addressees = models.TextField("主送机关", blank=True)
    body = models.TextField("正文", blank=True)
    annexes = models.TextField("附件正文", blank=True)
    copied_to = models.TextField("抄送机关", blank=True)
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "正文版本"
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="version_number_once")]


class NumberSeries(models.Model):
    """The numbers of one code in one year; its row is locked while a number is taken, so none is skipped."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    organ_code = models.CharField("发文机关", max_length=60)
    code = models.CharField("发文机关代字", max_length=20)
    kind = models.CharField("种类", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "发文字号序列"
        constraints = [models.UniqueConstraint(fields=["district", "code", "year"], name="series_once")]

    @property
    def next_number(self) -> str:
        """The number that the next document gets."""
        return f"{self.code}〔{self.year}〕{self.last + 1}号"


class NumberChange(models.Model):
    """The office set a series by hand: from what, to what, why, who, when."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT)
    before = models.PositiveIntegerField("原已用到")
    after = models.PositiveIntegerField("改为")
    reason = models.CharField("理由", max_length=300)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "发文字号调整"


class IssuedDocument(models.Model):
    """A numbered document, its words frozen as issued. `made_on` is the day of the last signature."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, db_index=False)
    serial = models.PositiveIntegerField("序号")
    number = models.CharField("发文字号", max_length=60)
    title = models.CharField("标题", max_length=300)
    issuer = models.CharField("发文机关", max_length=100)
    genre = models.CharField("文种", max_length=30)
    addressees = models.TextField("主送机关", blank=True)
    signers = models.TextField("签发人", blank=True)
    body = models.TextField("正文")
    annexes = models.TextField("附件正文", blank=True)
    copied_to = models.TextField("抄送机关", blank=True)
    disclosure = models.CharField("公开属性", max_length=30)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, db_index=False)
    made_on = models.DateField("成文日期")
    issued_on = models.DateField("印发日期")
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", db_index=False)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", db_index=False)
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name = "已发公文"
        constraints = [
            models.UniqueConstraint(fields=["district", "number"], name="document_number_once"),
            models.UniqueConstraint(fields=["series", "serial"], name="document_serial_once"),
            models.CheckConstraint(condition=Q(issued_on__gte=F("made_on")), name="document_made_first"),
        ]
        indexes = [
            models.Index(fields=["district", "-issued_on", "-id"], name="document_by_day"),
            models.Index(fields=["district", "genre", "-issued_on"], name="document_by_genre"),
        ]

    @property
    def pdf_sha256(self) -> str:
        return self.pdf.sha256

    @property
    def docx_sha256(self) -> str:
        return self.docx.sha256

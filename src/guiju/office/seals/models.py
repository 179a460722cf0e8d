"""Tables of seals: signing keys, signed statements in a chain for each district, seals, and where they were applied."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guiju.office.cases.models import Case
from guiju.office.documents.models import IssuedDocument, StoredFile
from guiju.office.people.models import District, Person, Post


class SigningKey(models.Model):
    """A public key of the installation; the newest signs, the older ones verify what they signed. Append-only."""

    name = models.CharField(max_length=16, unique=True)
    public = models.CharField(max_length=128)
    since_at = models.DateTimeField()
    reason = models.CharField("理由", max_length=300)

    class Meta:
        verbose_name = "签名密钥"


class Statement(models.Model):
    """What was signed: `body` is the very text, which names the statement before it. Append-only."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, db_index=False)
    number = models.CharField("文号", max_length=60, blank=True)
    body = models.TextField()
    sm3 = models.CharField(max_length=64)
    signature = models.CharField(max_length=160)
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, db_index=False)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, db_index=False)
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = "签名记录"
        constraints = [models.UniqueConstraint(fields=["district", "seq"], name="statement_seq_once")]
        indexes = [
            models.Index(fields=["case", "kind"], name="statement_of_case"),
            models.Index(fields=["district", "number"], name="statement_of_number"),
        ]


class Digest(models.Model):
    """The SM3 of a file that a statement vouches for, so that a file alone finds its statement. Append-only."""

    sm3 = models.CharField(max_length=64, db_index=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "文件校验值"


class Seal(models.Model):
    """A seal of an issuer: its picture and its size on paper. Retired seals stay for what they were put on."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    name = models.CharField("印章名称", max_length=100)
    issuer = models.CharField("发文机关", max_length=100)
    millimetres = models.PositiveSmallIntegerField("宽度（毫米）")
    picture = models.ForeignKey(StoredFile, on_delete=models.PROTECT, db_index=False)
    kept_since = models.DateTimeField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    retired_at = models.DateTimeField(null=True)
    retired_why = models.CharField("停用理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "印章"
        constraints = [
            models.UniqueConstraint(
                fields=["district", "issuer"], condition=Q(retired_at__isnull=True), name="seal_in_use_once"
            )
        ]


class Sealing(models.Model):
    """A seal put on an issued document: an act that is recorded and signed. Append-only."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    document = models.OneToOneField(IssuedDocument, on_delete=models.PROTECT)
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT)
    statement = models.OneToOneField(Statement, on_delete=models.PROTECT)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, db_index=False)
    approved_by = models.CharField("批准签发", max_length=200)
    sealed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, db_index=False)
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = "用印登记"
        indexes = [models.Index(fields=["district", "-sealed_at"], name="sealing_by_day")]

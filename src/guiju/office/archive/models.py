"""Tables of the archive: what was filed, as the catalogue lists it. Its history stands in signed statements."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from guiju.office.cases.models import Case
from guiju.office.people.models import District, Person


class FilingSeries(models.Model):
    """The last piece number of a year and period; its row is locked while one is taken, so none is skipped."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "件号序列"
        constraints = [models.UniqueConstraint(fields=["district", "year", "period"], name="filing_series_once")]


class Filing(models.Model):
    """A filed matter: one piece (件) of the catalogue. Corrected only with a reason; never removed."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, db_index=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField("年度")
    period = models.CharField("保管期限", max_length=20)
    serial = models.PositiveIntegerField("件号")
    title = models.CharField("题名", max_length=300)
    number = models.CharField("文号", max_length=60, blank=True)
    responsible = models.CharField("责任者", max_length=100)
    dated_on = models.DateField("日期")
    pages = models.PositiveIntegerField("页数")
    note = models.CharField("备注", max_length=300, blank=True)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    filed_at = models.DateTimeField("归档时间")
    handed_over_at = models.DateTimeField("移交时间", null=True)
    handed_over_to = models.CharField("移交给", max_length=100, blank=True)

    class Meta:
        verbose_name = "归档目录"
        constraints = [
            models.UniqueConstraint(fields=["district", "year", "period", "serial"], name="filing_serial_once"),
            models.CheckConstraint(condition=Q(serial__gte=1), name="filing_serial_from_one"),
        ]
        indexes = [models.Index(fields=["district", "-year", "period", "serial"], name="filing_catalogue")]

"""Document numbers: one series an issuing code and year, without gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.documents.codes import Code, codes_of
from guiju.office.documents.errors import NoDocumentCode, NotTheOffice, NumberTaken, ReasonMissing
from guiju.office.documents.models import IssuedDocument, NumberChange, NumberSeries


class NotInTransaction(RuntimeError):
    """A number was asked for outside the issuing transaction: a failure after it would leave a gap."""


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """A number that belongs to the running transaction until that commits."""

    series: NumberSeries
    serial: int

    @property
    def text(self) -> str:
        return number_text(self.series.code, self.series.year, self.serial)


def number_text(code: str, year: int, serial: int) -> str:
    """东政发〔2024〕2号."""
    return f"{code}〔{year}〕{serial}号"


def take_number(district: str, code: Code, issued_on: date) -> TakenNumber:
    """The next number of a code in the year of `issued_on` (a day in China).

    The series stays locked until the caller's transaction ends; rolled back, the number is free again.
    Raises NotInTransaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("take_number belongs inside the transaction that issues the document")
    series = _locked(district, code, issued_on.year)
    series.last += 1
    series.save(update_fields=["last"])
    return TakenNumber(series, series.last)


@transaction.atomic
def set_last_number(actor: Actor, code: str, year: int, last: int, reason: str) -> NumberSeries:
    """Say up to which number a series is used, as for numbers given before the system was there. Recorded.

    Only the government's office may; with a reason; never below a number that is in use.
    Raises NotTheOffice, NoDocumentCode, ReasonMissing, NumberTaken.
    """
    district = actor.person.district_id or ""
    if not actor.office_hat(district):
        raise NotTheOffice(_("发文字号由区政府办公室管理。如需调整，请联系区政府办公室。"))
    if not reason.strip():
        raise ReasonMissing(_("调整发文字号须写明理由，例如「本系统启用前已用到2号」。请填写后再提交。"))
    series = _locked(district, _known(district, code), year)
    _refuse_used(series, last)
    change = NumberChange(district_id=district, series=series, before=series.last, after=last)
    change.reason, change.changed_by, change.changed_at = reason.strip(), actor.person, actor.now
    change.save()
    series.last = last
    series.save(update_fields=["last"])
    return series


def _locked(district: str, code: Code, year: int) -> NumberSeries:
    NumberSeries.objects.get_or_create(
        district_id=district,
        code=code.text,
        year=year,
        defaults={"organ_code": code.organ, "kind": code.kind},
    )
    return NumberSeries.objects.select_for_update().get(district_id=district, code=code.text, year=year)


def _known(district: str, code: str) -> Code:
    for known in codes_of(district):
        if known.text == code:
            return known
    raise NoDocumentCode(_("本区没有发文机关代字「%(code)s」。请从列表中选择，或先在组织机构中设置。") % {"code": code})


def _refuse_used(series: NumberSeries, last: int) -> None:
    used = IssuedDocument.objects.filter(series=series).aggregate(highest=Max("serial"))["highest"] or 0
    if last < used:
        raise NumberTaken(
            _("%(number)s已经发出，不能把已用号数改为%(last)s。请填写不小于%(used)s的数。")
            % {
                "number": number_text(series.code, series.year, used),
                "last": last,
                "used": used,
            }
        )

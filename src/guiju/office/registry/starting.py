"""A series that goes on from another number: taken over from an older system or a book of paper, with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.people.models import Organ
from guiju.office.registry.errors import WrongNumber, WrongPaper
from guiju.office.registry.models import Paper, RegisterKind, Series, SeriesStart
from guiju.office.registry.numbering import number_text
from guiju.office.registry.rights import must_keep

EARLIEST_YEAR = 2000
LARGEST = 99_999


@transaction.atomic
def start_series(actor: Actor, organ: Organ, kind: str, year: int, last: int, reason: str) -> SeriesStart:
    """Say up to which number a register of a year is used elsewhere; the next paper gets the one after it. Recorded.

    Who may: the organ whose register it is. Never below a number that this system has given, void ones too.
    Raises NotYourRegister, WrongPaper (the reason, the year), WrongNumber.
    """
    hat = must_keep(organ.pk, actor)
    _must_be_sound(kind, year, last, reason, actor.on)
    key: dict[str, Any] = {"district_id": organ.district_id, "organ": organ, "kind": kind, "year": year}
    Series.objects.get_or_create(**key)
    series = Series.objects.select_for_update().get(**key)
    _refuse_used(series, last)
    start = SeriesStart(series=series, before=series.last, after=last, reason=reason.strip()[:300])
    start.person, start.post, start.at = actor.person, hat.by_post, actor.now
    start.save()
    series.last = last
    series.save(update_fields=["last"])
    return start


def highest_given(series: Series) -> int:
    """The highest number of a series that this system has given. Return slips never go back at all."""
    if series.kind == RegisterKind.SLIP:
        return series.last
    found = Paper.objects.filter(organ_id=series.organ_id, kind=series.kind, year=series.year)
    return found.aggregate(highest=Max("serial"))["highest"] or 0


def series_of(organ: Organ) -> list[Series]:
    """The series of an organ, the newest year first, in the order of the registers."""
    order = {kind: place for place, kind in enumerate(RegisterKind.values)}
    rows = Series.objects.filter(district_id=organ.district_id, organ=organ)
    return sorted(rows, key=lambda series: (-series.year, order[series.kind]))


def starts_of(organ: Organ) -> QuerySet[SeriesStart]:
    """What was said by hand about an organ's series, newest first."""
    found = SeriesStart.objects.filter(series__district_id=organ.district_id, series__organ=organ)
    return found.select_related("series", "person").order_by("-pk")


def _must_be_sound(kind: str, year: int, last: int, reason: str, on: date) -> None:
    if kind not in RegisterKind.values:
        raise WrongPaper("kind", _("没有这种登记簿。请从列表中选择。"))
    if not reason.strip():
        raise WrongPaper("reason", _("改起用的号须写明理由，例如「原系统已登记到120号」。请填写后再提交。"))
    if not EARLIEST_YEAR <= year <= on.year + 1:
        words = {"since": EARLIEST_YEAR, "until": on.year + 1}
        raise WrongPaper("year", _("年份只能在%(since)s年到%(until)s年之间，请改正。") % words)
    if not 0 <= last <= LARGEST:
        raise WrongPaper("last", _("已用到的号只能是 0 到 %(most)s。请改正。") % {"most": LARGEST})


def _refuse_used(series: Series, last: int) -> None:
    used = highest_given(series)
    if last < used:
        number = number_text(series.kind, series.year, used)
        words = {"number": number, "used": used, "last": last}
        said = _("%(number)s已经用过（作废的也算），不能退回到%(last)s。请填写不小于%(used)s的数。")
        raise WrongNumber(said % words, used)

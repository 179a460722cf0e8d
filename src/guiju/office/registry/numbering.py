"""Numbers of registers: one series an organ, register and year, without gaps whoever asks at the same time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.people.models import Organ
from guiju.office.registry.errors import WrongNumber
from guiju.office.registry.models import RegisterKind, Series

MARKS = {
    RegisterKind.INCOMING: "收",
    RegisterKind.OUTGOING: "发",
    RegisterKind.INTERNAL: "内",
    RegisterKind.SLIP: "退",
}
"""How the numbers of each register begin."""


class NotInTransaction(RuntimeError):
    """A number was asked for outside the registering transaction: a failure after it would leave a gap."""


def number_text(kind: str, year: int, serial: int) -> str:
    """收〔2024〕15号."""
    return f"{MARKS[RegisterKind(kind)]}〔{year}〕{serial}号"


def take_number(organ: Organ, kind: str, on: date, wanted: int | None = None) -> int:
    """The next serial of a register in the year of `on`; locked until the caller's transaction ends.

    `wanted`: typed by hand, and refused when it is not the next one. Raises WrongNumber, NotInTransaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("take_number belongs inside the transaction that registers the paper")
    key: dict[str, Any] = {"district_id": organ.district_id, "organ": organ, "kind": kind, "year": on.year}
    Series.objects.get_or_create(**key)
    series = Series.objects.select_for_update().get(**key)
    series.last += 1
    if wanted is not None and wanted != series.last:
        raise _wrong(kind, on.year, wanted, series.last)
    series.save(update_fields=["last"])
    return series.last


def next_serial(organ: Organ, kind: str, year: int) -> int:
    """The serial that the next paper gets, as things stand; somebody may take it before."""
    found = Series.objects.filter(district_id=organ.district_id, organ=organ, kind=kind, year=year).first()
    return found.last + 1 if found else 1


def _wrong(kind: str, year: int, wanted: int, right: int) -> WrongNumber:
    words = {"wanted": number_text(kind, year, wanted), "right": number_text(kind, year, right)}
    said = (
        _("%(wanted)s已经用过（作废的号也不再用）。下一个号是%(right)s；不填由系统编号。")
        if wanted < right
        else _("%(wanted)s会留下空号。下一个号是%(right)s；不填由系统编号。")
    )
    return WrongNumber(said % words, right)

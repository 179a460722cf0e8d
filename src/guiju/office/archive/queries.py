"""Reads of the archive: the catalogue of a district with its filters, and what has ended and is not filed yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from guiju.office.archive.models import Filing
from guiju.office.cases.models import Case, CaseState
from guiju.office.rulebook.retention import retention

HEADINGS = ("年度", "保管期限", "件号", "责任者", "文号", "题名", "日期", "页数", "备注", "移交")  # in Chinese


@dataclass(frozen=True, slots=True)
class Sought:
    """What the catalogue is searched for; empty values do not narrow it. `handed`: "", "yes" or "no"."""

    year: int | None = None
    period: str = ""
    text: str = ""
    handed: str = ""

    @classmethod
    def typed(cls, asked: Any) -> Sought:
        """From what stands in an address; what cannot be read does not narrow it."""
        year, handed = str(asked.get("year", "")), str(asked.get("handed", ""))
        period = str(asked.get("period", ""))
        return cls(
            int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
            period if period in retention().periods else "",
            str(asked.get("q", "")).replace("\0", "").strip()[:100],
            handed if handed in ("yes", "no") else "",
        )


def catalogue(district: str, sought: Sought) -> QuerySet[Filing]:
    """The pieces of a district, newest year first, then by period and number."""
    found = Filing.objects.filter(district=district).select_related("filed_by")
    if sought.year:
        found = found.filter(year=sought.year)
    if sought.period:
        found = found.filter(period=sought.period)
    if sought.handed:
        found = found.filter(handed_over_at__isnull=sought.handed == "no")
    if sought.text:
        words = Q(title__icontains=sought.text) | Q(number__icontains=sought.text)
        found = found.filter(words | Q(responsible__icontains=sought.text))
    return found.order_by("-year", "period", "serial")


def not_filed(district: str, most: int) -> list[Case]:
    """The latest matters that have come to their end and are not filed yet. Not counted: that would read them all."""
    ended = Case.objects.filter(district=district, state=CaseState.CLOSED, filing=None)
    return list(ended.select_related("drafting_organ").order_by("-updated_at", "-pk")[:most])


def years(district: str) -> list[int]:
    """The years in the catalogue, newest first."""
    return list(Filing.objects.filter(district=district).values_list("year", flat=True).distinct().order_by("-year"))


def rows(found: Iterable[Filing]) -> Iterable[tuple[int | str | date | datetime | None, ...]]:
    """The catalogue as a sheet holds it, always Chinese."""
    periods = retention().periods
    for one in found:
        handed = f"{one.handed_over_to} {one.handed_over_at:%Y-%m-%d}" if one.handed_over_at else ""
        head = (one.year, periods[one.period].zh, one.serial, one.responsible, one.number, one.title)
        yield (*head, one.dated_on, one.pages, one.note, handed)

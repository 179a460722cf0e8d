"""Index numbers: one series a district and year, without gaps among those given here."""

from __future__ import annotations

import re

from guiju.office.openness.models import IndexSeries, PublicDocument
from guiju.office.rulebook.profiles import profile

DIGITS = 6


def next_index_no(district: str, year: int) -> str:
    """Take the next number, e.g. 11A000/ZK-2024-000019; "" for a district whose profile gives no prefix.

    Runs in a transaction that holds the district (see actions): an undone publication leaves no gap.
    """
    prefix = profile(district).index_prefix
    if not prefix:
        return ""
    series, _ = IndexSeries.objects.get_or_create(district_id=district, year=year)
    while True:
        series.last += 1
        number = f"{prefix}-{year}-{series.last:0{DIGITS}d}"
        if not PublicDocument.objects.filter(district_id=district, index_no=number).exists():
            break
    series.save(update_fields=["last"])
    return number


def note_given(district: str, index_no: str) -> None:
    """A number given by hand (an import) that is of the series moves it on, so that it goes on behind it."""
    prefix = profile(district).index_prefix
    found = re.fullmatch(rf"{re.escape(prefix)}-(\d{{4}})-(\d{{{DIGITS}}})", index_no) if prefix else None
    if found is None:
        return
    series, _ = IndexSeries.objects.get_or_create(district_id=district, year=int(found[1]))
    series.last = max(series.last, int(found[2]))
    series.save(update_fields=["last"])

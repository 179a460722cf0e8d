"""What visitors choose on a list. Anything that is no choice is no filter: a link from outside never fails."""

from __future__ import annotations

from collections.abc import Mapping

from guiju.office.openness.cleaning import clean_line
from guiju.office.openness.queries import Filters
from guiju.office.openness.searching import LONGEST_QUERY
from guiju.office.openness.validity import Validity

_YEARS = range(1949, 2200)


def filters_from(given: Mapping[str, str], kind: str) -> Filters:
    """Filters out of an address's query: q, year, genre, validity."""
    year = given.get("year", "")
    validity = given.get("validity", "")
    return Filters(
        query=clean_line(given.get("q", ""))[:LONGEST_QUERY],
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 and int(year) in _YEARS else None,
        genre=clean_line(given.get("genre", ""))[:30],
        validity=Validity(validity) if validity in set(Validity) else None,
        kind=kind,
    )

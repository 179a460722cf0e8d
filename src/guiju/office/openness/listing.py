"""Lists as the screens show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from guiju.office.openness import queries
from guiju.office.openness.fields import validity_of
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.queries import Filters
from guiju.office.openness.searching import Piece, excerpt, pieces, terms_of
from guiju.office.openness.validity import Validity
from guiju.office.rulebook.profiles import DistrictProfile, profiles

PER_PAGE = 20
NEWEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. `title`, `number` and `excerpt` are cut at the words searched for."""

    page: PublicDocument
    url: str
    validity: Validity
    title: tuple[Piece, ...]
    number: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


def register(district: str, filters: Filters, number: str, on: date) -> dict[str, Any]:
    """The list, its page, and what the filters offer."""
    page = Paginator(queries.found(district, filters, on), PER_PAGE).get_page(number)
    terms = terms_of(filters.query)
    return {
        "filters": filters,
        "page": page,
        "entries": [entry(row, on, terms) for row in page.object_list],
        "years": queries.years(district, on, filters.kind),
        "genres": queries.genres(district, on, filters.kind),
        "validities": list(Validity),
        "base": f"?{urlencode({**chosen(filters), 'page': ''})}",
    }


def chosen(filters: Filters) -> Mapping[str, str]:
    """The filters that narrow, as an address's query."""
    names = {"query": "q", "year": "year", "genre": "genre", "validity": "validity"}
    return {names[name]: str(value) for name, value in asdict(filters).items() if name in names and value}


def entry(page: PublicDocument, on: date, terms: tuple[str, ...] = ()) -> Entry:
    """One line; only with words searched for are the long texts read."""
    text = f"{page.body}\n{page.annexes}" if terms else ""
    url = reverse("openness:document", args=[page.district_id, page.pk])
    found = excerpt(text, terms)
    return Entry(page, url, validity_of(page, on), pieces(page.title, terms), pieces(page.doc_no, terms), found)


def fronts(on: date) -> list[tuple[DistrictProfile, list[Entry]]]:
    """Every district with its newest documents."""
    rows = ((found, queries.found(code, Filters(), on)[:NEWEST]) for code, found in profiles().items())
    return [(found, [entry(page, on) for page in pages]) for found, pages in rows]

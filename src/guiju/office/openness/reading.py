"""One page as the screen shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.office.openness import listing, queries
from guiju.office.openness.fields import ten_fields, validity_of
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.paper import annexes_of, body_of, linked


def reading_page(page: PublicDocument, on: date) -> dict[str, Any]:
    """Context of document.jinja: the fields, the text in blocks, and what the page is linked with."""
    later = queries.repealed_by(page, on)
    return {
        "page": page,
        "fields": ten_fields(page, on),
        "validity": validity_of(page, on),
        "body": body_of(page.body),
        "annexes": annexes_of(page.annexes),
        "linked": linked,
        "files": queries.files_of(page),
        "later": listing.entry(later, on) if later else None,
        "explained_by": [listing.entry(other, on) for other in queries.explained_by(page, on)],
        "explains": [listing.entry(other, on) for other in queries.explains(page, on)],
        "repeals": [listing.entry(other, on) for other in queries.repeals(page, on)],
    }

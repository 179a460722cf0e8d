"""What a paper in a register holds that can be found: its line, what was said at the desk, the files at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.utils.timezone import get_default_timezone

from guiju.office.registry.models import Paper
from guiju.office.search.extracting import words_in
from guiju.office.search.models import EntryKind
from guiju.office.search.reading import Found, content_of, in_parts


def texts_of(paper: Paper) -> Iterator[Found]:
    """Everything of a paper that can be found, long files in parts."""
    yield from in_parts(_line(paper))
    for scan in paper.scans.select_related("file").order_by("pk"):
        text = words_in(scan.file.kind, content_of(scan.file.sha256))
        yield from in_parts(Found(EntryKind.SCAN, scan.pk, 0, scan.name, text, scan.added_at))


def _line(paper: Paper) -> Found:
    at = paper.registered_at or datetime.combine(paper.came_on, time(), tzinfo=get_default_timezone())
    text = "\n".join(filter(None, _said(paper)))
    return Found(EntryKind.PAPER, paper.pk, 0, paper.title, text, at)


def _said(paper: Paper) -> Iterator[str]:
    yield from (paper.number, paper.their_number, paper.other_side, paper.void_reason)
    yield from paper.taken.order_by("pk").values_list("note", flat=True)
    yield from paper.proposals.order_by("pk").values_list("text", flat=True)
    for slip in paper.reviews.order_by("round"):
        yield from (slip.number, slip.words)

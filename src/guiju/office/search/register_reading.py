"""What a paper in a register holds that can be found: its line, what was said at the desk, the files at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, time

from django.utils.timezone import get_default_timezone

from guiju.office.registry.models import Paper
from guiju.office.search.models import EntryKind
from guiju.office.search.reading import Found, Source, Unchanged, in_parts, words_of


def texts_of(paper: Paper, read: Collection[Source] = ()) -> Iterator[Found | Unchanged]:
    """Everything of a paper that can be found, long files in parts. Files that were `read` are not opened again."""
    yield from in_parts(_line(paper))
    for scan in paper.scans.select_related("file").order_by("pk"):
        if (EntryKind.SCAN, scan.pk) in read:
            yield Unchanged(EntryKind.SCAN, scan.pk)
        else:
            yield from in_parts(Found(EntryKind.SCAN, scan.pk, 0, scan.name, words_of(scan.file), scan.added_at))


def _line(paper: Paper) -> Found:
    lines = (line for line in _said(paper) if any(map(str.isalnum, line)))
    return Found(EntryKind.PAPER, paper.pk, 0, paper.title, "\n".join(dict.fromkeys(lines)), _said_last(paper))


def _said_last(paper: Paper) -> datetime:
    """When something was last done with it: that is its place among what is new."""
    begun = paper.registered_at or datetime.combine(paper.came_on, time(), tzinfo=get_default_timezone())
    return max([begun, *paper.taken.values_list("at", flat=True)])


def _said(paper: Paper) -> Iterator[str]:
    yield from (paper.number, paper.their_number, paper.other_side, paper.void_reason)
    yield from paper.taken.order_by("pk").values_list("note", flat=True)
    yield from paper.proposals.order_by("pk").values_list("text", flat=True)
    for slip in paper.reviews.order_by("round"):
        yield from (slip.number, slip.words)

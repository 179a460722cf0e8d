"""Brings the index up to what cases and registers hold now. Each in a transaction of its own; nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import QuerySet

from guiju.office.cases.models import Case
from guiju.office.registry.models import Paper
from guiju.office.search.keeping import read_case, read_paper, remove
from guiju.office.search.models import Due, Passage

AT_ONCE = 40
"""Changes that are read before somebody's search; what is left waits for the next one or for `guiju search follow`."""


def catch_up(most: int = AT_ONCE) -> int:
    """Read what changed longest ago, `most` at the greatest; how many were read.

    Two that catch up at the same time take different ones.
    """
    return sum(1 for _ in _each(most))


def waiting() -> int:
    """How many cases and papers have changed since they were read."""
    return Due.objects.values("case", "paper").distinct().count()


def read_all_again() -> Iterator[int]:
    """Empty the index and read everything again; how many are done, after each. Searching goes on meanwhile."""
    done = 0
    for case in Case.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=1000):
        with transaction.atomic():
            remove(Passage.objects.filter(case=case))
            read_case(case)
        yield (done := done + 1)
    for paper in Paper.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=1000):
        with transaction.atomic():
            remove(Passage.objects.filter(paper=paper))
            read_paper(paper)
        yield (done := done + 1)


def _each(most: int) -> Iterator[Due]:
    for _ in range(most):
        with transaction.atomic():
            due = _next_due()
            if due is None:
                return
            _read(due)
        yield due


def _read(due: Due) -> None:
    if due.case_id is not None:
        read_case(due.case_id)
    if due.paper_id is not None:
        read_paper(due.paper_id)


def _next_due() -> Due | None:
    """What is next, its marks taken away. A mark made meanwhile is not seen yet and stays for the next time."""
    first = _unlocked(Due.objects.order_by("pk")).first()
    if first is None:
        return None
    marks = _unlocked(Due.objects.filter(case=first.case_id, paper=first.paper_id))
    Due.objects.filter(pk__in=list(marks.values_list("pk", flat=True))).delete()
    return first


def _unlocked(rows: QuerySet[Due]) -> QuerySet[Due]:
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True)
    return rows

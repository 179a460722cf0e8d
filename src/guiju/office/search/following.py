"""Brings the index up to what cases and registers hold now. Each in a transaction of its own; nothing is done twice."""

from __future__ import annotations

import heapq
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, time

from django.db import OperationalError, connection, transaction
from django.utils.timezone import get_default_timezone

from guiju.office.cases.models import Case
from guiju.office.registry.models import Paper
from guiju.office.search.engines import let_few_wait, put_in_order
from guiju.office.search.keeping import read_case, read_paper, remove
from guiju.office.search.models import Due, Passage

AT_ONCE = 40
"""Changes that are read before somebody's search; what is left waits for the next one or for `guiju search follow`."""
TRIES = 5
_LOCK = 7_203
"""The class of PostgreSQL's advisory locks by which two never read the same case or paper at the same time."""
_log = logging.getLogger(__name__)
Place = tuple[datetime, str, int]


def catch_up(most: int = AT_ONCE) -> int:
    """Read what changed longest ago, `most` at the greatest; how many were read.

    Two that catch up at the same time take different ones.
    """
    return sum(1 for _ in _each(most, let_few_wait))


def catch_up_with_many(most: int) -> int:
    """The same, quicker when there are many: they are put in order together, when all are read."""
    if not Due.objects.all()[AT_ONCE:].exists():
        return catch_up(most)
    read = sum(1 for _ in _each(most))
    put_in_order()
    return read


def waiting() -> int:
    """How many cases and papers have changed since they were read."""
    return Due.objects.values("case", "paper").distinct().count()


def read_all_again() -> Iterator[int]:
    """Empty the index and read everything again, what is older first, because that is the order in which it will be
    found; how many are done, after each. Searching goes on meanwhile."""
    for done, (_, column, pk) in enumerate(heapq.merge(_cases(), _papers()), 1):
        with transaction.atomic():
            _lock(column, pk, wait=True)
            remove(Passage.objects.filter(**{column: pk}))
            _read_or_log(column, pk)
        yield done
    put_in_order()


def _cases() -> Iterator[Place]:
    rows = Case.objects.order_by("opened_at", "pk").values_list("opened_at", "pk")
    return ((at, "case", pk) for at, pk in rows.iterator(chunk_size=1000))


def _papers() -> Iterator[Place]:
    zone = get_default_timezone()
    rows = Paper.objects.values_list("registered_at", "came_on", "pk")
    return iter(sorted((at or datetime.combine(on, time(), zone), "paper", pk) for at, on, pk in rows))


def _each(most: int, before: Callable[[], None] = lambda: None) -> Iterator[None]:
    for _ in range(most):
        with transaction.atomic():
            due = _next_due()
            if due is None:
                return
            before()
            _read_or_log(*due)
        yield


def _read_or_log(column: str, pk: int) -> None:
    """What cannot be read must not keep everybody from searching all the rest."""
    try:
        with transaction.atomic():
            (read_case if column == "case" else read_paper)(pk)
    except OperationalError:  # the database cannot now; the mark stays
        raise
    except Exception:
        _log.exception("%s %s could not be read into the search index; its mark is taken away", column, pk)


def _next_due() -> tuple[str, int] | None:
    """What is next, its marks taken away. A mark made meanwhile is not seen yet and stays for the next time."""
    rows = Due.objects.order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    passed: list[int] = []
    for _ in range(TRIES):
        first = rows.exclude(pk__in=passed).first()
        if first is None:
            return None
        column, pk = ("case", first.case_id) if first.case_id is not None else ("paper", first.paper_id)
        if pk is not None and _lock(column, pk):
            marks = rows.filter(**{column: pk}).values_list("pk", flat=True)
            Due.objects.filter(pk__in=list(marks)).delete()
            return column, pk
        passed.append(first.pk)
    return None


def _lock(column: str, pk: int, *, wait: bool = False) -> bool:
    """Until the transaction ends nobody else reads the same; False when somebody does. SQLite has one writer anyway."""
    if connection.vendor != "postgresql":
        return True
    key = (2 * pk + (column == "paper")) % 2**31
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s::int)", [_LOCK, key])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s::int)", [_LOCK, key])
        return bool(cursor.fetchone()[0])

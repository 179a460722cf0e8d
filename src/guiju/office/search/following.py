"""Brings the index up to what the cases hold now. Each case in a transaction of its own; nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from guiju.office.cases.models import Case
from guiju.office.search import engines, reading
from guiju.office.search.models import Due, Passage

AT_ONCE = 40
"""Cases that are read before somebody's search; what is left waits for the next one or for `guiju search follow`."""
Key = tuple[str, int, int]


def catch_up(most: int = AT_ONCE) -> int:
    """Read the cases that changed longest ago, `most` at the greatest; how many were read.

    Two that catch up at the same time take different cases.
    """
    return sum(1 for _ in _each(most))


def waiting() -> int:
    """How many cases have changed since they were read."""
    return Due.objects.values("case").distinct().count()


def read_all_again() -> Iterator[int]:
    """Empty the index and read every case again; how many are done, after each. Searching goes on meanwhile."""
    cases = Case.objects.order_by("pk").values_list("pk", flat=True)
    for done, case in enumerate(cases.iterator(chunk_size=1000), 1):
        with transaction.atomic():
            _forget(case)
            read_case(case)
        yield done


def _each(most: int) -> Iterator[int]:
    for _ in range(most):
        with transaction.atomic():
            case = _next_due()
            if case is None:
                return
            read_case(case)
        yield case


def _next_due() -> int | None:
    """The next case, its marks taken away. A mark made meanwhile is not seen yet and stays for the next time."""
    rows = Due.objects.order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    first = rows.values_list("pk", "case_id").first()
    if first is None:
        return None
    marks = Due.objects.filter(case_id=first[1])
    if connection.features.has_select_for_update_skip_locked:
        marks = marks.select_for_update(skip_locked=True)
    Due.objects.filter(pk__in=list(marks.values_list("pk", flat=True))).delete()
    return first[1]


def read_case(case_id: int) -> None:
    """Make the passages of a case what they should be. A text that did not change keeps its passage."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        return
    seen_by = reading.seen_by(case)
    wanted = {(str(f.kind), f.source, f.part): f for f in reading.texts_of(case)}
    kept: dict[Key, Passage] = {(e.kind, e.source, e.part): e for e in Passage.objects.filter(case_id=case_id)}
    changed = [key for key, passage in kept.items() if key in wanted and _differs(passage, wanted[key])]
    _remove(passage for key, passage in kept.items() if key not in wanted or key in changed)
    same = kept.keys() & wanted.keys() - set(changed)
    _see([kept[key] for key in same if kept[key].seen_by != seen_by], seen_by)
    _add(case, [wanted[key] for key in wanted if key not in kept or key in changed], seen_by)


def _differs(passage: Passage, found: reading.Found) -> bool:
    return (passage.title, passage.text) != (found.title[:300], found.text)


def _forget(case_id: int) -> None:
    _remove(Passage.objects.filter(case_id=case_id))


def _remove(passages: Iterable[Passage]) -> None:
    gone = list(passages)
    engines.take_out(map(_words, gone))
    Passage.objects.filter(pk__in=[passage.pk for passage in gone]).delete()


def _add(case: Case, texts: Iterable[reading.Found], seen_by: str) -> None:
    rows = [
        Passage(
            district_id=case.district_id,
            case=case,
            kind=found.kind,
            source=found.source,
            part=found.part,
            title=found.title[:300],
            text=found.text,
            seen_by=seen_by,
            at=found.at,
        )
        for found in texts
    ]
    engines.write(map(_words, Passage.objects.bulk_create(rows)))


def _see(passages: list[Passage], seen_by: str) -> None:
    """More people may see what the passages hold: the words stay, and the passage keeps its place among the newest."""
    if not passages:
        return
    engines.take_out(map(_words, passages))
    for passage in passages:
        passage.seen_by = seen_by
    Passage.objects.bulk_update(passages, ["seen_by"])
    engines.write(map(_words, passages))


def _words(passage: Passage) -> engines.Words:
    return engines.Words(passage.pk, passage.title, passage.text, passage.seen_by)

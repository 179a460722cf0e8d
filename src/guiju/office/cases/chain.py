"""Whether the log is whole: every hash, no gap in any case, no gap in the numbers of a district."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from guiju.office.cases.codec import canonical
from guiju.office.cases.events import Recorded
from guiju.office.cases.log import CHAINED, chain_hash
from guiju.office.cases.models import Case, Event, Serial

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the log is not whole. `serial` is the case's number in its district."""

    district: str
    serial: int
    seq: int
    reason: str


def verify(district: str | None = None) -> Break | None:
    """Check the logs of a district, or of all; None when they are whole. Reads the log as a stream."""
    serials = Serial.objects.order_by("pk")
    for counter in serials if district is None else serials.filter(pk=district):
        if found := _verify_district(counter.pk, counter.last):
            return found
    return None


def _verify_district(district: str, last: int) -> Break | None:
    expected = 1
    for case, rows in _logs(district):
        if case.serial != expected:
            return Break(district, expected, 0, "编号不连续：缺少这一事项")
        if found := _verify_case(case, rows):
            return found
        expected += 1
    return Break(district, expected, 0, "编号不连续：最后的事项缺失") if expected != last + 1 else None


def _logs(district: str) -> Iterator[tuple[Case, list[tuple[object, ...]]]]:
    """Every case of a district by number with the rows of its log, a chunk of cases at a time."""
    cases = Case.objects.filter(district_id=district).order_by("serial").iterator(chunk_size=CHUNK)
    while chunk := [case for _, case in zip(range(CHUNK), cases, strict=False)]:
        rows = Event.objects.filter(case__in=chunk).order_by("case_id", "seq").values_list("case_id", *CHAINED)
        logs = {key: [row[1:] for row in group] for key, group in groupby(rows.iterator(), key=lambda r: r[0])}
        yield from ((case, logs.get(case.pk, [])) for case in chunk)


def _verify_case(case: Case, rows: Iterable[tuple[object, ...]]) -> Break | None:
    previous, seq = "", 0
    for row in rows:
        seq += 1
        if reason := _wrong(case, row, previous, seq):
            return Break(case.district_id, case.serial, seq, reason)
        previous = str(row[9])
    if (seq, previous) != (case.head_seq, case.head_hash):
        return Break(case.district_id, case.serial, seq, "记录的末尾与事项登记的不一致")
    return None


def _wrong(case: Case, row: tuple[object, ...], previous: str, expected: int) -> str:
    (seq, kind, payload, actor, post, behalf, at, cites, token, hash_, recorded_at, version, before) = row
    if seq != expected:
        return "记录序号不连续"
    if before != previous:
        return "与前一条记录衔接不上"
    entry = Recorded(seq, kind, None, actor, post, behalf, at, _cites(cites), token)  # type: ignore[arg-type] # rows as the database gives them
    if chain_hash(case, entry, payload, recorded_at, version, previous) != hash_:  # type: ignore[arg-type] # rows as the database gives them
        return "记录内容与其校验值不符"
    return ""


def _cites(text: object) -> tuple[str, ...]:

    try:
        found = tuple(json.loads(str(text)))
    except ValueError:
        return ("?",)
    return found if canonical(list(found)) == text else ("?",)

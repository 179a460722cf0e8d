"""Reading and writing the event log. Each entry's hash covers the one before, so that no entry can change unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from guiju.office.cases.codec import canonical, decode, encode
from guiju.office.cases.events import Recorded
from guiju.office.cases.models import Case
from guiju.office.cases.storage import log_rows

FIELDS = (
    "seq",
    "kind",
    "payload",
    "actor_id",
    "actor_post_id",
    "on_behalf_of_id",
    "happened_at",
    "cites",
    "token",
    "hash",
)
CHAINED = (*FIELDS, "recorded_at", "rulebook_version", "previous_hash")
Row = tuple[Any, ...]


def read_log(case_id: int) -> Iterator[Recorded]:
    """The entries of a case in order."""
    return (recorded(row) for row in log_rows(case_id, FIELDS))


def recorded(row: Row) -> Recorded:
    """An entry from the columns FIELDS."""
    seq, kind, payload, actor, actor_post, on_behalf_of, at, cites, token, hash_ = row[: len(FIELDS)]
    body = decode(kind, payload)
    return Recorded(seq, kind, body, actor, actor_post, on_behalf_of, at, _cites(cites), token, hash_)


def _cites(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text != "[]" else ()


class Numbered(Protocol):
    """What of a case the hashes cover: its district and its number there."""

    @property
    def district_id(self) -> str: ...
    @property
    def serial(self) -> int: ...


def chain_hash(
    case: Numbered, entry: Recorded, payload: str, recorded_at: datetime, version: str, previous_hash: str
) -> str:
    """SHA-256 over the canonical JSON of everything in an entry; the payload counts as the text it is."""
    parts = [
        case.district_id,
        case.serial,
        entry.seq,
        entry.kind,
        payload,
        entry.actor,
        entry.actor_post,
        entry.on_behalf_of,
        _instant(entry.at),
        _instant(recorded_at),
        list(entry.cites),
        version,
        entry.token,
        previous_hash,
    ]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class EventRow:
    """A row of the log to be stored; the names are those of the table's columns."""

    district_id: str
    case_id: int
    seq: int
    kind: str
    payload: str
    actor_id: int
    actor_post_id: int | None
    on_behalf_of_id: int | None
    happened_at: datetime
    recorded_at: datetime
    cites: str
    rulebook_version: str
    token: str
    previous_hash: str
    hash: str


def event_row(case: Case, entry: Recorded, recorded_at: datetime, previous_hash: str) -> EventRow:
    """The row of an entry, with its hash."""
    payload, version = encode(entry.body), case.rulebook_version
    return EventRow(
        district_id=case.district_id,
        case_id=case.pk,
        seq=entry.seq,
        kind=entry.kind,
        payload=payload,
        actor_id=entry.actor,
        actor_post_id=entry.actor_post,
        on_behalf_of_id=entry.on_behalf_of,
        happened_at=entry.at,
        recorded_at=recorded_at,
        cites=canonical(list(entry.cites)),
        rulebook_version=version,
        token=entry.token,
        previous_hash=previous_hash,
        hash=chain_hash(case, entry, payload, recorded_at, version, previous_hash),
    )

"""Copies of templates as rows of the tables: own number, own title, own days, and a hash chain that verifies."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.volume.prototypes import PLACE
from bench.volume.templates import Template

OPEN_SHARE = 0.01
"""Of a hundred matters one is still on its way."""
YEARS = 3650
RECENT = 20
Row = tuple[Any, ...]


@dataclass
class Numbers:
    """The next free keys, and each district's last case number."""

    case: int
    serials: dict[str, int]


@dataclass
class Batch:
    """Rows to be stored, table by table, in the order of the columns of `filling`."""

    cases: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    items: list[Row] = field(default_factory=list)
    sights: list[Row] = field(default_factory=list)


class Copier:
    """Makes copies by chance, always the same ones for a seed."""

    def __init__(self, templates: Sequence[Template], numbers: Numbers, now: datetime, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        self.numbers, self.now = numbers, now
        self.ended = [t for t in templates if t.ended]
        self.waiting = [t for t in templates if not t.ended]
        self.weights = {True: _cumulated(self.ended), False: _cumulated(self.waiting)}

    def batches(self, count: int, size: int) -> Iterator[Batch]:
        """`count` copies, `size` at a time."""
        for first in range(0, count, size):
            batch = Batch()
            for _ in range(min(size, count - first)):
                self._copy(batch)
            yield batch

    def _copy(self, batch: Batch) -> None:
        ended = self.chance.random() >= OPEN_SHARE
        of = self.ended if ended else self.waiting
        template = self.chance.choices(of, cum_weights=self.weights[ended])[0]
        days = self.chance.randrange(RECENT if not ended else YEARS)
        shift = self.now - timedelta(days=days, minutes=self.chance.randrange(600)) - template.last_at
        case = template.case
        key, serial = self.numbers.case, self.numbers.serials[case.district_id] + 1
        self.numbers.case, self.numbers.serials[case.district_id] = key + 1, serial
        hash_ = _events(batch, template, key, serial, shift)
        batch.cases.append(_case(template, key, serial, shift, hash_))
        batch.sights += ((case.district_id, key, viewer, case.act, serial) for viewer in template.viewers)
        batch.items += (_item(template, item, key, shift) for item in template.items)


def _cumulated(templates: Sequence[Template]) -> list[float]:
    """A prototype with many places to stand at is not copied more often for it."""
    acts: dict[str, int] = {}
    for t in templates:
        acts[t.case.act] = acts.get(t.case.act, 0) + 1
    found, total = [], 0.0
    for t in templates:
        total += t.weight / acts[t.case.act]
        found.append(total)
    return found


def _events(batch: Batch, template: Template, key: int, serial: int, shift: timedelta) -> str:
    from guiju.office.cases.events import Recorded
    from guiju.office.cases.log import chain_hash

    number, previous = f"{serial:0{len(PLACE)}}", ""
    fake = _Numbered(template.case.district_id, serial)
    for row, text in template.log:
        payload = text.replace(PLACE, number) if PLACE in text else text
        at, recorded_at = row.happened_at + shift, row.recorded_at + shift
        cites = json.loads(row.cites) if row.cites != "[]" else ()
        people = (row.actor_id, row.actor_post_id, row.on_behalf_of_id)
        entry = Recorded(row.seq, row.kind, None, *people, at, cites, "", "")
        hash_ = chain_hash(fake, entry, payload, recorded_at, row.rulebook_version, previous)  # type: ignore[arg-type] # only the number of a case is asked
        stored = (row.district_id, key, row.seq, row.kind, payload, *people, at, recorded_at)
        batch.events.append((*stored, row.cites, row.rulebook_version, "", previous, hash_))
        previous = hash_
    return previous


@dataclass(frozen=True, slots=True)
class _Numbered:
    district_id: str
    serial: int


def _case(template: Template, key: int, serial: int, shift: timedelta, hash_: str) -> Row:
    case = template.case
    return (
        key,
        case.district_id,
        serial,
        case.act,
        case.title.replace(PLACE, f"{serial:0{len(PLACE)}}"),
        case.drafting_organ_id,
        case.opened_by_id,
        case.law_on,
        case.rulebook_version,
        template.state,
        template.stage,
        len(template.log),
        hash_,
        case.opened_at + shift,
        template.last_at + shift,
        "",
    )


def _item(template: Template, item: Any, key: int, shift: timedelta) -> Row:
    return (
        template.case.district_id,
        key,
        item.number,
        item.kind,
        item.step_key,
        item.post,
        item.state,
        item.operation,
        item.since_at + shift,
        item.done_at + shift if item.done_at else None,
        item.done_by,
        item.read_at + shift if item.read_at else None,
        item.due_on + shift if item.due_on else None,
    )


def moment() -> datetime:
    """Now, the clock of a measurement."""
    return datetime.now(UTC)  # noqa: TID251 -- the clock of a measurement

"""The recorded cases of a district as tables: from the log, the facts that every case had in the end.

The tables are kept in the state folder, recorded/<district>, and belong to whoever holds their lock: a second trial
of the district waits. They hold what cases say, so the folder is the server's own, and leaves it on no page.
"""

from __future__ import annotations

import fcntl
import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast, Substr

from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.cases.models import Case, CaseState, Event
from guiju.office.whatif.analysis.case_table import CaseTable
from guiju.office.whatif.analysis.heaps import KINDS, Entry
from guiju.office.whatif.analysis.kept_tables import Changes, Head, Kept, heads_of, keep, kept_in, new_name
from guiju.office.whatif.analysis.log_reading import LogReading
from guiju.office.whatif.kept_place import LOCK, tables_folder
from guiju.rules.instruments.vocabulary import Vocabulary

RECORDED = (CaseState.OPEN, CaseState.RETURNED, CaseState.SUSPENDED, CaseState.CLOSED)
"""Drafts, and what was withdrawn or voided, are no past cases."""
FORMAT = 2
"""To be raised when the reading itself changes: all kept tables are then made anew."""
_CHUNK, _TOGETHER = 50_000, 2_000
_DENSE = 3  # cases that stand so near each other are asked for by their first and last
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A table an act; `unread`: cases whose facts today's vocabulary cannot read; `fresh`: read just now."""

    tables: dict[str, Path] = field(default_factory=dict)
    cases: int = 0
    unread: int = 0
    fresh: int = 0


@contextmanager
def recorded(district: str, vocabulary: Vocabulary, progress: Progress) -> Iterator[Recorded]:
    """The tables as the log is now, nobody else's until the end of the block; `progress` hears how many are read."""
    folder = tables_folder(district)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _no_search_for_cycles():
            found = _now(district, vocabulary, folder, progress)
        yield found


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Reading makes millions of plain rows that point at nothing: searching them for cycles took a quarter of it."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _now(district: str, vocabulary: Vocabulary, folder: Path, progress: Progress) -> Recorded:
    key = read_with(vocabulary)
    kept = kept_in(folder, key)
    heads = heads_of(_heads(district))
    changes = kept.changes(heads)
    if changes.acts:
        files, unread = _written(kept, changes, vocabulary, progress)
        kept = keep(folder, key, files, heads, unread)
    files = {act: kept.files[act] for act in vocabulary.acts if act in kept.files}
    return Recorded(files, kept.cases, kept.unread, changes.fresh.num_rows)


def read_with(vocabulary: Vocabulary) -> str:
    """A mark that changes with everything that says how facts are read: tables with another one are made anew."""
    facts = {
        act.code: [[f.name, f.type, list(f.values), f.of, repr(f.default)] for f in act.facts.values()]
        for act in vocabulary.acts.values()
    }
    return hashlib.sha256(json.dumps([FORMAT, facts]).encode()).hexdigest()


def _heads(district: str) -> Iterator[Head]:
    """The heads of all past cases, in the order of the cases."""
    rows = Case.objects.filter(district=district, state__in=RECORDED).order_by("pk")
    rows = rows.annotate(on=Cast("law_on", CharField()), head=Substr("head_hash", 1, 16))
    told = rows.values_list("pk", "act", "on", "rulebook_version", "head")
    last = 0
    while several := _rows(told.filter(pk__gt=last)[:_CHUNK]):
        yield from several
        last = several[-1][0]


def _written(
    kept: Kept, changes: Changes, vocabulary: Vocabulary, progress: Progress
) -> tuple[dict[str, Path], set[int]]:
    """The files of all acts, those that changed written anew, and the cases that cannot be read."""
    files = {act: file for act, file in kept.files.items() if act not in changes.acts}
    unread = kept.unread_without(changes.stale)
    with ExitStack() as opened:
        tables: dict[str, CaseTable] = {}
        for act in changes.acts & vocabulary.acts.keys():
            file = kept.folder / new_name(act)
            tables[act] = opened.enter_context(CaseTable(vocabulary.acts[act], file))
            if act in kept.files:
                tables[act].take_over(kept.files[act], changes.stale)
        unread |= _read(changes.rows(), tables, progress)
    return files | {act: table.file for act, table in tables.items() if table.rows}, unread


def _read(heads: Iterable[Head], tables: dict[str, CaseTable], progress: Progress) -> set[int]:
    """Adds the cases to the tables of their acts; those whose facts cannot be read."""
    walk, done = iter(heads), 0
    with LogReading(tables, ATTACHMENTS) as reading:
        while several := list(islice(walk, _TOGETHER)):
            reading.add(several, _entries([head[0] for head in several]))
            done += len(several)
            progress(done)
    return reading.unread


def _entries(keys: list[int]) -> Iterable[Entry]:
    """What the logs of some cases (and of others between them) say of facts and materials."""
    near = keys[-1] - keys[0] < _DENSE * len(keys)
    which: dict[str, Any] = {"case_id__gte": keys[0], "case_id__lte": keys[-1]} if near else {"case_id__in": keys}
    rows = Event.objects.filter(kind__in=KINDS, **which).order_by("case_id", "seq")
    return _rows(rows.values_list("case_id", "kind", "payload"))


def _rows(asked: QuerySet[Any, tuple[Any, ...]]) -> list[Any]:
    """The rows as the database's own driver gives them: a million of them are not worth a turn through the ORM each."""
    with connection.cursor() as cursor:
        cursor.execute(*asked.query.sql_with_params())
        found: list[Any] = cursor.fetchall()
    return found

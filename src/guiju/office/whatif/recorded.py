"""The recorded cases of a district as tables: from the log, the facts that every case had in the end.

The tables are kept in the state folder, recorded/<district>, and belong to whoever holds their lock: a second trial
of the district waits. They hold what cases say, so the folder is the server's own, and leaves it on no page.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import CharField
from django.db.models.functions import Cast, Substr

from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.cases.models import Case, CaseState, Event
from guiju.office.whatif.analysis.case_table import CaseTable
from guiju.office.whatif.analysis.kept_tables import LOCK, Changes, Head, Kept, heads_of, keep, kept_in, new_name
from guiju.rules.fact_values import FactReader
from guiju.rules.facts import FactError
from guiju.rules.instruments.vocabulary import Vocabulary

RECORDED = (CaseState.OPEN, CaseState.RETURNED, CaseState.SUSPENDED, CaseState.CLOSED)
"""Drafts, and what was withdrawn or voided, are no past cases."""
FORMAT = 1
"""To be raised when the reading itself changes: all kept tables are then made anew."""
_KINDS = ("opened", "facts_changed", "judged", "attached")
_CHUNK, _TOGETHER = 5_000, 500
_DENSE = 3  # cases that stand so near each other are asked for by their first and last
Entry = tuple[int, str, str]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A table an act; `unread`: cases whose facts today's vocabulary cannot read; `fresh`: read just now."""

    tables: dict[str, Path] = field(default_factory=dict)
    cases: int = 0
    unread: int = 0
    fresh: int = 0


def tables_folder(district: str) -> Path:
    """Where the tables of a district are kept."""
    return Path(settings.STATE_FOLDER) / "recorded" / district


@contextmanager
def recorded(district: str, vocabulary: Vocabulary, progress: Progress) -> Iterator[Recorded]:
    """The tables as the log is now, nobody else's until the end of the block; `progress` hears how many are read."""
    folder = tables_folder(district)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield _now(district, vocabulary, folder, progress)


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
    rows = Case.objects.filter(district=district, state__in=RECORDED).order_by("pk")
    rows = rows.annotate(on=Cast("law_on", CharField()), head=Substr("head_hash", 1, 16))
    yield from rows.values_list("pk", "act", "on", "rulebook_version", "head").iterator(chunk_size=_CHUNK)


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
        unread |= _read(changes.rows(), tables, vocabulary, progress)
    return files | {act: table.file for act, table in tables.items() if table.rows}, unread


def _read(heads: Iterable[Head], tables: dict[str, CaseTable], vocabulary: Vocabulary, progress: Progress) -> set[int]:
    """Adds the cases to the tables of their acts; those whose facts cannot be read."""
    readers = {code: FactReader(vocabulary.acts[code].facts) for code in tables}
    unread = set()
    for done, ((key, act, law_on, version, _), facts) in enumerate(_matters(heads), 1):
        if not done % _CHUNK:
            progress(done)
        try:
            typed, _missing = readers[act].read(_known(facts, readers[act]))
        except (FactError, KeyError):
            unread.add(key)
        else:
            tables[act].add(key, date.fromisoformat(law_on), version, typed)
    return unread


def _known(facts: dict[str, Any], reader: FactReader) -> dict[str, Any]:
    """Without materials where the act asks for none."""
    if ATTACHMENTS not in reader.definitions:
        facts.pop(ATTACHMENTS, None)
    return facts


def _matters(heads: Iterable[Head]) -> Iterator[tuple[Head, dict[str, Any]]]:
    """Every case with its facts, in the order of the cases."""
    walk = iter(heads)
    while several := list(islice(walk, _TOGETHER)):
        told = {key: _facts(entries) for key, entries in groupby(_entries(several), key=itemgetter(0))}
        yield from ((head, told.get(head[0], {})) for head in several)


def _entries(heads: list[Head]) -> Iterable[Entry]:
    """What the logs of some cases (and of others between them) say of facts and materials."""
    keys = [head[0] for head in heads]
    near = keys[-1] - keys[0] < _DENSE * len(keys)
    which: dict[str, Any] = {"case_id__gte": keys[0], "case_id__lte": keys[-1]} if near else {"case_id__in": keys}
    rows = Event.objects.filter(kind__in=_KINDS, **which).order_by("case_id", "seq")
    return rows.values_list("case_id", "kind", "payload")


def _facts(entries: Iterable[Entry]) -> dict[str, Any]:
    """The facts as the fold has them at the end of the log, with the kinds of material that are attached."""
    facts: dict[str, Any] = {}
    materials: set[str] = set()
    for _, kind, payload in entries:
        body = json.loads(payload)
        if kind == "attached":
            materials.add(body["kind"])
        elif kind == "judged":
            facts[body["fact"]] = body["value"]
        else:
            facts |= body["facts"]
    return {**facts, ATTACHMENTS: sorted(materials)}

"""The recorded cases of a district as tables: from the log, the facts that every case had in the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.cases.models import Case, CaseState, Event
from guiju.office.whatif.analysis.case_table import CaseTable
from guiju.rules.fact_values import FactReader
from guiju.rules.facts import FactError
from guiju.rules.instruments.vocabulary import Vocabulary

RECORDED = (CaseState.OPEN, CaseState.RETURNED, CaseState.SUSPENDED, CaseState.CLOSED)
"""Drafts, and what was withdrawn or voided, are no past cases."""
_KINDS = ("opened", "facts_changed", "judged", "attached")
_CHUNK = 5_000
CaseRow = tuple[int, str, date, str]


@dataclass
class Recorded:
    """A table an act; `unread`: cases whose facts today's vocabulary cannot read."""

    tables: dict[str, Path] = field(default_factory=dict)
    cases: int = 0
    unread: int = 0


def record(district: str, vocabulary: Vocabulary, folder: Path, progress: Callable[[int], None]) -> Recorded:
    """Writes the tables into `folder`; `progress` hears how many cases are read."""
    found = Recorded()
    readers = {code: FactReader(act.facts) for code, act in vocabulary.acts.items()}
    open_: dict[str, CaseTable] = {}
    with ExitStack() as files:
        for (key, act, law_on, version), facts in _matters(district):
            found.cases += 1
            if not found.cases % _CHUNK:
                progress(found.cases)
            try:
                typed, _ = readers[act].read(_known(facts, readers[act]))
            except (FactError, KeyError):
                found.unread += 1
                continue
            if act not in open_:
                found.tables[act] = folder / f"{act}.parquet"
                open_[act] = files.enter_context(CaseTable(vocabulary.acts[act], found.tables[act]))
            open_[act].add(key, law_on, version, typed)
    found.tables = {act: found.tables[act] for act in vocabulary.acts if act in found.tables}
    return found


def _known(facts: dict[str, Any], reader: FactReader) -> dict[str, Any]:
    """Without materials where the act asks for none."""
    if ATTACHMENTS not in reader.definitions:
        facts.pop(ATTACHMENTS, None)
    return facts


def _matters(district: str) -> Iterator[tuple[CaseRow, dict[str, Any]]]:
    """Every case by its key with its facts; both tables are read as streams in the same order."""
    rows = Case.objects.filter(district=district, state__in=RECORDED).order_by("pk")
    cases = rows.values_list("pk", "act", "law_on", "rulebook_version").iterator(chunk_size=_CHUNK)
    entries = Event.objects.filter(district=district, kind__in=_KINDS).order_by("case_id", "seq")
    told = entries.values_list("case_id", "kind", "payload").iterator(chunk_size=_CHUNK)
    case = next(cases, None)
    for key, several in groupby(told, key=itemgetter(0)):
        if case is not None and case[0] == key:
            yield case, _facts(several)
            case = next(cases, None)


def _facts(entries: Iterator[tuple[int, str, str]]) -> dict[str, Any]:
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

"""Recorded cases under a changed article: read from the log of a database, replayed on the embedded engine.

The first trial reads the whole log; later ones read what is new in it, from the tables that the first has kept.
The cases stand in a database of their own, made for the measure; making it is not measured.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.report import Measurement, Target
from guiju.rules.planning.rulebook import Rulebook

SECONDS = Target("value", "<=", 60)
DISTRICT = "dongcheng"
GROWN = 1_000
AT = "2026-01-01 00:00:00"
EDITS = (("yuan(5000000)", "yuan(3000000)"), ("count(deputies_concerned) >= 2", "count(deputies_concerned) >= 3"))


def measure(many: int) -> list[Measurement]:
    """Reading and replaying, each and together; in a process of its own, because Django's settings belong to it."""
    with tempfile.TemporaryDirectory(prefix="guiju-whatif-") as folder:
        environment = {**os.environ, "GUIJU_DATA": folder, "PYTHONPATH": ":".join(sys.path)}
        environment.pop("GUIJU_DATABASE_URL", None)
        command = [sys.executable, "-m", "bench.whatif", str(many)]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    first, later, grown = (Trial(*(float(word) for word in line.split())) for line in said.splitlines()[-3:])
    note = f"{first.cases:.0f} cases, {first.changed:.0f} change; two bounds changed in three articles"
    return [
        Measurement("what-if, read recorded cases the first time", first.reading, "s", note=note),
        Measurement("what-if, read them again, nothing new", later.reading, "s", note=note),
        Measurement(f"what-if, read them again, {GROWN} new", grown.reading, "s", note=note),
        Measurement("re-plan recorded cases", later.replaying, "s", target=SECONDS, note=note),
        Measurement("what-if, first trial as a whole", first.whole, "s", target=SECONDS, note=note),
        Measurement("what-if, later trial as a whole", grown.whole, "s", target=SECONDS, note=note),
    ]


@dataclass(frozen=True, slots=True)
class Trial:
    """One replay: how many cases, and its seconds."""

    cases: float
    changed: float
    reading: float
    replaying: float
    whole: float


def main(many: int) -> None:
    """Makes the database, then replays three times: first, again, and after some more cases; prints a line each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "guiju.office.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from guiju.office.demonstration.organisation import load_organisation

    call_command("migrate", verbosity=0)
    load_organisation("only-for-measures")
    _fill(many)
    book = _changed()
    for more in (0, 0, GROWN):
        if more:
            _fill(more, many)
        _print_trial(book)


def _print_trial(book: Rulebook) -> None:
    from guiju.office.whatif.trials import replayed

    began = time.perf_counter()
    found = replayed(DISTRICT, book, lambda *told: None)
    whole = time.perf_counter() - began
    seconds = found["seconds"]
    sys.stdout.write(f"{found['cases']} {found['changed']} {seconds['reading']} {seconds['replaying']} {whole:.2f}\n")


def _changed() -> Rulebook:
    from guiju.office.rulebook import queries
    from guiju.office.whatif.checks import changed_rulebook
    from guiju.rules.instruments import load_instrument

    copy = Path(os.environ["GUIJU_DATA"]) / "copy"
    shutil.copytree(queries.instrument(DISTRICT).folder, copy)
    for path in copy.glob("[0-9]*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old, new in EDITS:
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return changed_rulebook(DISTRICT, load_instrument(copy, queries.vocabulary()))


def _fill(many: int, after: int = 0) -> None:
    """Cases with the entries of their logs that say facts and materials, written straight into the tables."""
    from django.conf import settings

    with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as database:
        database.execute("PRAGMA synchronous=OFF")
        person, organ = (
            database.execute(f"SELECT min(id) FROM {table}").fetchone()[0]
            for table in ("people_person", "people_organ")
        )
        rows = _rows(many, after, person, organ)
        while chunk := [row for _, row in zip(range(20_000), rows, strict=False)]:
            database.executemany(_insert("cases_case", chunk[0][0]), [tuple(case.values()) for case, _ in chunk])
            events = [event for _, several in chunk for event in several]
            database.executemany(_insert("cases_event", events[0]), [tuple(event.values()) for event in events])


def _insert(table: str, row: dict[str, object]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"


def _rows(
    many: int, after: int, person: int, organ: int
) -> Iterator[tuple[dict[str, object], list[dict[str, object]]]]:
    from datetime import date

    from bench.recorded_cases import recorded_cases
    from guiju.office.rulebook import queries

    book = queries.district_rulebook(DISTRICT)
    acts = book.acts(date(2026, 1, 1))
    version = book.version
    for key, (act, law_on, facts) in enumerate(recorded_cases(acts, many, date(2024, 4, 2)), after + 1):
        attached = facts.pop("attachments", ())
        case = {"id": key, "district_id": DISTRICT, "serial": key, "act": act, "title": f"事项{key}"}
        case |= {"drafting_organ_id": organ, "opened_by_id": person, "law_on": law_on.isoformat(), "state": "closed"}
        case |= {
            "rulebook_version": version,
            "stage": "",
            "head_seq": 1,
            "head_hash": _head(key, facts),
            "opened_at": AT,
        }
        case |= {"updated_at": AT, "parent_step_key": ""}
        told = [("opened", {"act": act, "facts": facts}), *(("attached", {"kind": kind}) for kind in attached)]
        yield case, [_event(key, seq, kind, body, person, version) for seq, (kind, body) in enumerate(told, 1)]


def _head(key: int, facts: dict[str, object]) -> str:
    """As different from case to case as the hash of a log is."""
    return hashlib.sha256(repr((key, facts)).encode()).hexdigest()


def _event(case: int, seq: int, kind: str, body: dict[str, object], person: int, version: str) -> dict[str, object]:
    payload = json.dumps(body, ensure_ascii=False)
    event = {"district_id": DISTRICT, "case_id": case, "seq": seq, "kind": kind, "payload": payload}
    event |= {"actor_id": person, "happened_at": AT, "recorded_at": AT, "cites": "[]", "token": "", "hash": ""}
    return event | {"rulebook_version": version, "previous_hash": ""}


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Pages of a district office after many years: the same questions at three sizes of the database, on both engines."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import site
from bench.postgres import PostgresUnavailable, cluster
from bench.report import Measurement, Target

ASKED = 60
INBOX, CASE, FLAT, RATE = (
    Target("value", "<=", 40),
    Target("value", "<=", 80),
    Target("ratio", "<=", 2),
    Target("value", ">=", 450),
)
SMALL = 1_000
SECONDS = 3.0


def measure(cases: int) -> list[Measurement]:
    """p95 of lists and case pages at SMALL, a tenth, and `cases`; the peer of the largest is the smallest."""
    sizes = sorted({SMALL, max(cases // 10, SMALL), cases})
    found = _on("SQLite", sizes, "")
    try:
        with cluster() as server:
            found += _on("PostgreSQL", sizes, server.create_database("volume"))
    except PostgresUnavailable as reason:
        found.append(Measurement("volume, PostgreSQL", None, "ms", note=f"not measured: {reason}"))
    return found


def _on(engine: str, sizes: Sequence[int], url: str) -> list[Measurement]:
    site.BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-volume-", dir=site.BUILD) as folder:
        grown = filled(Path(folder), sizes, url)
        lines = list(_lines(engine, grown))
        environment = {**os.environ, "GUIJU_DATA": folder, "GUIJU_DATABASE_URL": url, "PYTHONWARNINGS": "ignore"}
        with site.running_site(site.Data(environment, grown[-1]["session"])) as running:
            site.inbox_rate(running, 1.0)
            rate = statistics.median(site.inbox_rate(running, SECONDS) for _ in range(3))
    return [*lines, Measurement(f"volume, {engine}, inbox page over HTTP", rate, "requests/s", target=RATE)]


def filled(folder: Path, sizes: Sequence[int], url: str = "") -> list[Mapping[str, Any]]:
    """The figures at each size; the folder keeps what was made."""
    environment = {**os.environ, "GUIJU_DATA": str(folder), "GUIJU_DATABASE_URL": url, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "bench.volume.worker", str(ASKED), *map(str, sizes)]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, cwd=site.ROOT).stdout
    return [json.loads(line) for line in said.splitlines()]


def _lines(engine: str, grown: Sequence[Mapping[str, Any]]) -> Iterator[Measurement]:
    first, last = grown[0], grown[-1]
    about = f"{last['cases']:,} cases, {last['events']:,} entries, {last['bytes'] / 2**30:.1f} GiB"
    for name, times in last["pages"].items():
        ratio = times["p95"] / first["pages"][name]["p95"]
        between = ", ".join(f"{row['cases']:,}: {row['pages'][name]['p95']:.1f}" for row in grown)
        note = f"{about}; median {times['median']:.1f}; p95 at {between}"
        yield Measurement(
            f"volume, {engine}, {name}, p95", times["p95"], "ms", f"{SMALL} cases", ratio, _target(name), note
        )
        if _target(name):
            yield Measurement(
                f"volume, {engine}, {name}, growth", times["p95"], "ms", f"{SMALL} cases", ratio, FLAT, between
            )


def _target(name: str) -> Target | None:
    if name.startswith("inbox"):
        return INBOX
    return CASE if name.startswith("case page") else None

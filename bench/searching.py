"""Search over many Chinese documents, on both databases, each in a process and a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import Any

from bench.postgres import PostgresUnavailable, cluster
from bench.report import Measurement, Target

TARGETS = {"best first": Target("value", "<=", 30), "newest first": Target("value", "<=", 10)}


def measure(documents: int) -> list[Measurement]:
    """p95 of a page of hits with its count and its texts, for somebody of the office and for one who sees little."""
    found = _lines("SQLite", _figures(documents, ""))
    try:
        with cluster() as server:
            found += _lines("PostgreSQL", _figures(documents, server.create_database("search")))
    except PostgresUnavailable as reason:
        found.append(Measurement("search, PostgreSQL", None, "ms", note=f"not measured: {reason}"))
    return found


def _figures(documents: int, url: str) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        environment = {**os.environ, "GUIJU_DATA": folder, "GUIJU_DATABASE_URL": url}
        command = [sys.executable, "-m", "bench.search_worker", str(documents)]
        said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout
    figures: dict[str, Any] = json.loads(said.splitlines()[-1])
    return figures


def _lines(engine: str, figures: Mapping[str, Any]) -> list[Measurement]:
    many = figures["documents"]
    lines = [
        Measurement(
            f"search, {engine}, {who}, {order}, p95",
            figures[f"{who} {order}"]["p95"],
            "ms",
            target=TARGETS.get(order),
            note=f"{many} documents of 800 characters; median {figures[f'{who} {order}']['median']:.1f}",
        )
        for who in ("office", "desk")
        for order in ("best first", "newest first", "two words")
    ]
    size = figures["bytes"] / many / 1024
    return [
        *lines,
        Measurement(f"search, {engine}, documents indexed", figures["per_second"], "documents/s"),
        Measurement(f"search, {engine}, size of a document with its index", size, "KiB"),
    ]

"""The parent's side of bench.worker: starts contestants on empty databases and asks them for rounds."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.approval import NotThere
from bench.postgres import cluster

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"

NewDatabase = Callable[[str], str]
"""Makes an empty database for the named contestant; returns its URL."""


class Broken(RuntimeError):
    """A contestant ended without an answer; its own words are on standard error."""


class Competitor:
    """A running worker process."""

    def __init__(self, name: str, url: str, synchronous: int) -> None:
        self.name = name
        command = [sys.executable, "-m", "bench.worker", name, url, str(synchronous)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        try:
            first = self._answer()
            if "not_there" in first:
                raise NotThere(first["not_there"])
        except BaseException:
            self.close()
            raise
        self.durability: str = first["durability"]

    def rate(self, cases: int) -> float:
        """Actions a second over so many new cases."""
        if self._process.stdin is None:
            raise Broken(self.name)
        self._process.stdin.write(json.dumps({"cases": cases}) + "\n")
        answer = self._answer()
        return float(answer["actions"] / answer["seconds"])

    def close(self) -> None:
        """End the worker and wait for it."""
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise Broken(f"{self.name} ended without an answer")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def sqlite_databases() -> Iterator[NewDatabase]:
    """Files in one temporary folder under build/ (the same disk for all)."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD) as folder:
        yield lambda name: f"sqlite:///{folder}/{name}.sqlite3"


@contextmanager
def postgres_databases() -> Iterator[NewDatabase]:
    """Databases of one throw-away cluster. Raises PostgresUnavailable where there is no PostgreSQL."""
    with cluster() as server:
        yield server.create_database

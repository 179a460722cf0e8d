"""The product's web server as deployed: gunicorn with two workers of four threads, on SQLite, one signed-in person."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres_server import free_port

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
WORKERS, THREADS = 2, 4
CONNECTIONS = 8
WAIT_SECONDS = 60
ROWS_OF_A_PAGE = 20
RULES = ("/rules/dongcheng/", "/rules/chaoyang/")
INBOX = "/"
CASE_LINK = re.compile(rb'href="/cases/[0-9]+/')


class ServerFailed(RuntimeError):
    """The server did not answer as it should, so its figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Site:
    """A running server; `started` seconds from the process's start to the answers that need both rulebooks."""

    port: int
    session: str
    process: subprocess.Popen[bytes]
    started: float

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT_SECONDS)

    def get(self, connection: http.client.HTTPConnection, path: str) -> bytes:
        """The page; raises ServerFailed for any answer but 200."""
        connection.request("GET", path, headers={"Cookie": f"sessionid={self.session}"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != http.HTTPStatus.OK:
            raise ServerFailed(f"{path}: {answer.status} {body[:200]!r}")
        return body

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text(encoding="ascii").split()]


@dataclass(frozen=True, slots=True)
class Data:
    """A filled data folder and what a server on it must be told."""

    environment: dict[str, str]
    session: str


@contextmanager
def data() -> Iterator[Data]:
    """A folder with both districts and a full inbox, for the length of the block."""
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-site-", dir=BUILD) as folder:
        environment = {**os.environ, "GUIJU_DATA": folder, "GUIJU_DATABASE_URL": ""}
        # As installed: modules are compiled once, not at every start.
        environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(BUILD / "bench-bytecode")}
        environment["PYTHONWARNINGS"] = "ignore"
        made = subprocess.run(
            [sys.executable, "-m", "bench.site_data"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
        )
        yield Data(environment, json.loads(made.stdout.splitlines()[-1])["session"])


@contextmanager
def running_site(filled: Data) -> Iterator[Site]:
    """A server on the folder; ends with the block."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "guiju.office.config.wsgi", "--no-control-socket"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(THREADS)]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=filled.environment)
    try:
        _wait_for(Site(port, filled.session, process, 0.0))
        yield Site(port, filled.session, process, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(timeout=WAIT_SECONDS)


def _wait_for(site: Site) -> None:
    """Until a worker has answered with the inbox and with a page of each rulebook."""
    until = time.perf_counter() + WAIT_SECONDS
    while True:
        connection = site.connection()
        try:
            for path in (INBOX, *RULES):
                site.get(connection, path)
            return
        except OSError:
            if site.process.poll() is not None or time.perf_counter() > until:
                raise ServerFailed("the server did not start") from None
            time.sleep(0.02)
        finally:
            connection.close()


def inbox_rate(site: Site, seconds: float) -> float:
    """Full inbox pages a second over CONNECTIONS connections, each asking again as soon as it is answered."""
    counts = [0] * CONNECTIONS
    failures: list[Exception] = []
    until = time.perf_counter() + seconds

    def ask(place: int) -> None:
        connection = site.connection()
        try:
            while time.perf_counter() < until:
                if len(set(CASE_LINK.findall(site.get(connection, INBOX)))) < ROWS_OF_A_PAGE:
                    raise ServerFailed("the inbox page is not full")
                counts[place] += 1
        except (OSError, http.client.HTTPException, ServerFailed) as failure:
            failures.append(failure)
        finally:
            connection.close()

    started = time.perf_counter()
    threads = [threading.Thread(target=ask, args=(place,)) for place in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise ServerFailed(str(failures[0])) from failures[0]
    return sum(counts) / (time.perf_counter() - started)


def memory(pid: int) -> tuple[float, float]:
    """MB of a process: resident, and its proportional share of what it shares with others."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    resident, share = (int(found) for found in re.findall(r"^(?:Rss|Pss):\s+(\d+) kB", text, re.MULTILINE))
    return resident / 1024, share / 1024

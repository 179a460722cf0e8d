"""An installation of its own for the journeys: state folder, database, the demonstration's people, gunicorn.

Nothing of the test process is shared with it: two worker processes serve what an official's browser would get.
On PostgreSQL it uses the database that the test plugin has made and that pytest-django leaves alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from database_choice import chosen
from postgres_server import free_port

PASSWORD = "only-for-journeys"
WORKERS = 2
START_SECONDS = 90
"""Long, because a busy machine reads both rulebooks first."""
STOP_SECONDS = 30
LOAD = f"from guiju.office.demonstration.organisation import load_organisation; load_organisation({PASSWORD!r})"


class DidNotStart(RuntimeError):
    """The server did not answer; carries what it said."""


@dataclass(frozen=True)
class Installation:
    """A running server. `log` is everything it has said."""

    address: str
    environment: dict[str, str]
    log: Path

    def ask(self, code: str) -> str:
        """Run a line of Python inside the installation, as its operator could; what it prints."""
        command = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", code]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def running(folder: Path) -> Iterator[Installation]:
    """An installation with the demonstration's organisation in `folder`, until the end of the block."""
    port, log = free_port(), folder / "server.log"
    here = Installation(f"http://127.0.0.1:{port}", _environment(folder), log)
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=here.environment, check=True)
    here.ask(LOAD)
    with log.open("wb") as out:
        server = subprocess.Popen(_gunicorn(port), env=here.environment, stdout=out, stderr=out)
    try:
        _wait(here, server)
        yield here
    finally:
        server.terminate()
        server.wait(timeout=STOP_SECONDS)


def _environment(folder: Path) -> dict[str, str]:
    own = {"GUIJU_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "guiju.office.config.settings", "GUIJU_DEBUG": ""}
    if chosen() == "sqlite":
        own["GUIJU_DATABASE_URL"] = f"sqlite:///{folder / 'guiju.sqlite3'}"
    return {**os.environ, **own}


def _gunicorn(port: int) -> list[str]:
    serve = [sys.executable, "-m", "gunicorn", "guiju.office.config.wsgi", "--bind", f"127.0.0.1:{port}"]
    how = ["--workers", str(WORKERS), "--threads", "4", "--log-level", "warning", "--graceful-timeout", "5"]
    # Should the run be killed outright, the kernel ends the server too (where setpriv is to be had).
    setpriv = shutil.which("setpriv")
    return [*([setpriv, "--pdeathsig", "TERM"] if setpriv else []), *serve, *how]


def _wait(here: Installation, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{here.address}/sign-in/", timeout=START_SECONDS).close()  # noqa: S310 -- our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise DidNotStart(here.log.read_text(errors="replace"))

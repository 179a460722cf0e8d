"""An installation of its own for the journeys: state folder, database, the demonstration's people, gunicorn.

Nothing of the test process is shared with it: two worker processes serve what an official's browser would get.
On PostgreSQL it uses the database that the test plugin has made and that pytest-django leaves alone.
"""

from __future__ import annotations

import os
import shutil
import signal
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


class Server:
    """gunicorn with its workers; it can be killed and started again at the same address."""

    def __init__(self, port: int, environment: dict[str, str], log: Path) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._command, self._environment, self._log = _gunicorn(port), environment, log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it answers. Raises DidNotStart."""
        with self._log.open("ab") as out:
            self._process = subprocess.Popen(self._command, env=self._environment, stdout=out, stderr=out)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                urlopen(f"{self.address}/sign-in/", timeout=START_SECONDS).close()  # noqa: S310 -- our own address
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise DidNotStart(self._log.read_text(errors="replace"))

    def kill(self) -> None:
        """kill -9 to all its processes: nobody is asked to finish anything."""
        if self._process is not None:
            pid = self._process.pid
            workers = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
            for each in (pid, *map(int, workers)):
                os.kill(each, signal.SIGKILL)
            self._process.wait(timeout=STOP_SECONDS)

    def revive(self) -> None:
        """Start it if it was killed and nobody started it again, so that the journeys after a failed one can go on."""
        if self._process is None or self._process.poll() is not None:
            self.start()

    def stop(self) -> None:
        """In order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=STOP_SECONDS)


@dataclass(frozen=True)
class Installation:
    """A running server. `log` is everything it has said."""

    server: Server
    environment: dict[str, str]
    log: Path

    @property
    def address(self) -> str:
        return self.server.address

    def ask(self, code: str) -> str:
        """Run a line of Python inside the installation, as its operator could; what it prints."""
        command = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", code]
        found = subprocess.run(command, env=self.environment, check=False, capture_output=True, text=True)
        assert found.returncode == 0, found.stderr
        return found.stdout.strip()


@contextmanager
def running(folder: Path) -> Iterator[Installation]:
    """An installation with the demonstration's organisation in `folder`, until the end of the block."""
    environment, log = _environment(folder), folder / "server.log"
    here = Installation(Server(free_port(), environment, log), environment, log)
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=environment, check=True)
    here.ask(LOAD)
    try:
        here.server.start()
        yield here
    finally:
        here.server.stop()


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

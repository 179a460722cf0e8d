"""A throw-away PostgreSQL cluster from the machine's own binaries, for the tests and the benchmarks.

    with running_server(fsync=False) as server:
        server.url("guiju")                  # postgresql://postgres:...@127.0.0.1:PORT/guiju

    python tests/postgres_server.py          # starts one, prints its URL, stops it on Ctrl-C
    python tests/postgres_server.py pytest   # runs a command with GUIJU_DATABASE_URL set to it

PostgreSQL refuses to run as root, so under root it runs as an unprivileged user. The data lies under build/
(in the system's temporary folder when that user may not enter the checkout) and is removed at the end.
"""

from __future__ import annotations

import atexit
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BUILD = Path(__file__).resolve().parent.parent / "build"
UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 60


class PostgresUnavailable(RuntimeError):
    """The cluster cannot be had on this machine; says what is missing."""


@dataclass(frozen=True)
class PostgresServer:
    """A running cluster; `password` belongs to its superuser `postgres`."""

    port: int
    password: str
    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """Create an empty database; return its URL."""
        import psycopg
        from psycopg import sql

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def stop(self) -> None:
        """Stop at once and remove the data; harmless when stopped already."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def start_server(*, fsync: bool) -> PostgresServer:
    """Start a cluster on a free local port; `fsync` True for honest measuring, False for quick tests.

    It stops when this process ends. Raises PostgresUnavailable when the binaries are missing or it does not
    start.
    """
    binaries, account = binary_folder(), server_account()
    folder, password, port = new_folder(account), secrets.token_urlsafe(16), free_port()
    try:
        _initialise(binaries, folder, password, account)
        server = PostgresServer(port, password, folder, _launch(binaries, folder, port, fsync, account))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    atexit.register(server.stop)
    _wait_until_ready(server)
    return server


@contextmanager
def running_server(*, fsync: bool = False) -> Iterator[PostgresServer]:
    """A cluster for the length of a `with` block."""
    server = start_server(fsync=fsync)
    try:
        yield server
    finally:
        server.stop()
        atexit.unregister(server.stop)


def binary_folder() -> Path:
    """The newest folder that holds initdb and postgres."""
    for folder in _candidate_folders():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise PostgresUnavailable(
        "PostgreSQL's programs initdb and postgres were not found through pg_config, in "
        "/usr/lib/postgresql/*/bin or on PATH. Install the PostgreSQL server (15 or newer), or run on SQLite."
    )


def _candidate_folders() -> Iterator[Path]:
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(answer.stdout.strip())
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: float(folder.parent.name), reverse=True)
    if program := shutil.which("initdb"):
        yield Path(program).resolve().parent


def server_account() -> pwd.struct_passwd | None:
    """Who the server must run as: None is this very user, an account when this user is root."""
    if os.geteuid() != 0:
        return None
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    for name in UNPRIVILEGED:
        if name in accounts:
            return accounts[name]
    raise PostgresUnavailable("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.")


def new_folder(account: pwd.struct_passwd | None) -> Path:
    """An empty folder which the server's user owns and can reach."""
    BUILD.mkdir(exist_ok=True)
    reachable = account is None or all(parent.stat().st_mode & 0o001 for parent in (BUILD, *BUILD.parents))
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir=BUILD if reachable else None))
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _as_account(account: pwd.struct_passwd | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _initialise(binaries: Path, folder: Path, password: str, account: pwd.struct_passwd | None) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    where = ["-D", str(folder / "data"), "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    access = ["-U", "postgres", "--pwfile", str(secret), "-A", "scram-sha-256"]
    done = subprocess.run(
        [str(binaries / "initdb"), *where, *access],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **_as_account(account),
    )
    secret.unlink()
    if done.returncode:
        raise PostgresUnavailable(f"initdb failed: {done.stderr.strip()}")


def _launch(
    binaries: Path, folder: Path, port: int, fsync: bool, account: pwd.struct_passwd | None
) -> subprocess.Popen[bytes]:
    on = "on" if fsync else "off"
    settings = [
        f"port={port}",
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=60",
    ]
    settings += [f"fsync={on}", f"synchronous_commit={on}", f"full_page_writes={on}"]
    options = [part for setting in settings for part in ("-c", setting)]
    # Should this process be killed outright, the kernel ends the server too (where setpriv is to be had).
    setpriv = shutil.which("setpriv")
    guard = [setpriv, "--pdeathsig", "QUIT"] if setpriv else []
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [*guard, str(binaries / "postgres"), "-D", str(folder / "data"), *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **_as_account(account),
        )


def _wait_until_ready(server: PostgresServer) -> None:
    import psycopg

    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            psycopg.connect(server.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    said = (server.folder / "log").read_text(errors="replace")[-2000:]
    server.stop()
    raise PostgresUnavailable(f"PostgreSQL did not start: {said}")


def main(command: list[str]) -> int:
    with running_server(fsync=False) as server:
        url = server.create_database("guiju")
        if command:
            return subprocess.run(command, env={**os.environ, "GUIJU_DATABASE_URL": url}, check=False).returncode
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
        return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

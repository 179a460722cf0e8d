"""Pytest plugin: which database the suite runs on.

    GUIJU_TEST_DATABASE=sqlite pytest      (the default)
    GUIJU_TEST_DATABASE=postgres pytest    (a throw-away cluster, see postgres_server.py)

It must be loaded with `-p database_choice` (addopts in pyproject.toml), because pytest-django reads the
settings before any conftest.py is read. Sets GUIJU_DATABASE_URL and GUIJU_DATA, so that no test touches the
user's own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from postgres_server import start_server

VARIABLE = "GUIJU_TEST_DATABASE"
CHOICES = ("sqlite", "postgres")


class UnknownTestDatabase(ValueError):
    """GUIJU_TEST_DATABASE holds something else than one of the choices."""


def chosen() -> str:
    """`sqlite` or `postgres`."""
    choice = os.environ.get(VARIABLE) or "sqlite"
    if choice not in CHOICES:
        raise UnknownTestDatabase(f"{VARIABLE} is {choice!r}; it may be {' or '.join(CHOICES)}.")
    return choice


def prepare() -> None:
    """Point the settings at a temporary data folder and at the chosen database."""
    folder = Path(tempfile.mkdtemp(prefix="guiju-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["GUIJU_DATA"] = str(folder)
    os.environ["GUIJU_TEST_SQLITE"] = str(folder / "test.sqlite3")  # a file: threads must see each other's rows
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # the controlling process has started the server and handed its URL down
    if chosen() == "postgres":
        os.environ["GUIJU_DATABASE_URL"] = start_server(fsync=False).create_database("guiju")
    else:
        os.environ["GUIJU_DATABASE_URL"] = f"sqlite:///{folder / 'guiju.sqlite3'}"


prepare()

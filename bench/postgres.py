"""The throw-away PostgreSQL cluster of a run: the tests' own, but with every commit forced to disk."""

from __future__ import annotations

from contextlib import AbstractContextManager

from tests.postgres_server import PostgresServer, PostgresUnavailable, running_server

__all__ = ["PostgresServer", "PostgresUnavailable", "cluster"]


def cluster() -> AbstractContextManager[PostgresServer]:
    return running_server(fsync=True)

"""The analysis engine by configuration: embedded by default, a distributed one where GUIJU_ANALYSIS names it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ibis

from guiju.office.whatif.errors import NoSuchEngine

SETTING = "GUIJU_ANALYSIS"
EMBEDDED = "duckdb"
SPARK = "pyspark"


def chosen() -> str:
    """The engine's name: "duckdb", or "pyspark" with its master after a colon ("pyspark:local[2]")."""
    return os.environ.get(SETTING, "") or EMBEDDED


@contextmanager
def engine(name: str = "") -> Iterator[Any]:
    """A connection for one analysis, closed at its end. Raises NoSuchEngine."""
    kind, _, place = (name or chosen()).partition(":")
    if kind not in (EMBEDDED, SPARK):
        raise NoSuchEngine(kind, (EMBEDDED, SPARK))
    connection = ibis.duckdb.connect() if kind == EMBEDDED else _spark(place)
    try:
        yield connection
    finally:
        connection.disconnect()


def _spark(master: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise NoSuchEngine(SPARK, (EMBEDDED,), "这台机器没有安装 pyspark") from error
    builder = SparkSession.builder.appName("guiju").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "8")
    return ibis.pyspark.connect((builder.master(master) if master else builder).getOrCreate())

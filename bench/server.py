"""Measures of the running server: its start, the memory of a worker, inbox pages a second."""

from __future__ import annotations

from bench import guiju_side
from bench.approval import NotThere
from bench.report import Measurement, Target

START = ("start of the server with both rulebooks", "s", Target("value", "<=", 3))
MEMORY = ("memory of a worker", "MB", Target("value", "<=", 200))
INBOX = ("inbox page over HTTP", "requests/s", Target("value", ">=", 450))


def measure() -> list[Measurement]:
    return [*_start(), *_inbox()]


def _start() -> list[Measurement]:
    try:
        seconds, megabytes = guiju_side.server_start()
    except NotThere as reason:
        return [_line(what, None, f"not measured: {reason}") for what in (START, MEMORY)]
    return [_line(START, seconds), _line(MEMORY, megabytes)]


def _inbox() -> list[Measurement]:
    try:
        return [_line(INBOX, guiju_side.inbox_requests())]
    except NotThere as reason:
        return [_line(INBOX, None, f"not measured: {reason}")]


def _line(what: tuple[str, str, Target], value: float | None, note: str = "") -> Measurement:
    name, unit, target = what
    return Measurement(name, value, unit, target=target, note=note)

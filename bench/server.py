"""Measures of the running server: its start, the memory of a worker, inbox pages a second."""

from __future__ import annotations

import statistics

from bench import guiju_side, site
from bench.approval import NotThere
from bench.report import Measurement, Target

START = "start of the server until both rulebooks have answered"
MEMORY = "memory of a worker after some requests"
INBOX = "inbox page over HTTP"
TARGETS = {START: Target("value", "<=", 3), MEMORY: Target("value", "<=", 200), INBOX: Target("value", ">=", 450)}
UNITS = {START: "s", MEMORY: "MB", INBOX: "requests/s"}
STARTS = 3
SECONDS = 3.0


def measure(rounds: int) -> list[Measurement]:
    """The start is the median of a few; the inbox the median of `rounds` of some seconds each, after a warm-up."""
    try:
        guiju_side.require("guiju.office.config.wsgi")
    except NotThere as reason:
        return [_line(name, None, f"not measured: {reason}") for name in TARGETS]
    starts = []
    with site.data() as filled:
        with site.running_site(filled):
            pass  # compiles what has not been compiled yet
        for _ in range(STARTS):
            with site.running_site(filled) as running:
                starts.append(running.started)
        with site.running_site(filled) as running:
            inbox, used = _inbox(running, rounds), _memory(running)
    note = f"median of {STARTS}, modules compiled before, as installed"
    return [_line(START, statistics.median(starts), note), used, inbox]


def _inbox(running: site.Site, rounds: int) -> Measurement:
    site.inbox_rate(running, 1.0)
    rate = statistics.median(site.inbox_rate(running, SECONDS) for _ in range(rounds))
    note = (
        f"gunicorn with {site.WORKERS} workers of {site.THREADS} threads, {site.CONNECTIONS} connections, SQLite; "
        "the client, in Python, works on the same processors"
    )
    return _line(INBOX, rate, note)


def _memory(running: site.Site) -> Measurement:
    """The worker that uses most; RSS counts what workers share in full."""
    connection = running.connection()
    for _ in range(site.WORKERS * site.THREADS):
        for path in site.RULES:
            running.get(connection, path)
    connection.close()
    resident, share = max(site.memory(pid) for pid in running.workers())
    return _line(MEMORY, resident, f"resident; proportional share {share:.0f} MB")


def _line(name: str, value: float | None, note: str) -> Measurement:
    return Measurement(name, value, UNITS[name], target=TARGETS[name], note=note)

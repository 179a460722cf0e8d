"""Measure: the whole plan of an act, all norms of a rulebook, each cited.

Two lines for each rulebook: facts that differ in every request and were never planned before, and facts that come
again, as when a list of open cases is planned anew.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from bench import guiju_side
from bench.approval import NotThere
from bench.report import Measurement, Target
from bench.rounds import median_rates

NAME = "whole plan of an act"
UNIT = "plans/s"
TARGET = Target("value", ">=", 10_000)
REQUESTS = 2000


def measure(rounds: int) -> list[Measurement]:
    try:
        return [line for folder in guiju_side.instruments() for line in of_rulebook(folder, rounds)]
    except NotThere as reason:
        return [Measurement(NAME, None, UNIT, target=TARGET, note=f"not measured: {reason}")]


def of_rulebook(instrument: Path, rounds: int) -> list[Measurement]:
    """The lines of one rule text; the note says how many of the drawn facts have no plan, if any."""
    planner = guiju_side.planner(instrument)
    fresh, again = count(1), planner.requests(REQUESTS, 0)
    contestants = {
        "facts never seen": lambda: _rate(planner, planner.requests(REQUESTS, next(fresh))),
        "facts that come again": lambda: _rate(planner, again),
    }
    rates = median_rates(contestants, rounds)
    without = sum(not _has_plan(planner, request) for request in again)
    note = f"{without} of {REQUESTS} drawn facts have no plan" if without else ""
    names = {how: f"{NAME}, {instrument.name}, {how}" for how in rates}
    return [Measurement(names[how], rates[how], UNIT, target=TARGET, note=note) for how in rates]


def _rate(planner: guiju_side.Planner, requests: Sequence[dict[str, Any]]) -> float:
    started = time.perf_counter()
    for request in requests:
        _has_plan(planner, request)
    return len(requests) / (time.perf_counter() - started)


def _has_plan(planner: guiju_side.Planner, request: dict[str, Any]) -> bool:
    try:
        planner.plan(request)
    except planner.no_plan:
        return False
    return True

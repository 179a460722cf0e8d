"""Measure: the whole plan of an act, all norms of a rulebook, each cited."""

from __future__ import annotations

import time

from bench import guiju_side
from bench.approval import NotThere
from bench.report import Measurement, Target
from bench.rounds import median_rates

NAME = "whole plan of an act"
UNIT = "plans/s"
TARGET = Target("value", ">=", 10_000)


def measure(rounds: int) -> list[Measurement]:
    try:
        plan, requests = guiju_side.planner()
    except NotThere as reason:
        return [Measurement(NAME, None, UNIT, target=TARGET, note=f"not measured: {reason}")]

    def run() -> float:
        started = time.perf_counter()
        for request in requests:
            plan(request)
        return len(requests) / (time.perf_counter() - started)

    return [Measurement(NAME, median_rates({"guiju": run}, rounds)["guiju"], UNIT, target=TARGET)]

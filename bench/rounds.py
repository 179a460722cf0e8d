"""Interleaved rounds: A B C A B C ..., medians; a noisy neighbour then hits every contestant alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Run = Callable[[], float]
"""One round of a contestant: does its work and returns how many operations a second it managed."""


def median_rates(contestants: Mapping[str, Run], rounds: int) -> dict[str, float]:
    """The median rate of each contestant, after one warm-up round that does not count."""
    for run in contestants.values():
        run()
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            rates[name].append(run())
    return {name: statistics.median(measured) for name, measured in rates.items()}


def rate_on_one_core(work: Callable[[], object], operations: int) -> float:
    """Operations a second of processor time, of all threads: for work that waits for nothing.

    On a machine that others use too, a clock on the wall would tell how busy they are.
    """
    started = time.process_time()
    work()
    return operations / (time.process_time() - started)

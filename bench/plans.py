"""Measure: the whole plan of an act, all norms of a rulebook, each cited.

Three lines for each rulebook: facts that were never planned before (the planner keeps what stages and findings
come to; the note says how many of the whole plans were new to it); the same facts again, as when a list of open
cases is planned anew; and facts for a planner just loaded. All facts are drawn before the clock runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from bench import guiju_side
from bench.approval import NotThere
from bench.report import Measurement, Target
from bench.rounds import median_rates, rate_on_one_core

NAME = "whole plan of an act"
UNIT = "plans/s"
TARGET = Target("value", ">=", 10_000)
FRESH, AGAIN, JUST_LOADED = "facts never seen", "facts that come again", "just loaded"
REQUESTS = 2000
KNOWN_BEFORE = 4000


Requests = Sequence[dict[str, Any]]


def measure(rounds: int) -> list[Measurement]:
    try:
        return [line for folder in guiju_side.instruments() for line in of_rulebook(folder, rounds)]
    except NotThere as reason:
        return [Measurement(NAME, None, UNIT, target=TARGET, note=f"not measured: {reason}")]


def of_rulebook(instrument: Path, rounds: int) -> list[Measurement]:
    """The lines of one rule text. All draw the same act with facts of the same distribution."""
    planner, seeds = guiju_side.planner(instrument), count(1)
    again = planner.requests(REQUESTS, 0)
    before = planner.requests(KNOWN_BEFORE, next(seeds))
    _plan_all(planner, before)
    rates = median_rates(
        {
            FRESH: lambda: _rate(planner, planner.requests(REQUESTS, next(seeds))),
            AGAIN: lambda: _rate(planner, again),
            JUST_LOADED: lambda: _rate(guiju_side.planner(instrument), planner.requests(REQUESTS, next(seeds))),
        },
        rounds,
    )
    notes = {FRESH: _share_new(planner, before, planner.requests(REQUESTS, next(seeds))), JUST_LOADED: "for comparison"}
    return [
        Measurement(
            f"{NAME}, {instrument.name}, {how}",
            rate,
            UNIT,
            target=None if how == JUST_LOADED else TARGET,
            note=f"{notes.get(how, '')}; by processor time".removeprefix("; "),
        )
        for how, rate in rates.items()
    ]


def _rate(planner: guiju_side.Planner, requests: Requests) -> float:
    return rate_on_one_core(lambda: _plan_all(planner, requests), len(requests))


def _plan_all(planner: guiju_side.Planner, requests: Requests) -> int:
    """Plan them; how many have a plan."""
    planned = 0
    for request in requests:
        try:
            planner.plan(request)
        except planner.no_plan:
            continue
        planned += 1
    return planned


def _share_new(planner: guiju_side.Planner, before: Sequence[dict[str, Any]], requests: Requests) -> str:
    """How many of the requests come to a plan that none before came to: no cache of whole plans can have it."""
    known = set(map(planner.shape_of, before))
    new = sum(planner.shape_of(request) not in known for request in requests)
    without = len(requests) - _plan_all(planner, requests)
    refused = f"; {without} have no plan" if without else ""
    return f"{new / len(requests):.0%} of the plans have a shape never met in {len(before)} before{refused}"

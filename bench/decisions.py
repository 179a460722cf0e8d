"""Measures: a decision with trace and citation against zen-engine; how its cost grows with the table."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from bench import guiju_side
from bench.approval import NotThere
from bench.decision_table import Row, random_inputs, rows
from bench.peers import zen
from bench.report import Measurement, Target
from bench.rounds import Run, median_rates

TABLE_ROWS = 24
SMALL, LARGE = 10, 1000
INPUTS = 3000
UNIT = "decisions/s"
ZEN_CALLS = {
    "zen-engine 2, as its README calls it": zen.by_readme,
    "zen-engine 2, by its fastest call": zen.by_fastest_call,
}
GUIJU = "guiju"
MANY_TIMES = Target("ratio", ">=", 30)


class Disagreement(AssertionError):
    """Two engines chose different rows, so their rates cannot be compared."""


def measure(rounds: int) -> list[Measurement]:
    """The lines of both measures."""
    return [*_against_zen(rounds), _growth(rounds)]


def _against_zen(rounds: int) -> list[Measurement]:
    table = rows(TABLE_ROWS)
    contestants = {name: _zen_round(make(table), table) for name, make in ZEN_CALLS.items()}
    why = ""
    try:
        contestants[GUIJU] = _guiju_round(guiju_side.decision_table, table)
    except NotThere as reason:
        why = f"not measured: {reason}; "
    rates = median_rates(contestants, rounds)
    return [_line(name, rates.get(GUIJU), rates[name], why) for name in ZEN_CALLS]


def _line(peer: str, guiju: float | None, rate: float, why: str) -> Measurement:
    name = f"decision of {TABLE_ROWS} rows with trace and citation"
    ratio = None if guiju is None else guiju / rate
    return Measurement(name, guiju, UNIT, peer, ratio, MANY_TIMES, f"{why}{peer} does {rate:,.0f} {UNIT}")


def _growth(rounds: int) -> Measurement:
    name = f"cost of a decision, {LARGE} rows over {SMALL}"
    target = Target("value", "<", 2)
    try:
        contestants = {str(size): _guiju_round(guiju_side.indexed_table, rows(size)) for size in (SMALL, LARGE)}
    except NotThere as reason:
        return Measurement(name, None, "×", "itself", None, target, f"not measured: {reason}")
    rates = median_rates(contestants, rounds)
    return Measurement(name, rates[str(SMALL)] / rates[str(LARGE)], "×", "itself", None, target)


def _zen_round(decide: zen.Decide, table: Sequence[Row]) -> Run:
    inputs = random_inputs(list(table), INPUTS)
    _agree([zen.row_of(decide(given)) for given in inputs], inputs, table)
    return _timed(decide, inputs)


def _guiju_round(make: Callable[[Sequence[Row]], guiju_side.Decide], table: Sequence[Row]) -> Run:
    inputs = random_inputs(list(table), INPUTS)
    decide = make(table)
    facts = [guiju_side.facts_of(given) for given in inputs]
    _agree([decide(given)[0] for given in facts], inputs, table)
    return _timed(decide, facts)


def _agree(chosen: Sequence[int | None], inputs: Sequence[dict[str, Any]], table: Sequence[Row]) -> None:
    for row, given in zip(chosen, inputs, strict=True):
        right = [one.number for one in table if one.answers(given)]
        if [row] != right:
            raise Disagreement(f"{given}: chose row {row}, right is {right}")


def _timed(decide: Callable[[dict[str, Any]], Any], inputs: Sequence[dict[str, Any]]) -> Run:
    def run() -> float:
        started = time.perf_counter()
        for given in inputs:
            decide(given)
        return len(inputs) / (time.perf_counter() - started)

    return run

"""Measures: a decision with trace and citation against zen-engine; how its cost grows with the table."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from bench import guiju_side
from bench.approval import NotThere
from bench.decision_table import Answer, Row, random_inputs, right_answer, rows
from bench.peers import zen
from bench.report import Measurement, Target
from bench.rounds import Run, median_rates, rate_on_one_core

TABLE_ROWS = 24
SMALL, LARGE = 10, 1000
INPUTS = 3000
UNIT = "decisions/s"
ZEN_CALLS = {
    "zen-engine 2, as its README calls it": zen.by_readme,
    "zen-engine 2, compiled content": zen.by_compiled_content,
    "zen-engine 2, static loader": zen.by_static_loader,
    "zen-engine 2, in one batch": zen.by_batch,
}
GUIJU, READ_OUT = "guiju", "guiju, trace read out"
NAMES = {
    GUIJU: f"decision of {TABLE_ROWS} rows with trace and citation",
    READ_OUT: "the same, trace read out as a dictionary each time",
}
TARGETS = {GUIJU: Target("ratio", ">=", 30), READ_OUT: None}
"""Decision.values are there at once, and are named when somebody reads the trace, which few do."""

Decide = Callable[[Sequence[Any]], Iterable[Any]]
"""Decides all inputs of a round, each when it is asked for, so that nobody's answers pile up."""


class Disagreement(AssertionError):
    """An engine gave another answer or reason than the right one, so its rate means nothing."""


def measure(rounds: int) -> list[Measurement]:
    """The lines of both measures."""
    return [*_against_zen(rounds), _growth(rounds)]


def _against_zen(rounds: int) -> list[Measurement]:
    table = rows(TABLE_ROWS)
    contestants = {name: _round(make(table), zen.answer_of, table) for name, make in ZEN_CALLS.items()}
    why = ""
    try:
        contestants |= _guiju_rounds(table)
    except NotThere as reason:
        why = f"not measured: {reason}; "
    rates = median_rates(contestants, rounds)
    lines = [_line(GUIJU, peer, rates, why) for peer in ZEN_CALLS]
    fastest = max(ZEN_CALLS, key=rates.__getitem__)
    return [*lines, _line(READ_OUT, fastest, rates, why)]


def _line(how: str, peer: str, rates: Mapping[str, float], why: str) -> Measurement:
    rate = rates.get(how)
    ratio = None if rate is None else rate / rates[peer]
    note = f"{why}{peer} does {rates[peer]:,.0f} {UNIT}, by processor time"
    return Measurement(NAMES[how], rate, UNIT, peer, ratio, TARGETS[how], note)


def _growth(rounds: int) -> Measurement:
    name = f"cost of a decision, {LARGE} rows over {SMALL}"
    target = Target("value", "<", 2)
    try:
        contestants = {str(size): _guiju_rounds(rows(size))[GUIJU] for size in (SMALL, LARGE)}
    except NotThere as reason:
        return Measurement(name, None, "×", "itself", None, target, f"not measured: {reason}")
    rates = median_rates(contestants, rounds)
    return Measurement(name, rates[str(SMALL)] / rates[str(LARGE)], "×", "itself", None, target)


def _guiju_rounds(table: list[Row]) -> dict[str, Run]:
    decide = guiju_side.decision_table(table)

    read = guiju_side.answer_of

    def read_out(facts: dict[str, Any]) -> Any:
        found = decide(facts)
        return found, found.deciding()

    return {
        GUIJU: _round(partial(map, decide), read, table, guiju_side.facts_of),
        READ_OUT: _round(partial(map, read_out), lambda found: read(found[0]), table, guiju_side.facts_of),
    }


def _round(
    decide: Decide,
    read: Callable[[Any], Answer],
    table: list[Row],
    prepare: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> Run:
    """A round over the same inputs for everybody, after every answer and its reasons were found right."""
    inputs = random_inputs(table, INPUTS)
    prepared = [prepare(given) for given in inputs]
    for given, answer in zip(inputs, map(read, decide(prepared)), strict=True):
        if answer != (right := right_answer(table, given)):
            raise Disagreement(f"{given}: {answer}, right is {right}")

    return lambda: rate_on_one_core(lambda: deque(decide(prepared), maxlen=0), len(prepared))

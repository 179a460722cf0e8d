"""One measured line, whether it met its target, the printed table and build/bench.json."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TextIO
from unicodedata import east_asian_width

_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "<": operator.lt,
}
_COLUMNS = ("measure", "value", "unit", "peer", "ratio", "target", "met")


@dataclass(frozen=True, slots=True)
class Target:
    """What must be reached: a bound on the ratio to the peer, or on the value itself."""

    of: Literal["ratio", "value"]
    comparison: Literal[">=", "<=", "<"]
    bound: float

    def __str__(self) -> str:
        return f"{self.of} {self.comparison} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the report.

    `value` None means not measured, and `note` says why. `ratio` is Guiju's rate over the peer's (above 1:
    Guiju is faster). A line without target is shown for comparison only.
    """

    name: str
    value: float | None
    unit: str
    peer: str = ""
    ratio: float | None = None
    target: Target | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """None where there is no target or nothing was measured."""
        if self.target is None:
            return None
        reached = self.ratio if self.target.of == "ratio" else self.value
        if self.value is None or reached is None:
            return None
        return _COMPARISONS[self.target.comparison](reached, self.target.bound)

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "peer": self.peer,
            "ratio": self.ratio,
            "target": None if self.target is None else str(self.target),
            "met": self.met,
            "note": self.note,
        }


def write_json(measurements: Sequence[Measurement], path: Path) -> None:
    """Write the list to `path`, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [measurement.as_json() for measurement in measurements]
    path.write_text(json.dumps(lines, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def print_table(measurements: Sequence[Measurement], to: TextIO) -> None:
    """A table for people; the notes follow below it."""
    rows = [_COLUMNS, *(_cells(measurement) for measurement in measurements)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        to.write("  ".join(padded).rstrip() + "\n")
    for measurement in measurements:
        if measurement.note:
            to.write(f"* {measurement.name}: {measurement.note}\n")


def _cells(measurement: Measurement) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: ""}[measurement.met]
    ratio = "" if measurement.ratio is None else f"{_number(measurement.ratio)} ×"
    target = "" if measurement.target is None else str(measurement.target)
    value = "not measured" if measurement.value is None else _number(measurement.value)
    return (measurement.name, value, measurement.unit, measurement.peer, ratio, target, met)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)

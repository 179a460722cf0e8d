"""Steps of a route, arranged as the picture draws them: one lane a stage, one row for what runs at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

FINISHED = frozenset({"done", "skipped"})


@dataclass(frozen=True)
class Lane:
    """A stage: its name, and rows of steps; steps in one row are taken at the same time."""

    stage: str
    rows: list[list[Any]] = field(default_factory=list)

    @property
    def state(self) -> str:
        """`active` when a step waits for someone now, `done` when all are finished, else `waiting`."""
        states = {read(step, "state") for row in self.rows for step in row}
        if states & {"active", "external"}:
            return "active"
        if "returned" in states:
            return "returned"
        return "done" if states and states <= FINISHED else "waiting"


def lanes(steps: Iterable[Any]) -> list[Lane]:
    """Group neighbours by `.stage` (its Chinese name). A step with `.together` true joins the row before it."""
    return [Lane(stage, rows(list(group))) for stage, group in groupby(steps, lambda s: read(s, "stage"))]


def rows(steps: list[Any]) -> list[list[Any]]:
    arranged: list[list[Any]] = []
    for step in steps:
        if arranged and read(step, "together"):
            arranged[-1].append(step)
        else:
            arranged.append([step])
    return arranged


def read(step: Any, name: str) -> Any:
    """Templates hand over dicts and objects alike."""
    return step.get(name) if isinstance(step, Mapping) else getattr(step, name, None)

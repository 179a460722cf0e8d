"""Where other apps take part: functions called inside the action's transaction when something happens to a case.

Moments: `step_active`, `step_done` (with the step's verb), `case_opened`, `case_closed` (with the case's act);
`case_moved` comes after every action on a case, whatever it did (with the case's act).
The table is written in the configuration and installed at start. A reaction that raises undoes the action.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from guiju.office.cases.models import Case
from guiju.office.cases.state import CaseState, StepState
from guiju.office.people.models import Person


@dataclass(frozen=True, slots=True)
class Moment:
    """What a reaction is told. `step` is None for the moments of a case; `seq` the entry that brought it about."""

    name: str
    case: Case
    state: CaseState
    step: StepState | None
    seq: int
    person: Person
    post: int | None
    now: datetime


Reaction = Callable[[Moment], None]
Table = Mapping[tuple[str, str], Sequence[Reaction]]
MOMENTS = ("step_active", "step_done", "case_opened", "case_closed", "case_moved")
_table: dict[tuple[str, str], tuple[Reaction, ...]] = {}


class UnknownMoment(ValueError):
    """The table of reactions names a moment that never comes."""


def install(table: Table) -> None:
    """Replace the whole table. Raises UnknownMoment."""
    for moment, _ in table:
        if moment not in MOMENTS:
            raise UnknownMoment(f"{moment!r} is none of {', '.join(MOMENTS)}")
    _table.clear()
    _table.update({key: tuple(functions) for key, functions in table.items()})


def react(moment: Moment, key: str) -> bool:
    """Call what the table has for a moment; True when there was something."""
    functions = _table.get((moment.name, key), ())
    for function in functions:
        function(moment)
    return bool(functions)

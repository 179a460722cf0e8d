"""Both sides of every condition: where worked cases have seen it decide one way, and the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guiju.rules.citations import Citation
from guiju.rules.facts import FactError
from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.looking import Asked, conditions
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.program import Program
from guiju.rules.planning.rulebook import Rulebook


@dataclass(slots=True)
class Condition:
    """A written condition of an act in its norm, in words, and whether a case shows it to hold, and not to hold.

    `given`, `unless`: the conditions around it, without which it decides nothing. `law_on`: a day on which it applies.
    """

    act: str
    norm: str
    written: str
    given: tuple[str, ...]
    unless: tuple[str, ...]
    zh: str
    given_zh: tuple[str, ...]
    cites: tuple[Citation, ...]
    law_on: date
    held: bool = False
    failed: bool = False

    @property
    def unseen(self) -> tuple[bool, ...]:
        """The sides that no case shows."""
        return tuple(side for side, seen in ((True, self.held), (False, self.failed)) if not seen)


Key = tuple[str, ...]
"""What makes two conditions of different times the same: act, norm, the condition, and those around it."""


def seen_sides(book: Rulebook, cases: Iterable[WorkedCase]) -> tuple[Condition, ...]:
    """Every condition of every act at any time, with what the cases have seen of it."""
    table = _Table(book)
    for law_on in book.turns:
        for act in book.acts(law_on):
            table.take_up(act, law_on)
    for case in cases:
        table.look_at(case)
    return tuple(table.found.values())


class _Table:
    """The conditions found so far. `take_up` before `look_at`."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.found: dict[Key, Condition] = {}
        self._places: dict[tuple[str, ...], Sequence[tuple[Key, Asked]]] = {}

    def take_up(self, act: str, law_on: date) -> None:
        program = self.book.program(act, law_on)
        for key, asked in self._of(program):
            self.found[key] = _condition(program, asked, law_on)

    def look_at(self, case: WorkedCase) -> None:
        """A case that gives no plan sees nothing."""
        try:
            program = self.book.program(case.act, case.on)
            facts, _ = program.reader.read(case.facts)
        except (PlanningError, FactError):
            return
        true, unknown = program.truth(facts)
        for key, asked in self._of(program):
            if _decides(asked, true, unknown):
                held = bool(true >> asked.bit & 1)
                self.found[key].held |= held
                self.found[key].failed |= not held

    def _of(self, program: Program) -> Sequence[tuple[Key, Asked]]:
        same = (program.act.code, *program.placed)
        if same not in self._places:
            written = list(program.bits)
            self._places[same] = [(_key(program.act.code, written, asked), asked) for asked in conditions(program)]
        return self._places[same]


def _key(act: str, written: Sequence[str], asked: Asked) -> Key:
    around = (written[bit] for bit in (*asked.given, *asked.unless))
    return act, asked.norm, written[asked.bit], *around


def _condition(program: Program, asked: Asked, law_on: date) -> Condition:
    written = list(program.bits)
    return Condition(
        act=program.act.code,
        norm=asked.norm,
        written=written[asked.bit],
        given=tuple(written[bit] for bit in asked.given),
        unless=tuple(written[bit] for bit in asked.unless),
        zh=program.because[asked.bit].zh,
        given_zh=tuple(program.because[bit].zh for bit in asked.given),
        cites=asked.cites,
        law_on=law_on,
    )


def _decides(asked: Asked, true: int, unknown: int) -> bool:
    """Whether the condition is known, and what stands around it lets it decide something."""
    around = all(true >> bit & 1 for bit in asked.given)
    return around and not any((true | unknown) >> bit & 1 for bit in asked.unless) and not unknown >> asked.bit & 1

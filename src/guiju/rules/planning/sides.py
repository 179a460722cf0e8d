"""Both sides of every condition: which have been seen to hold in a worked case, and which not to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guiju.rules.citations import Citation
from guiju.rules.facts import FactError
from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.looking import conditions as places
from guiju.rules.planning.problems import PlanningError
from guiju.rules.planning.program import Program
from guiju.rules.planning.rulebook import Rulebook


@dataclass(slots=True)
class Condition:
    """One written condition of an act: in words, where it stands, and whether a case shows it to hold, and not to.

    `law_on`: a day on which it applies, the latest first day of a time in which it does.
    """

    act: str
    written: str
    zh: str
    cites: tuple[Citation, ...]
    law_on: date
    held: bool = False
    failed: bool = False

    @property
    def unseen(self) -> tuple[bool, ...]:
        """The sides that no case shows."""
        return tuple(side for side, seen in ((True, self.held), (False, self.failed)) if not seen)


def seen_sides(book: Rulebook, cases: Iterable[WorkedCase]) -> tuple[Condition, ...]:
    """Every condition of every act at any time, with what the cases have seen of it."""
    found: dict[tuple[str, str], Condition] = {}
    for law_on in book.turns:
        for act in book.acts(law_on):
            found |= {(act, one.written): one for one in _of(book.program(act, law_on), law_on)}
    for case in cases:
        _look(book, case, found)
    return tuple(found.values())


def _of(program: Program, law_on: date) -> Iterable[Condition]:
    cites: dict[int, set[Citation]] = {}
    for bit, cited in places(program):
        cites.setdefault(bit, set()).update(cited)
    for written, bit in program.bits.items():
        where = tuple(sorted(cites[bit]))
        yield Condition(program.act.code, written, program.because[bit].zh, where, law_on)


def _look(book: Rulebook, case: WorkedCase, found: Mapping[tuple[str, str], Condition]) -> None:
    """What one case sees; a case that gives no plan sees nothing."""
    try:
        program = book.program(case.act, case.on)
        facts, _ = program.reader.read(case.facts)
    except (PlanningError, FactError):
        return
    true, unknown = program.truth(facts)
    for written, bit in program.bits.items():
        condition = found[case.act, written]
        condition.held |= bool(true >> bit & 1)
        condition.failed |= not (true | unknown) >> bit & 1

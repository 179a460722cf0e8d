"""One line of what is owed: a duty and a period, or a duty or clock of a matter, with where it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from guiju.office.cases.lateness import Late, late_by
from guiju.office.duties.keeping import Kept
from guiju.office.duties.models import Fulfilment, HowKept
from guiju.office.duties.owners import Owners
from guiju.rules.bindingness import Strength


class Where(StrEnum):
    """Where a line stands. coming: its period has not begun. always: no period, so nothing falls due."""

    LATE = "late"
    OWED = "owed"
    DONE = "done"
    COMING = "coming"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Row:
    """A line. `subject` with `duty` is its address. `due` None: the text names no day. `period`: in words."""

    duty: str
    subject: str
    says: str
    strength: Strength
    owners: Owners
    period: str
    where: Where
    due: date | datetime | None = None
    near: bool = False
    late: Late | None = None
    provisional: bool = False
    arithmetic: str = ""
    progress: str = ""
    done_on: date | None = None
    kept: Sequence[Kept] = ()
    note: Fulfilment | None = None
    case: int | None = None
    may_be_noted: bool = True

    @property
    def cite(self) -> str:
        """The article, as a short citation."""
        return self.duty.partition("#")[0]

    @property
    def address(self) -> tuple[str, int, str, str]:
        """The parts of its page's address."""
        article, _, name = self.duty.partition("#")
        code, _, number = article.partition(":")
        return code, int(number), name, self.subject

    @property
    def explained(self) -> bool:
        """Whether it was not done, and why has been said."""
        return self.note is not None and self.note.kind == HowKept.EXPLAINED


def standing_of(due: date | datetime | None, done_on: date | None, now: datetime) -> tuple[Where, Late | None]:
    """Where something stands that is due by then and was done on that day; how late it is, or was."""
    late = late_by(due, done_on or now)
    if done_on is not None:
        return Where.DONE, late
    return (Where.LATE if late else Where.OWED), late

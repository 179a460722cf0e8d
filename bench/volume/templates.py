"""A prototype read out of the database as what its copies need: the log as rows, and the inbox it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ACTED = frozenset({"agreed", "ticked", "signed", "countersigned", "opined", "recorded", "instructed"})


@dataclass(frozen=True)
class Template:
    """A matter as far as it has come: all of it, or up to where somebody is asked.

    `log`: entries with their cites as stored, in order. `items`: what waits or waited. `ended`: nothing waits.
    """

    case: Any
    weight: int
    log: Sequence[tuple[Any, str]]
    items: Sequence[Any]
    state: str
    stage: str
    last_at: datetime
    viewers: Sequence[str]

    @property
    def ended(self) -> bool:
        return self.state == "closed"


def templates_of(case_id: int, weight: int) -> Iterator[Template]:
    """The whole matter first, then every place of it where somebody was asked and had not yet answered."""
    from guiju.office.cases.models import Case, Event

    case = Case.objects.get(pk=case_id)
    rows = list(Event.objects.filter(case=case).order_by("seq"))
    yield _template(case, weight, rows)
    for length, row in enumerate(rows):
        if row.kind in ACTED:
            yield _template(case, weight, rows[:length])


def _template(case: Any, weight: int, rows: Sequence[Any]) -> Template:
    from guiju.office.cases.folding import fold
    from guiju.office.cases.log import FIELDS, recorded
    from guiju.office.cases.sights import sight_rows

    state = fold(recorded(tuple(getattr(row, name) for name in FIELDS)) for row in rows)
    viewers = [row.viewer for row in sight_rows(case, state)]
    log = [(row, row.payload) for row in rows]
    return Template(case, weight, log, state.items, state.state, state.stage, rows[-1].happened_at, viewers)

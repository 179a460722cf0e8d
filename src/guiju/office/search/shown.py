"""What a page of hits shows of each passage, read without the rows around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from guiju.office.registry.models import RegisterKind
from guiju.office.search.models import EntryKind, Passage


class Shown(NamedTuple):
    """A passage with what tells its case, or its paper in a register: the fields of the one or the other are None."""

    id: int
    kind: str
    act: str
    source: int
    title: str
    text: str
    at: datetime
    case_id: int | None
    paper_id: int | None
    serial: int | None
    organ_name: str | None
    organ_short_name: str | None
    register: str | None
    paper_number: str | None
    other_side: str | None
    came_on: date | None

    @property
    def numbered(self) -> str:
        """The number of the case, or of the paper in its register; "" for a paper without one yet."""
        return str(self.serial) if self.paper_number is None else self.paper_number

    @property
    def kind_label(self) -> str:
        return EntryKind(self.kind).label

    @property
    def register_label(self) -> str:
        return RegisterKind(self.register).label if self.register else ""

    @property
    def organ(self) -> str:
        """The organ that drafted the matter, as it is called in lists."""
        return self.organ_short_name or self.organ_name or ""


_COLUMNS = (
    *("id", "kind", "act", "source", "title", "text", "at", "case_id", "paper_id"),
    *("case__serial", "case__drafting_organ__name", "case__drafting_organ__short_name"),
    *("paper__kind", "paper__number", "paper__other_side", "paper__came_on"),
)


def shown(ids: Sequence[int]) -> list[Shown]:
    """The passages in the order of `ids`, without those that have gone meanwhile."""
    rows = {row[0]: Shown(*row) for row in Passage.objects.filter(pk__in=ids).values_list(*_COLUMNS)}
    return [rows[pk] for pk in ids if pk in rows]

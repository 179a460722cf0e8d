"""What a page of hits shows of each passage.

In plain SQL: putting such a statement together with the ORM takes longer than the database needs to answer it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import connection

from guiju.office.registry.models import RegisterKind
from guiju.office.search.models import EntryKind


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


_STATEMENT = """
    SELECT e.id, e.kind, e.act, e.source, e.title, e.text, e.at, e.case_id, e.paper_id,
        c.serial, o.name, o.short_name, p.kind, p.number, p.other_side, p.came_on
    FROM search_passage e
    LEFT JOIN cases_case c ON c.id = e.case_id
    LEFT JOIN people_organ o ON o.id = c.drafting_organ_id
    LEFT JOIN registry_paper p ON p.id = e.paper_id
    WHERE e.id IN ({places})
"""


def shown(ids: Sequence[int]) -> list[Shown]:
    """The passages in the order of `ids`, without those that have gone meanwhile."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT.format(places=", ".join(["%s"] * len(ids))), list(ids))
        rows = {row[0]: Shown(*row) for row in cursor.fetchall()}
    return [rows[pk]._replace(at=_aware(rows[pk].at)) for pk in ids if pk in rows]


def _aware(at: datetime) -> datetime:
    """SQLite keeps the time of UTC without saying so."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)

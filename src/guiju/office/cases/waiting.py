"""What waits for posts, in plain SQL: a page of the list and its counts, asked by every page of the site.

The tables are those of `models`. Both engines answer from the index `item_todo`, whatever the number of cases;
the states stand in the statements as they are, so that the planners see that the index holds all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from guiju.office.people.plain_sql import run


class WaitingRow(NamedTuple):
    """One line: the names are those of the columns in `_ROWS`."""

    case_id: int
    serial: int
    title: str
    act: str
    stage: str
    state: str
    organ: str
    at: datetime
    operation: str
    step_key: str
    due_on: date | None
    post_title: str
    post_id: int
    urgency: int
    urged: int
    head_seq: int


_ROWS = """
SELECT c.id, c.serial, c.title, c.act, c.stage, c.state, o.short_name, w.since_at, w.operation, w.step_key, w.due_on,
    p.title, w.post_id, w.urgency, w.urged, c.head_seq
FROM (
    SELECT * FROM cases_workitem
    WHERE district_id IN {districts} AND post_id IN {posts} AND kind = %s AND state = 'todo'
    ORDER BY urgency DESC, since_at, id LIMIT %s OFFSET %s
) w
JOIN cases_case c ON c.id = w.case_id JOIN people_organ o ON o.id = c.drafting_organ_id
JOIN people_post p ON p.id = w.post_id
ORDER BY w.urgency DESC, w.since_at, w.id
"""
_COUNT = """
SELECT kind, COUNT(*) FROM cases_workitem
WHERE district_id IN {districts} AND post_id IN {posts} AND state = 'todo' GROUP BY kind
"""


def waiting_rows(districts: Sequence[str], posts: Sequence[int], kind: str, part: slice) -> list[WaitingRow]:
    """A part of what waits for these posts, the urgent first, then what waits longest."""
    if not posts:
        return []
    values = [*districts, *posts, kind, part.stop - part.start, part.start]
    rows = run(_placed(_ROWS, districts, posts), values).fetchall()
    return [WaitingRow(*row)._replace(at=_instant(row[7])) for row in rows]


def count_waiting(districts: Sequence[str], posts: Sequence[int]) -> dict[str, int]:
    """How much waits for these posts, of each kind that there is."""
    if not posts:
        return {}
    return dict(run(_placed(_COUNT, districts, posts), [*districts, *posts]).fetchall())


def _placed(statement: str, districts: Sequence[str], posts: Sequence[int]) -> str:
    return statement.format(districts=_marks(len(districts)), posts=_marks(len(posts)))


def _marks(many: int) -> str:
    return f"({', '.join(['%s'] * many)})"


def _instant(at: datetime) -> datetime:
    """SQLite keeps instants without a zone."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)

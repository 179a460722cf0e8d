"""Clocks that run by the hour, for lines of the inbox: its own table knows the day only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from guiju.office.cases.models import OwedByCase
from guiju.office.cases.queries.inbox import InboxRow

Place = tuple[int, str]
"""A case and the key of a step in it."""


def hours_running(rows: Iterable[InboxRow]) -> Mapping[Place, datetime]:
    """The earliest moment by which a step must be done, where hours are counted. No query without a due day."""
    timed = [row for row in rows if row.due_on]
    if not timed:
        return {}
    found = OwedByCase.objects.filter(case__in={row.case_id for row in timed}, done_on=None, due_at__isnull=False)
    clocks = list(found.order_by("-due_at").values_list("case", "stage", "owed_by", "due_at"))
    return {
        (row.case_id, row.step_key): due
        for case, stage, owed_by, due in clocks
        for row in timed
        if due and row.case_id == case and _concerns(row.step_key, stage, owed_by)
    }


def _concerns(step_key: str, stage: str, owed_by: list[str]) -> bool:
    """The same as when seats get their due day: the limit's stage, and its people or everybody."""
    own_stage, _, rest = step_key.partition(".")
    roles = set(re.split(r"[+|]", rest.partition(".")[2]))
    return own_stage == stage and (not owed_by or bool(roles & set(owed_by)))

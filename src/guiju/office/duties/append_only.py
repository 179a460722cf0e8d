"""The history of what was noted is never changed or removed, and no note is removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

GUARD = Guard(
    "duties",
    "append-only: the history of duties is never changed or removed",
    {"duties_fulfilmentchange": ALWAYS_REFUSED, "duties_fulfilment": ("delete",)},
)
install, remove = GUARD.install, GUARD.remove

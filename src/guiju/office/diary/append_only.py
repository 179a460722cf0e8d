"""What was written in the calendar is never changed or removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

GUARD = Guard(
    "diary",
    "append-only: what was written in the calendar is never changed or removed",
    {"diary_change": ALWAYS_REFUSED, "diary_engagement": ("delete",)},
)
install, remove = GUARD.install, GUARD.remove

"""The history of public pages is never changed or removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

GUARD = Guard(
    "openness",
    "append-only: the history of public pages is never changed or removed",
    {"openness_publicationevent": ALWAYS_REFUSED},
)
install, remove = GUARD.install, GUARD.remove

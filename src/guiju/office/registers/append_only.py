"""The history of entries is never changed or removed, and no entry is removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

GUARD = Guard(
    "registers",
    "append-only: the history of registers is never changed or removed",
    {"registers_change": ALWAYS_REFUSED, "registers_entry": ("delete",)},
)
install, remove = GUARD.install, GUARD.remove

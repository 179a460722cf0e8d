"""What was done with a task is never changed or removed, and no task is removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

GUARD = Guard(
    "tasks",
    "append-only: what was done with a task is never changed or removed",
    {"tasks_entry": ALWAYS_REFUSED, "tasks_task": ("delete",)},
)
install, remove = GUARD.install, GUARD.remove

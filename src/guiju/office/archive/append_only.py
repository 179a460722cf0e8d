"""What was filed is never removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import Guard

GUARD = Guard("archive", "filed for good: entries of the archive are never removed", {"archive_filing": ("delete",)})
install, remove = GUARD.install, GUARD.remove

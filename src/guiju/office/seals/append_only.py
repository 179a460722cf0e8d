"""What was signed and sealed is never changed or removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

TABLES = ("seals_signingkey", "seals_statement", "seals_digest", "seals_sealing")
GUARD = Guard(
    "seals",
    "append-only: what was signed and sealed is never changed or removed",
    {**dict.fromkeys(TABLES, ALWAYS_REFUSED), "seals_seal": ("delete",)},
)
install, remove = GUARD.install, GUARD.remove

"""What was done with a paper is never changed or removed, and no line removed: the database refuses it."""

from __future__ import annotations

from guiju.office.cases.append_only import ALWAYS_REFUSED, Guard

GUARD = Guard(
    "registry",
    "append-only: what was done with a registered paper is never changed or removed",
    {
        "registry_steptaken": ALWAYS_REFUSED,
        "registry_review": ALWAYS_REFUSED,
        "registry_paper": ("delete",),
        "registry_scan": ALWAYS_REFUSED,
    },
)
STARTS = Guard(
    "registry_starts",
    "append-only: from which number a series goes on, and why, is never changed or removed",
    {"registry_seriesstart": ALWAYS_REFUSED},
)
install, remove = GUARD.install, GUARD.remove

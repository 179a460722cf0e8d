"""Where the tables of past cases are kept, and the lock of whoever reads or uses them; opens no library."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

LOCK = "lock"


def tables_folder(district: str) -> Path:
    """Where the tables of a district are kept."""
    return Path(settings.STATE_FOLDER) / "recorded" / district

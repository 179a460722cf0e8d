"""Sizes of files in the unit that people know."""

from __future__ import annotations

from django.conf import settings

MEGABYTE = 1024 * 1024


def upload_limit() -> int:
    """How many megabytes an uploaded file may have."""
    most: int = settings.UPLOAD_LIMIT_BYTES // MEGABYTE
    return most

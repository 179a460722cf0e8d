from __future__ import annotations


class CalendarError(ValueError):
    """A holiday file that contradicts itself, or a reckoning outside the calendar; a Chinese sentence."""

"""Today, as the server under test and the people at their desks see it: asked anew each time, for midnight comes."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

TODAY = "今天"
"""An answer of a story that stands for the day on which it is typed."""
CHINA = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """The day in China."""
    return datetime.now(CHINA).date()  # noqa: TID251 -- the server under test reads the real clock


def typed(answer: str) -> str:
    """An answer as it is typed today."""
    return f"{today()}" if answer == TODAY else answer

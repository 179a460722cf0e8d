"""When entries are recorded. That differs from when things happened only while a past procedure is entered.

A context and not an argument: the actions that reactions of other apps call must record with the same clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

_entered_at: ContextVar[datetime | None] = ContextVar("entered_at", default=None)


@contextmanager
def entered_later(now: datetime) -> Iterator[None]:
    """Within it, `Actor.now` is when something happened, and every entry says that it was recorded at `now`."""
    before = _entered_at.set(now)
    try:
        yield
    finally:
        _entered_at.reset(before)


def recorded_at(happened_at: datetime) -> datetime:
    """The instant of recording for something that happened at an instant."""
    return _entered_at.get() or happened_at

"""Leaders of the demonstration who ask leave; the day of the tests is 6 May 2024 unless a test moves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from office.cases_web.conftest import NOON, browse, opened, organisation  # noqa: F401 -- fixtures of this folder too

Moved = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Moved:
    """Moves the clock of the entry points."""
    return lambda now: monkeypatch.setattr(timezone, "now", lambda: now)

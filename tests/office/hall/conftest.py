"""The same two districts as the tests of meetings; boards drawn for one test are forgotten for the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guiju.office.hall import drawing
from office.meetings.conftest import (  # noqa: F401 -- fixtures
    _reactions,
    _the_day_of_the_sitting,
    chaoyang,
    dongcheng,
)


@pytest.fixture(autouse=True)
def _no_old_boards() -> Iterator[None]:
    drawing.forget()
    yield
    drawing.forget()

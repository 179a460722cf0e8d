"""Both real districts with made-up people, and the reactions of meetings alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guiju.office.cases import reactions
from guiju.office.meetings import actions
from office.meetings.hall import Hall, build_hall


@pytest.fixture(autouse=True)
def _reactions() -> Iterator[None]:
    before = dict(reactions._table)
    reactions.install(actions.reactions())
    yield
    reactions.install(before)


@pytest.fixture
def dongcheng(db: None) -> Hall:
    return build_hall("dongcheng")


@pytest.fixture
def chaoyang(db: None) -> Hall:
    return build_hall("chaoyang")

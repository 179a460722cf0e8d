"""Both real districts with made-up people, and the reactions of meetings alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from guiju.office.cases import reactions
from guiju.office.meetings import actions
from guiju.office.rulebook.queries import vocabulary
from office.meetings.hall import THE_DAY, Hall, build_hall

TOPICS: dict[tuple[str, str], list[Callable[[Any], None]]] = {
    **{("step_done", verb): [actions.topic_moved] for verb in vocabulary().verbs},
    ("step_active", "deliberate"): [actions.open_topic, actions.topic_moved],
    ("case_opened", "propose_topic"): [actions.topic_opened],
    ("case_closed", "propose_topic"): [actions.topic_closed],
}


@pytest.fixture(autouse=True)
def _reactions() -> Iterator[None]:
    before = dict(reactions._table)
    reactions.install(TOPICS)
    yield
    reactions.install(before)


@pytest.fixture(autouse=True)
def _the_day_of_the_sitting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: THE_DAY + timedelta(hours=1))


@pytest.fixture
def dongcheng(db: None) -> Hall:
    return build_hall("dongcheng")


@pytest.fixture
def chaoyang(db: None) -> Hall:
    return build_hall("chaoyang")

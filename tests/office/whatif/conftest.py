"""The demonstration's people before sandbox copies in a state folder of the test's own; trials run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guiju.office.cases import actions
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Case
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.people.models import Person
from guiju.office.whatif import reading_ahead, runner, starting
from office.conftest import Standing

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
Browse = Callable[[str], Client]
Filed = Callable[..., int]


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    settings.STATE_FOLDER = tmp_path
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    monkeypatch.setattr(starting, "start", runner.run)
    monkeypatch.setattr(reading_ahead, "start", lambda district: None)


@pytest.fixture(scope="module")
def organisation(standing: Standing) -> Iterator[None]:
    with standing():
        load_organisation("only-for-tests")
        yield


@pytest.fixture
def browse(organisation: None, db: None) -> Browse:
    """A browser in which somebody of the demonstration has signed in."""

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(username=username), backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def filed(organisation: None, db: None) -> Filed:
    """A case under way, as its drafter opened it."""

    def file(act: str, organ: str = "housing_commission", who: str = "dc-housing-desk", **facts: Any) -> int:
        person = Person.objects.get(username=who)
        matter = Matter(str(person.district_id), act, "关于申请改造经费的请示", facts, organ)
        case = actions.open_case(Actor(person, NOON), matter)
        Case.objects.filter(pk=case).update(state="open", law_on=date(2026, 11, 20))
        return case

    return file

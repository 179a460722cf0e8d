"""The demonstration's people of both districts, a day in 2026 that a test may move, and browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from guiju.office.cases.actors import Actor
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.duties import pressing
from guiju.office.people.models import Person
from office.conftest import Standing

NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
"""A Wednesday: the weeks of 2, 9 and 16 November have passed since duties are kept here."""
BACKEND = "django.contrib.auth.backends.ModelBackend"
Acting = Callable[..., Actor]
Browse = Callable[..., Client]


class Clock:
    """The entry points' clock; `now` may be set."""

    now = NOON


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(timezone, "now", lambda: found.now)
    monkeypatch.setattr(timezone, "localdate", lambda: found.now.date())
    pressing._kept.clear()  # numbers of rows come again when a test's own writing is undone
    return found


@pytest.fixture(scope="module")
def organisation(standing: Standing) -> Iterator[None]:
    with standing():
        load_organisation("only-for-tests")
        yield


@pytest.fixture
def actor(organisation: None, db: None, clock: Clock) -> Acting:
    def made(account: str, **more: object) -> Actor:
        return Actor(Person.objects.get(username=account), clock.now, **more)  # type: ignore[arg-type] # loose on purpose

    return made


@pytest.fixture
def browse(organisation: None, db: None) -> Browse:
    def signed_in(account: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(username=account), backend=BACKEND)
        return client

    return signed_in

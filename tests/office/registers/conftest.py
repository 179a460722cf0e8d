"""The demonstration's people, one fixed day, and the register of gifts of Chaoyang (its article 56)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from guiju.office.cases.actors import Actor
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.people.models import Person
from guiju.office.registers.kept import Kept, register_of
from office.conftest import Standing

NOON = datetime(2024, 5, 6, 4, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
KEEPER, READER, STRANGER = "cy-foreign-affairs-desk", "cy-office-desk", "cy-housing-desk"
GIFT = {"received_on": "2024-04-30", "receiver": "外事科", "giver": "友城代表团", "gift": "瓷盘", "count": 1}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture(scope="module")
def organisation(standing: Standing) -> Iterator[None]:
    with standing():
        load_organisation("only-for-tests")
        yield


@pytest.fixture
def gifts(organisation: None, db: None) -> Kept:
    return register_of("chaoyang", "gifts", NOON.date())


@pytest.fixture
def actor(organisation: None, db: None) -> Callable[..., Actor]:
    def made(account: str = KEEPER, **more: object) -> Actor:
        return Actor(Person.objects.get(username=account), NOON, **more)  # type: ignore[arg-type] # wrong or loose on purpose

    return made


@pytest.fixture
def browse(organisation: None, db: None) -> Callable[..., Client]:
    def signed_in(account: str = KEEPER) -> Client:
        client = Client()
        client.force_login(Person.objects.get(username=account), backend=BACKEND)
        return client

    return signed_in

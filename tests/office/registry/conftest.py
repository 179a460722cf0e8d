"""The demonstration's people of both districts, one fixed day, requests handed in, and papers that came by post."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.people.models import Organ, Person
from guiju.office.registry import registering
from guiju.office.registry.models import Paper
from guiju.office.registry.registering import NewPaper
from office.conftest import Standing
from office.documents.conftest import _lifted, committing, many_connections  # noqa: F401 -- fixtures

NOON = datetime(2024, 5, 6, 4, tzinfo=UTC)
ON = NOON.date()
BACKEND = "django.contrib.auth.backends.ModelBackend"
DISTRICTS = {"dongcheng": "dc", "chaoyang": "cy"}
OFFICE, SENDER, STRANGER = "office-desk", "housing-desk", "finance-desk"
TITLE = "关于解决小区停车问题的请示"

Who = Callable[..., Actor]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")


@pytest.fixture(scope="module")
def organisation(standing: Standing) -> Iterator[None]:
    with standing():
        load_organisation("only-for-tests")
        yield


@pytest.fixture(params=["dc", "cy"])
def district(request: pytest.FixtureRequest) -> str:
    """Both districts, by the prefix of their accounts."""
    return str(request.param)


@pytest.fixture
def who(organisation: None, db: None) -> Who:
    def made(account: str, **more: object) -> Actor:
        return Actor(Person.objects.get(username=account), NOON, **more)  # type: ignore[arg-type] # loose on purpose

    return made


@pytest.fixture
def browse(organisation: None, db: None) -> Callable[[str], Client]:
    def signed_in(account: str) -> Client:
        client = Client()
        client.force_login(Person.objects.get(username=account), backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def handed_in(who: Who) -> Callable[..., int]:
    """A request handed in by a department; answers the key of its case."""

    def made(prefix: str, title: str = TITLE, **facts: object) -> int:
        sender = who(f"{prefix}-{SENDER}")
        organ = sender.own_posts[0].organ
        assert organ is not None
        given = {"disclosure": "proactive", **facts}
        case = cases.open_case(sender, cases.Matter(organ.district_id, "hand_in_request", title, given, organ.code))
        cases.hand_in(case, sender, reason="确需报送")
        return case

    return made


@pytest.fixture
def by_post(who: Who) -> Callable[..., Paper]:
    """A paper registered by hand at the government's office."""

    def made(prefix: str, **more: object) -> Paper:
        given = {"kind": "incoming", "title": TITLE, "other_side": "某市级单位", "came_on": ON, **more}
        return registering.enter(who(f"{prefix}-{OFFICE}"), office_of(prefix), NewPaper(**given))  # type: ignore[arg-type] # loose on purpose

    return made


def office_of(prefix: str) -> Organ:
    code = next(code for code, short in DISTRICTS.items() if short == prefix)
    return Organ.objects.get(district_id=code, code="government_office")


def paper_of(case: int) -> Paper:
    return Paper.objects.get(case=case)

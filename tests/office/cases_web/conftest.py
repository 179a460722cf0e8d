"""The demonstration organisation of both districts, browsers of its people, and one fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guiju.office.demonstration.organisation import load_organisation
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse, fields
from office.conftest import Standing

NOON = datetime(2024, 5, 6, 4, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
TITLE = "关于印发老旧小区改造实施意见的通知"
NOTICE = {"title": TITLE, "f-in_name_of": "government", "f-genre": "notice", "f-disclosure": "none"}
NOTICE["f-withheld_reason"] = "internal_affairs"
DRAFTER = "dc-housing-desk"
FUNDS = {"title": "关于申请改造经费的请示", "f-money_kind": "ordinary", "f-amount": "800000"}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


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
def opened(browse: Browse) -> Callable[..., int]:
    """Open a case through its form as a browser would; answers its key."""

    def open_it(act: str = "issue_document", who: str = DRAFTER, do: str = "save", **more: Any) -> int:
        client = browse(who)
        given = fields(client.get(f"/new/{act}/")) | (NOTICE if act == "issue_document" else {}) | more
        answer = client.post(f"/new/{act}/", given | {"do": do})
        assert answer.status_code == 302, answer.content.decode()
        return int(answer["Location"].strip("/").split("/")[-1])

    return open_it

"""Every address that the site answers, asked by those whom nothing is meant for. A new address is asked by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from guiju.office.cases.models import Case
from guiju.office.cases.queries import may_see
from guiju.office.demonstration.matters import load_matters
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.documents.models import Attachment, IssuedDocument
from guiju.office.meetings.models import AgendaItem
from guiju.office.openness.models import PublicDocument
from guiju.office.people.models import Person
from guiju.office.people.queries import acting_posts
from office.conftest import Standing

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"
OPEN_TO_ALL = ("public/", "api/public/", "sign-in/", "language/")
"""Everything else needs a sign-in."""
ENDS_THE_VISIT = ("sign-out/",)
OTHERS = ("cy-office-desk", "cy-head", "dc-civil-affairs-desk")
PARAMETER = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>|\(\?P<([a-z_]+)>[^)]*\)")


@dataclass(frozen=True)
class Town:
    """The demonstration, and what stands for each parameter of an address: things of Dongcheng."""

    values: Mapping[str, Any]

    def address(self, route: str) -> str:
        """An address of a route; a parameter that nobody has named yet fails here."""
        kept = {"kind": "incoming"} if "registry/" in route else {}
        known = {**self.values, **kept}
        plain = PARAMETER.sub(lambda found: str(known[found[1] or found[2]]), route)
        return "/" + plain.replace("^", "").replace("$", "").replace("\\", "")


def routes(patterns: Any = None, prefix: str = "") -> Iterator[str]:
    """All routes of the site."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


@pytest.fixture(scope="module")
def town(standing: Standing) -> Iterator[Town]:
    with standing():
        load_organisation("only-for-tests")
        load_matters(NOW)
        yield Town(values())


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def values() -> Mapping[str, Any]:
    """For each parameter something that Dongcheng has; the key 1 where the demonstration has none."""
    case = Case.objects.filter(district="dongcheng", act="issue_document").order_by("pk")[0]
    item = AgendaItem.objects.filter(sitting__district="dongcheng", sitting__state="open").order_by("pk")[0]
    return {
        **dict.fromkeys(("number", "article", "absence", "stand_in", "pk", "document", "subject"), 1),
        **dict.fromkeys(
            ("entry", "seq", "notice_id", "filing_id", "seal_id", "scan_id", "review_id", "copy_id", "circular_id"), 1
        ),
        "what": "feedback",
        "step": "feedback",
        "outcome": "accept",
        "secret": "none",
        "case_id": case.pk,
        "district": "dongcheng",
        "act": "issue_document",
        "code": "DC2024",
        "year": 2026,
        "kind": "done",
        "operation": "comment",
        "key": "none",
        "name": "none",
        "form": "pdf",
        "way": "up",
        "sitting_id": item.sitting_id,
        "item_id": item.pk,
        "topic_id": item.topic_id,
        "document_id": IssuedDocument.objects.filter(district="dongcheng")[0].pk,
        "attachment_id": Attachment.objects.filter(district="dongcheng")[0].pk,
    }


def signed_in(username: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(Person.objects.get(username=username), backend=BACKEND)
    return client


def asked(client: Client, address: str) -> Iterator[HttpResponse]:
    """The answers to reading and to sending an empty form."""
    yield client.get(address)
    yield client.post(address, {})


def secrets(person: Person) -> set[str]:
    """The titles of cases of Dongcheng that somebody may not see and that were not published."""
    hats = acting_posts(person, NOW.date())
    public = set(PublicDocument.objects.values_list("title", flat=True))
    hidden = {case.title for case in Case.objects.filter(district="dongcheng") if not may_see(person, case, hats)}
    seen = {case.title for case in Case.objects.all() if may_see(person, case, hats)}
    return hidden - public - seen


@pytest.mark.usefixtures("db")
def test_nothing_is_answered_without_a_sign_in_but_what_is_public(town: Town) -> None:
    for route in routes():
        if route.startswith(OPEN_TO_ALL):
            continue
        for answer in asked(Client(raise_request_exception=False), town.address(route)):
            sent_away = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
            assert sent_away or answer.status_code in (401, 404, 405), f"{route}: {answer.status_code}"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("who", OTHERS)
def test_no_address_tells_anybody_of_a_matter_they_may_not_see(town: Town, who: str) -> None:
    client, hidden = signed_in(who), secrets(Person.objects.get(username=who))
    assert len(hidden) > 3, "there is something to be told"
    before = list(Case.objects.order_by("pk").values_list("pk", "head_seq"))
    for route in routes():
        if route.startswith(ENDS_THE_VISIT):
            continue
        for answer in asked(client, town.address(route)):
            assert answer.status_code < 500, f"{route}: {answer.status_code}"
            told = [title for title in hidden if title in _body(answer)]
            assert told == [], f"{route}: {answer.status_code}"
    assert list(Case.objects.order_by("pk").values_list("pk", "head_seq")) == before


@pytest.mark.usefixtures("db")
def test_the_same_addresses_tell_the_office_of_its_matters(town: Town) -> None:
    client = signed_in("dc-office-desk")
    hidden = secrets(Person.objects.get(username="cy-office-desk"))
    told = {route for route in routes() if any(title in _body(client.get(town.address(route))) for title in hidden)}
    assert {"cases/", "cases/<int:case_id>/", "api/cases/<int:case_id>", "meetings/<int:sitting_id>/"} <= told


def _body(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = str(content.decode("utf-8", "replace"))
    if "json" in answer.headers.get("Content-Type", ""):
        return json.dumps(json.loads(text), ensure_ascii=False)  # without \\u, which would hide the words
    return text

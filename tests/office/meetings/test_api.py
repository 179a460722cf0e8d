"""Meetings over HTTP: the same rights and refusals as on the pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem
from office.meetings.hall import Hall

HALF = ("head", "executive_deputy", "deputy", "deputy2", "deputy3")
ROOT = "/api/meetings"


@pytest.fixture
def item(dongcheng: Hall) -> AgendaItem:
    """An item of an open executive meeting to which nobody has come yet."""
    topic = dongcheng.topic(body="executive_meeting", topic_kind="coordination")
    sitting = dongcheng.sitting(opened=True)
    return AgendaItem.objects.get(pk=actions.add_topic(sitting.pk, dongcheng.actor(), topic.pk))


def browser(hall: Hall, name: str = "government_office.desk") -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def post(client: Client, of: AgendaItem, what: str, **given: Any) -> Any:
    address = f"{ROOT}/sittings/{of.sitting_id}/{what}"
    return client.post(address, json.dumps(given), content_type="application/json")


def version(client: Client, item: AgendaItem) -> int:
    found: int = client.get(f"{ROOT}/sittings/{item.sitting_id}").json()["version"]
    return found


def test_the_list_holds_what_the_person_may_see(dongcheng: Hall, item: AgendaItem) -> None:
    listed = {
        name: [row["id"] for row in browser(dongcheng, name).get(f"{ROOT}/sittings").json()]
        for name in ("government_office.desk", "head", "housing_commission.desk", "finance_bureau.desk")
    }
    seen = [item.sitting_id]
    assert listed == {
        "government_office.desk": seen,
        "head": seen,
        "housing_commission.desk": seen,
        "finance_bureau.desk": [],
    }
    assert Client().get(f"{ROOT}/sittings").status_code == 401


def test_an_organ_sees_no_attendance(dongcheng: Hall, item: AgendaItem) -> None:
    own = browser(dongcheng, "housing_commission.desk").get(f"{ROOT}/sittings/{item.sitting_id}").json()
    assert [row["id"] for row in own["items"]] == [item.pk]
    assert own["members"] is None
    assert browser(dongcheng, "finance_bureau.desk").get(f"{ROOT}/sittings/{item.sitting_id}").status_code == 403


def test_attendance_and_outcome_are_recorded(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    notes = [{"post": dongcheng.key(name), "status": "present"} for name in HALF]
    there = post(client, item, "attendance", version=version(client, item), notes=notes).json()
    assert (there["members"], there["present"], there["needed"]) == (9, 5, 5)
    done = post(client, item, "outcome", version=there["version"], item=item.pk, outcome="agreed")
    assert [row["outcome"] for row in done.json()["items"]] == ["agreed"]


def test_without_quorum_the_refusal_names_the_rule(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    refused = post(client, item, "outcome", version=version(client, item), item=item.pk, outcome="agreed")
    assert 400 <= refused.status_code < 500
    assert "至少须到5人" in refused.json()["error"]["message"]
    item.refresh_from_db()
    assert item.outcome == ""


def test_an_old_version_and_a_stranger_change_nothing(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    old = version(client, item) - 1
    assert post(client, item, "attendance", version=old, notes=[]).status_code == 409
    assert post(browser(dongcheng, "head"), item, "attendance", version=old + 1, notes=[]).status_code == 403
    assert post(Client(), item, "attendance", version=old + 1, notes=[]).status_code == 401
    assert version(client, item) == old + 1


def test_topics_are_listed_by_state(dongcheng: Hall, item: AgendaItem) -> None:
    client = browser(dongcheng)
    assert [row["case"] for row in client.get(f"{ROOT}/topics?state=scheduled").json()] == [item.topic.case_id]
    assert client.get(f"{ROOT}/topics?state=admitted").json() == []

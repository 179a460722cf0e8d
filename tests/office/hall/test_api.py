"""The hall over HTTP: the rights and refusals of the pages, for every address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from guiju.office.meetings import actions
from guiju.office.meetings.models import AgendaItem
from office.hall.test_live import item_of
from office.hall.test_minutes_go_out import SECRET, signed
from office.meetings.hall import Hall

ROOT = "/api/hall"
CHIEF, FINANCE = "housing_commission.chief", "finance_bureau.desk"


def browser(hall: Hall, name: str = "government_office.desk") -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def post(client: Client, path: str, **given: Any) -> Any:
    return client.post(f"{ROOT}/{path}", json.dumps(given), content_type="application/json")


@pytest.fixture
def item(dongcheng: Hall) -> AgendaItem:
    """An item of a sitting that has begun, with all members in the room."""
    return item_of(dongcheng)


def planned(hall: Hall) -> int:
    topic = hall.topic(body="executive_meeting", topic_kind="coordination")
    row = hall.sitting()
    actions.add_topic(row.pk, hall.actor(), topic.pk)
    return row.pk


@pytest.mark.parametrize("name", ["dongcheng", "chaoyang"])
def test_notices_are_sent_by_the_office_and_received_by_their_person(request: pytest.FixtureRequest, name: str) -> None:
    hall = request.getfixturevalue(name)
    sitting = planned(hall)
    office, chief = browser(hall), browser(hall, CHIEF)
    todo = office.get(f"{ROOT}/sittings/{sitting}/notices").json()["todo"]
    assert todo > len(hall.leaders())
    assert len(post(office, f"sittings/{sitting}/notices").json()["sent"]) == todo
    mine = chief.get(f"{ROOT}/notices").json()
    assert [row["sitting"] for row in mine] == [sitting]
    assert post(browser(hall, "head"), f"notices/{mine[0]['id']}/received").status_code == 404
    assert post(chief, f"notices/{mine[0]['id']}/received").json()["read_at"]


def test_papers_are_of_the_items_that_one_sees(dongcheng: Hall, item: AgendaItem) -> None:
    path = f"sittings/{item.sitting_id}/papers"
    chief = browser(dongcheng, CHIEF)
    assert [row["read"] for row in chief.get(f"{ROOT}/{path}").json()] == [False]
    assert post(chief, f"{path}/{item.pk}/read").json()[0]["read"] is True
    assert chief.get(f"{ROOT}/{path}").json()[0]["readers"] == []
    names = browser(dongcheng).get(f"{ROOT}/{path}").json()[0]["readers"]
    assert names == [dongcheng.people[CHIEF].name]
    assert post(chief, f"{path}/0/read").status_code == 404


def test_arrivals_and_outcomes_are_recorded_once_and_move_the_mark(dongcheng: Hall, item: AgendaItem) -> None:
    office, at = browser(dongcheng), f"sittings/{item.sitting_id}"
    before = office.get(f"{ROOT}/{at}/mark").json()["mark"]
    left = {"post": dongcheng.key("deputy5"), "status": "absent", "seen": "", "token": "t1"}
    assert [post(office, f"{at}/arrivals", **left).json()["again"] for _ in range(2)] == [False, True]
    stale = {**left, "status": "leave", "token": "t2"}
    assert post(office, f"{at}/arrivals", **stale).status_code == 409
    given = {"item": item.pk, "outcome": "agreed", "wording": "同意。", "token": "t3"}
    assert [post(office, f"{at}/outcomes", **given).json()["again"] for _ in range(2)] == [False, True]
    assert office.get(f"{ROOT}/{at}/mark").json()["mark"] != before
    assert [row["wording"] for row in browser(dongcheng, CHIEF).get(f"{ROOT}/decisions").json()] == ["同意。"]
    assert browser(dongcheng, FINANCE).get(f"{ROOT}/decisions").json() == []
    assert post(office, f"{at}/outcomes", item="x", outcome="agreed").status_code == 400


def test_counts_are_for_leaders_and_the_office(dongcheng: Hall, item: AgendaItem) -> None:
    rows = browser(dongcheng, "head").get(f"{ROOT}/counts?year=2026").json()
    assert {row["body"]: row["arranged"] for row in rows}["executive_meeting"] == 1
    assert browser(dongcheng, CHIEF).get(f"{ROOT}/counts").status_code == 403


@pytest.mark.parametrize("name", ["dongcheng", "chaoyang"])
def test_minutes_go_out_and_leave_is_reported(request: pytest.FixtureRequest, name: str) -> None:
    hall = request.getfixturevalue(name)
    sitting = signed(hall)
    office, at = browser(hall), f"sittings/{sitting.pk}"
    assert all(row["sent_at"] is None for row in office.get(f"{ROOT}/{at}/distribution").json())
    rows = post(office, f"{at}/distribution").json()
    assert all(row["sent_at"] for row in rows)
    assert {row["item"] is None for row in rows} == {True, False}
    assert post(office, f"{at}/distribution").status_code == 409
    extract = browser(hall, CHIEF).get("/api/copies").json()[0]
    assert SECRET in extract["text"]
    summary = post(office, f"{at}/leave").json()
    assert [row["granted"] for row in summary["rows"]] == [True]
    assert summary["reported_at"]


def test_strangers_and_the_other_district_get_nothing(dongcheng: Hall, chaoyang: Hall, item: AgendaItem) -> None:
    at = f"{ROOT}/sittings/{item.sitting_id}"
    reads = ("notices", "papers", "mark", "distribution", "leave")
    writes = ("notices", f"papers/{item.pk}/read", "distribution", "leave")
    given = {"item": item.pk, "outcome": "agreed", "post": 1, "status": "present"}
    for client, code in ((browser(dongcheng, FINANCE), 403), (browser(chaoyang), 404), (Client(), 401)):
        assert {client.get(f"{at}/{path}").status_code for path in reads} == {code}
        assert {client.post(f"{at}/{path}").status_code for path in writes} == {code}
        for path in ("arrivals", "outcomes"):
            answer = client.post(f"{at}/{path}", json.dumps(given), content_type="application/json")
            assert answer.status_code == code
    item.refresh_from_db()
    assert item.outcome == ""

"""Visits, receptions and events of leaders go into their calendar by themselves, with the approval of their matter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.cases.models import Case
from guiju.office.diary.models import Visit
from guiju.office.diary.weeks import Appointment, appointments
from guiju.office.people.models import Post
from office.cases_web.carrying import TITLE, carried, handed_in
from office.cases_web.conftest import organisation  # noqa: F401 -- a fixture of this file too

DC, CY = "dongcheng", "chaoyang"
DAY = date(2024, 5, 24)
EVENT = {"event_on": "2024-05-24", "handed_in_on": "2024-04-08"}
MATTERS: list[tuple[str, str, dict[str, Any], str]] = [
    (DC, "hold_event", {**EVENT, "invites_leader": True, "event_kind": "forum"}, "event"),
    (DC, "attend_foreign_event", {**EVENT, "head_invited": True}, "foreign"),
    (DC, "receive_guests", {**EVENT, "guests": "taiwan"}, "reception"),
    (DC, "receive_delegation", {"visit_on": "2024-05-24"}, "reception"),
    (CY, "hold_event", {**EVENT, "invites_leader": True, "event_kind": "forum"}, "event"),
    (CY, "hold_foreign_event", {"event_on": "2024-05-24", "foreign_event_kind": "ordinary"}, "foreign"),
]
pytestmark = pytest.mark.usefixtures("organisation", "db")


def head_of(district: str) -> Post:
    return Post.objects.get(district_id=district, organ=None, code="head")


def calendar(district: str, since: date, days: int = 1) -> list[Appointment]:
    """What the head's calendar shows."""
    return appointments(district, [head_of(district)], since, since + timedelta(days=days))


@pytest.mark.parametrize(("district", "act", "facts", "kind"), MATTERS)
def test_an_approved_matter_stands_in_the_calendar_of_the_leaders_it_names(
    district: str, act: str, facts: dict[str, Any], kind: str
) -> None:
    assert carried(district, act, {**facts, "attending_leaders": [str(head_of(district).pk)]}).state == "closed"
    (shown,) = calendar(district, DAY)
    case = Case.objects.get(district=district, act=act)
    assert (shown.kind, shown.title, shown.whole_day) == (kind, TITLE, True)
    assert shown.href == f"/cases/{case.pk}/"
    assert not calendar(district, DAY + timedelta(days=1))


@pytest.mark.parametrize("district", [DC, CY])
def test_a_tour_of_three_days_stands_on_three_days(district: str) -> None:
    tour = {
        "touring_leaders": [str(head_of(district).pk)],
        "tour_form": "stay",
        "stay_days": 3,
        "tour_on": "2024-05-24",
    }
    assert carried(district, "inspect", tour).state == "closed"
    for day in range(3):
        assert [row.kind for row in calendar(district, DAY + timedelta(days=day))] == ["visit"]
    assert not calendar(district, DAY + timedelta(days=3))


def test_what_is_not_approved_yet_stands_in_no_calendar() -> None:
    handed_in(DC, "hold_event", {**MATTERS[0][2], "attending_leaders": [str(head_of(DC).pk)]})
    assert not calendar(DC, DAY)


def test_what_was_approved_and_stands_no_longer_leaves_the_calendar() -> None:
    case, pace = handed_in(DC, "hold_event", {**MATTERS[0][2], "attending_leaders": [str(head_of(DC).pk)]})
    row = {"kind": "event", "title": TITLE, "since_on": DAY, "until_on": DAY + timedelta(days=1)}
    Visit.objects.create(district_id=DC, case_id=case, post=head_of(DC), **row)
    actions.withdraw(case, pace.actor(Case.objects.get(pk=case).opened_by), reason="改期")
    assert not calendar(DC, DAY)


def test_a_matter_that_names_no_day_or_no_leader_stands_in_no_calendar() -> None:
    assert carried(DC, "receive_delegation", {"attending_leaders": [str(head_of(DC).pk)]}).state == "closed"
    assert carried(DC, "receive_guests", {**EVENT, "guests": "taiwan"}).state == "closed"
    assert not Visit.objects.exists()

"""Leave, travel, meetings and news: what only warns, what is raised for later, and for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.office.rulebook import queries
from guiju.rules.bindingness import Strength
from guiju.rules.planning.plans import Plan

DC, CY = "dongcheng", "chaoyang"
ON = date(2024, 6, 3)
CHIEF: dict[str, Any] = {"leaver": "department_chief", "absence_kind": "business_trip", "leaves_on": "2024-06-20"}
HEAD: dict[str, Any] = CHIEF | {"leaver": "district_head", "leaders_away": ["1"], "asked_on": "2024-06-03"}


def plan(district: str, act: str, **facts: Any) -> Plan:
    return queries.district_rulebook(district).plan(act, facts, ON)


def warnings(found: Plan) -> list[str]:
    """The places that warn without blocking."""
    soft = [f for f in found.findings if f.ok is False and f.strength is not Strength.MUST]
    return [str(cite) for finding in soft for cite in finding.cites]


@pytest.mark.parametrize(
    ("asked_on", "sudden", "warned"),
    [
        ("2024-06-13", False, []),  # the seventh day before
        ("2024-06-14", False, ["CY2023:69"]),
        ("2024-06-14", True, []),
    ],
)
def test_chaoyang_wants_seven_calendar_days_unless_the_trip_is_sudden(
    asked_on: str, sudden: bool, warned: list[str]
) -> None:
    facts = CHIEF | {"asked_on": asked_on, "sudden_trip": sudden, "attachments": ["leave_application"]}
    assert warnings(plan(CY, "leave_beijing", **facts)) == warned


@pytest.mark.parametrize(("sudden", "warned"), [(False, ["CY2023:69"]), (True, [])])
def test_chaoyang_wants_leave_in_writing_unless_the_trip_is_sudden(sudden: bool, warned: list[str]) -> None:
    facts = CHIEF | {"asked_on": "2024-06-03", "sudden_trip": sudden}
    assert warnings(plan(CY, "leave_beijing", **facts)) == warned


def test_dongcheng_gives_no_number_of_days() -> None:
    found = plan(DC, "leave_beijing", **CHIEF, asked_on="2024-06-20")
    assert (warnings(found), [limit.due for limit in found.limits]) == ([], [date(2024, 6, 20)])


@pytest.mark.parametrize("district", [DC, CY])
@pytest.mark.parametrize(
    ("kind", "entrusted"), [("business_trip", 1), ("visit_abroad", 1), ("holiday", 0), ("full_time_study", 0)]
)
def test_the_head_on_a_trip_entrusts_somebody_with_presiding(district: str, kind: str, entrusted: int) -> None:
    found = plan(district, "leave_beijing", **HEAD | {"absence_kind": kind})
    assert len([duty for duty in found.duties if "主持工作" in duty.zh]) == entrusted


def test_nobody_else_entrusts_presiding() -> None:
    assert plan(DC, "leave_beijing", **CHIEF, asked_on="2024-06-03").duties == ()


@pytest.mark.parametrize("kind", ["holiday", "full_time_study", "other"])
def test_only_a_trip_of_chaoyangs_head_is_filed_with_the_city_party_committee(kind: str) -> None:
    filed = {step.who for step in plan(CY, "leave_beijing", **HEAD | {"absence_kind": kind}).route}
    assert ("city_party_committee",) not in filed


@pytest.mark.parametrize(
    ("traveller", "asked"),
    [("other_leader", True), ("organ_chief", True), ("other_chief_rank", False), ("deputy_rank", False)],
)
@pytest.mark.parametrize(("district", "article"), [(DC, 81), (CY, 69)])
def test_a_trip_abroad_reminds_those_who_must_ask_leave(
    district: str, article: int, traveller: str, asked: bool
) -> None:
    owed = [cite.article for duty in plan(district, "travel_abroad", traveller=traveller).duties for cite in duty.cites]
    assert (article in owed) is asked


@pytest.mark.parametrize(("traveller", "owed"), [("other_leader", True), ("organ_chief", False)])
def test_gifts_are_the_leaders_to_hand_in(traveller: str, owed: bool) -> None:
    said = [duty.cites[0].article for duty in plan(CY, "travel_abroad", traveller=traveller).duties]
    assert (56 in said) is owed


@pytest.mark.parametrize(
    ("facts", "warned"),
    [
        ({}, []),
        ({"coverage_place": "headline"}, ["CY2023:70"]),
        ({"coverage_place": "headline", "major_event_covered": True}, []),
        ({"coverage_place": "headline", "covers_leader": False}, []),
        ({"coverage_compact": False}, ["CY2023:70"]),
        ({"coverage_compact": False, "covers_leader": False}, []),
    ],
)
def test_chaoyang_keeps_news_of_leaders_short_and_below_the_headline(facts: dict[str, Any], warned: list[str]) -> None:
    assert warnings(plan(CY, "arrange_coverage", **facts)) == warned


@pytest.mark.parametrize(
    ("facts", "warned"),
    [({"coverage_place": "headline"}, []), ({"coverage_compact": False}, ["DC2024:82"])],
)
def test_dongcheng_says_nothing_about_the_headline(facts: dict[str, Any], warned: list[str]) -> None:
    assert warnings(plan(DC, "arrange_coverage", **facts)) == warned


@pytest.mark.parametrize("scope", ["whole_district", "coordination"])
def test_dongcheng_has_no_gate_on_the_name_of_a_departments_meeting(scope: str) -> None:
    facts = {"meeting_name_of": "government", "meeting_scope": scope, "department_should_convene": True}
    assert [f.message for f in plan(DC, "hold_district_meeting", **facts).findings if f.blocks] == []

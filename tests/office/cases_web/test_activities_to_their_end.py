"""Activities, foreign affairs and research are carried from the draft to their end by the people of a district."""

from __future__ import annotations

from typing import Any

import pytest

from guiju.office.people.models import Post
from office.cases_web.carrying import carried

DC, CY = "dongcheng", "chaoyang"
LATER = {"event_on": "2024-05-24", "handed_in_on": "2024-04-08"}
VISIT = {"higher_unit": "市有关部门", "visit_on": "2024-05-10"}
MATTERS: list[tuple[str, str, dict[str, Any]]] = [
    (DC, "hold_event", {**LATER, "invites_leader": True, "event_kind": "forum", "invites_higher": "city"}),
    (DC, "report_higher_visit", VISIT),
    (DC, "supply_materials", {}),
    (DC, "receive_delegation", {}),
    (DC, "receive_delegation", {"visitor_kind": "other"}),
    (DC, "attend_foreign_event", {**LATER, "head_invited": True}),
    (DC, "hold_foreign_event", {}),
    (DC, "receive_guests", {**LATER, "guests": "hongkong_macao"}),
    (DC, "receive_guests", {"guests": "taiwan"}),
    (DC, "receive_guests", {"guests": "overseas_chinese"}),
    (DC, "receive_foreign_visitors", {}),
    (CY, "hold_event", {**LATER, "invites_leader": True, "event_kind": "forum", "event_name_of": "government"}),
    (CY, "attend_foreign_event", LATER),
    (CY, "hold_foreign_event", {"foreign_event_kind": "ordinary"}),
]


@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize(("district", "act", "facts"), MATTERS)
def test_every_activity_comes_to_its_end(district: str, act: str, facts: dict[str, Any]) -> None:
    assert carried(district, act, facts).state == "closed"


@pytest.mark.usefixtures("organisation", "db")
@pytest.mark.parametrize("district", [DC, CY])
def test_a_tour_and_a_research_topic_come_to_their_end(district: str) -> None:
    head = str(Post.objects.get(district_id=district, code="head").pk)
    tour = carried(district, "inspect", {"touring_leaders": [head], "tour_form": "stay", "stay_days": 3})
    topic = carried(district, "research_topic", {"research_leaders": [head]})
    assert (tour.state, topic.state) == ("closed", "closed")
    assert any(kind == "research_report" for kind, _ in topic.materials)


@pytest.mark.usefixtures("organisation", "db")
def test_the_foreign_affairs_office_brings_the_plan_of_the_activity() -> None:
    state = carried(DC, "attend_foreign_event", LATER)
    assert any(kind == "activity_plan" for kind, _ in state.materials)
    assert next(iter(state.steps.values())).stage == "accept"

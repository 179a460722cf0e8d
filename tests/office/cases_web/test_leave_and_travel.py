"""Leave, travel abroad, meetings, speeches and news, in both districts: form, plan, and the way to the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.cases.state import CaseState
from guiju.office.demonstration.pacing import Pace, bring_lacking
from guiju.office.enactment.walking import at
from guiju.office.people.models import Person, Post
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import NOON

DESKS = {"东城": "dc-housing-desk", "朝阳": "cy-housing-desk"}
LEADERS = {"东城": "dc-deputy-city", "朝阳": "cy-deputy-city"}
AWAY = {"f-absence_kind": "business_trip", "f-leaves_on": "2024-05-20", "f-asked_on": "2024-05-06"}
GIVEN = {
    "leave_beijing": AWAY | {"f-leaver": "department_chief"},
    "travel_abroad": {"f-traveller": "organ_chief"},
    "hold_district_meeting": {"f-meeting_name_of": "government", "f-meeting_scope": "whole_district"},
    "arrange_coverage": {},
    "release_information": {"f-information_kind": "public_interest"},
}


def shown(browse: Browse, who: str, act: str, given: dict[str, object]) -> str:
    client = browse(who)
    answer = client.post(f"/new/{act}/plan", fields(client.get(f"/new/{act}/")) | given)
    assert answer.status_code == 200
    return text(answer)


@pytest.mark.parametrize("district", DESKS)
@pytest.mark.parametrize("act", GIVEN)
def test_a_department_opens_the_form_and_the_plan_cites_its_article(browse: Browse, act: str, district: str) -> None:
    assert browse(DESKS[district]).get(f"/new/{act}/").status_code == 200
    plan = shown(browse, DESKS[district], act, GIVEN[act])
    assert "为什么" in plan
    assert "条" in plan
    assert "没有适用的规定" not in plan


@pytest.mark.parametrize("district", LEADERS)
def test_a_leader_may_ask_to_publish_and_a_department_may_not(browse: Browse, district: str) -> None:
    plan = shown(browse, LEADERS[district], "publish_in_own_name", {"f-publication_kind": "signed_article"})
    assert "报区委批准" in plan
    assert browse(DESKS[district]).get("/new/publish_in_own_name/").status_code == 403


@pytest.mark.parametrize(("district", "days"), [("东城", False), ("朝阳", True)])
def test_only_chaoyang_counts_seven_days(browse: Browse, district: str, days: bool) -> None:
    late = GIVEN["leave_beijing"] | {"f-leaves_on": "2024-05-08"}
    assert ("不足7天" in shown(browse, DESKS[district], "leave_beijing", late)) is days


def test_an_empty_form_says_what_decides_the_route(browse: Browse) -> None:
    assert "出访人" in shown(browse, DESKS["东城"], "travel_abroad", {})


def carried(case: int, who: str) -> CaseState:
    """The case handed in by who opened it and carried on by everybody who is asked."""
    pace = Pace(NOON.date(), NOON.date())
    bring_lacking(case, pace)
    actions.hand_in(case, at(Person.objects.get(username=who), pace.on))
    return pace.walk(case, "")


def leader(district: str, title: str) -> str:
    return str(Post.objects.get(district=district, title__contains=title).pk)


@pytest.mark.parametrize("district", DESKS)
@pytest.mark.parametrize("act", GIVEN)
def test_what_a_department_opens_comes_to_its_end(opened: Callable[..., int], act: str, district: str) -> None:
    who = DESKS[district]
    assert carried(opened(act, who, **GIVEN[act] | {"title": "演示事项"}), who).state == "closed"


@pytest.mark.parametrize(
    ("code", "who", "reports"), [("dongcheng", "dc-deputy-city", 1), ("chaoyang", "cy-deputy-city", 0)]
)
def test_a_deputy_asks_the_head_and_in_dongcheng_reports_when_back(
    opened: Callable[..., int], code: str, who: str, reports: int
) -> None:
    own = leader(code, "城建")
    given = AWAY | {"title": "离京请假", "f-leaver": "deputy_head", "f-leaders_away": [own]}
    state = carried(opened("leave_beijing", who, **given), who)
    back = [deed.post for step in state.steps.values() if step.stage == "follow_up" for deed in step.deeds()]
    assert (state.state, back) == ("closed", [int(own)] * reports)


@pytest.mark.parametrize("who", LEADERS.values())
def test_leave_of_a_deputy_without_a_name_is_not_taken(opened: Callable[..., int], browse: Browse, who: str) -> None:
    given: dict[str, Any] = AWAY | {"title": "离京请假", "f-leaver": "deputy_head"}
    client = browse(who)
    page = client.post(
        "/new/leave_beijing/", fields(client.get("/new/leave_beijing/")) | given | {"do": "hand_in"}, follow=True
    )
    assert "没有写明" in text(page)
    assert "请假的区领导" in text(page)


@pytest.mark.parametrize("who", LEADERS.values())
def test_a_signed_article_goes_through_the_head_to_the_party_committee(opened: Callable[..., int], who: str) -> None:
    given = {"title": "署名文章", "f-publication_kind": "signed_article", "f-cleared_by": "head"}
    assert carried(opened("publish_in_own_name", who, **given), who).state == "closed"


@pytest.mark.parametrize("who", LEADERS.values())
def test_a_speech_may_wait_for_a_meeting(opened: Callable[..., int], who: str) -> None:
    given = {"title": "代表区政府的讲话", "f-publication_kind": "speech", "f-cleared_by": "meeting"}
    state = carried(opened("publish_in_own_name", who, **given), who)
    assert [step.does for step in state.active_steps()] == ["deliberate"]

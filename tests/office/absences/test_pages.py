"""The form before hand-in, the case after approval, the page of stand-ins, sittings, and the API; both districts."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from guiju.office.cases import actions
from guiju.office.enactment.walking import at
from guiju.office.meetings.actions import Called, call_sitting
from guiju.office.meetings.models import Sitting
from guiju.office.people.models import Absence, Person, StandIn
from guiju.office.people.queries import acting_posts
from office.absences.asking import (
    AFTER,
    DISTRICTS,
    DURING,
    PREFIX,
    Open,
    consent,
    granted,
    hand_in,
    leave,
    post,
    switched_on,
)
from office.absences.conftest import Moved
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import NOON

TODAY = NOON.date()
NAMES = {"dongcheng": ("周示五", "李示四"), "chaoyang": ("韦例五", "鲁例四")}
STRANGERS = ("dc-housing-desk", "cy-office-desk", "cy-deputy-city")


def sitting(district: str, body: str = "executive_meeting", on: date = date(2024, 5, 22)) -> Sitting:
    office = at(Person.objects.get(username=f"{PREFIX[district]}-office-desk"), TODAY)
    return Sitting.objects.get(pk=call_sitting(district, office, Called(body, on, time(9, 0))))


def shown(browse: Browse, who: str, given: dict[str, Any], act: str = "leave_beijing") -> str:
    client = browse(who)
    answer = client.post(f"/new/{act}/plan", fields(client.get(f"/new/{act}/")) | given)
    assert answer.status_code == 200
    return text(answer)


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_form_names_the_stand_in_and_the_sittings_before_hand_in(browse: Browse, district: str) -> None:
    sitting(district)
    plan = shown(browse, f"{PREFIX[district]}-deputy-city", leave(district))
    assert f"批准后由「副区长（教育、外事）」{NAMES[district][0]}代行" in plan
    assert "2024-05-22" in plan
    quorum = "至多4人能到会，至少须到3人，仍能达到" if district == "dongcheng" else "没有规定到会人数"
    assert quorum in plan


def test_a_sitting_that_loses_its_quorum_is_told_with_its_article(browse: Browse, opened: Open) -> None:
    sitting("dongcheng")
    for who, title, by in (("deputy-edu", "教育", "常务副区长"), ("deputy-law", "法治", "常务副区长")):
        granted(opened, who=who, by=by, **{"f-leaders_away": [str(post("dongcheng", title).pk)]})
    plan = shown(browse, "dc-deputy-city", leave(by=""))
    assert "至多2人能到会，至少须到3人，达不到，会议要改期" in plan
    assert "DC2024:47" in plan or "第四十七条" in plan


def test_the_form_names_nobody_who_is_away_too(browse: Browse, opened: Open) -> None:
    granted(opened, who="deputy-edu", by="法治", **{"f-leaders_away": [str(post("dongcheng", "教育").pk)]})
    assert "也不在岗，不能代行" in shown(browse, "dc-deputy-city", leave())
    assert "也不在岗，不能代行" in shown(browse, "dc-deputy-city", leave(by=""))


def test_the_head_is_told_to_entrust_somebody(browse: Browse) -> None:
    own = [str(post("dongcheng", "区长").pk)]
    plan = shown(browse, "dc-head", leave(by="") | {"f-leaver": "district_head", "f-leaders_away": own})
    assert "还没有写明委托谁主持工作" in plan


def test_papers_that_wait_are_listed_to_those_who_may_see_them_only(browse: Browse, opened: Open) -> None:
    case = opened("hand_in_request", "dc-housing-desk", title="关于改造的请示", **{"f-disclosure": "proactive"})
    actions.hand_in(case, at(Person.objects.get(username="dc-housing-desk"), TODAY), reason="演示")
    state = actions.comment(case, at(Person.objects.get(username="dc-housing-desk"), TODAY), text="请阅")
    while not any(post("dongcheng", "城建").pk in seat.posts for s in state.active_steps() for seat in s.seats):
        person = Person.objects.get(holding__post__in=state.active_steps()[0].seats[0].posts)
        state = actions.agree(case, at(person, TODAY))
    assert "「关于改造的请示」等" in shown(browse, "dc-deputy-city", leave())
    stranger = shown(browse, "dc-education-desk", leave())
    assert "关于改造的请示" not in stranger
    assert "另有1件" in stranger


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_case_page_names_both_and_its_article(browse: Browse, opened: Open, district: str) -> None:
    case = granted(opened, district)
    page = text(browse(f"{PREFIX[district]}-deputy-city").get(f"/cases/{case}/"))
    by, of = NAMES[district]
    assert f"2024-05-20至2024-05-24由「副区长（教育、外事）」{by}代行" in page
    assert f"{of}的职务" in page
    assert "已经批准" in page


def test_the_sitting_says_who_is_not_expected(browse: Browse, opened: Open) -> None:
    granted(opened)
    page = text(browse("dc-office-desk").get(f"/meetings/{sitting('dongcheng').pk}/"))
    assert "2024-05-20至2024-05-24离岗，已准" in page
    assert "至多4人到会，至少须到3人" in page
    after = text(browse("dc-office-desk").get(f"/meetings/{sitting('dongcheng', on=date(2024, 5, 27)).pk}/"))
    assert "离岗，已准" not in after


def test_leave_from_one_meeting_shows_at_that_meeting_only(browse: Browse, opened: Open) -> None:
    given = {"title": "会议请假", "f-body": "executive_meeting", "f-absent_rank": "government_leader"}
    given |= {"f-leave_reason": "official_travel", "f-meeting_on": "2024-05-22"}
    case = opened("meeting_leave", "dc-deputy-city", **given, **{"f-leaders_away": [str(post("dongcheng", "城建").pk)]})
    hand_in(case, "dc-deputy-city")
    consent(case, "dongcheng")
    office = browse("dc-office-desk")
    assert "本次会议请假，已准" in text(office.get(f"/meetings/{sitting('dongcheng').pk}/"))
    assert "本次会议请假" not in text(office.get(f"/meetings/{sitting('dongcheng', 'leaders_meeting').pk}/"))


def test_a_trip_and_its_leave_refer_to_each_other(browse: Browse, opened: Open) -> None:
    own = [str(post("dongcheng", "城建").pk)]
    trip = {"title": "出访", "f-traveller": "other_leader", "f-leaders_away": own, "f-trip_begins_on": "2024-05-20"}
    case = opened("travel_abroad", "dc-deputy-city", **trip, **{"f-trip_last_on": "2024-05-24"})
    client = browse("dc-deputy-city")
    page = text(client.get(f"/cases/{case}/"))
    assert "还没有同期的离京请假报备" in page
    assert f"/new/leave_beijing/?from={case}" in page
    form = fields(client.get(f"/new/leave_beijing/?from={case}"))
    assert (form["f-leaves_on"], form["f-last_away_on"], form["f-leaver"]) == (
        "2024-05-20",
        "2024-05-24",
        ["deputy_head"],
    )
    assert (form["f-absence_kind"], form["f-leaders_away"]) == ("visit_abroad", own)
    answer = client.post(
        "/new/leave_beijing/", form | {"title": "出访期间离京", "f-asked_on": "2024-05-06", "do": "save"}
    )
    leave_case = int(answer["Location"].strip("/").split("/")[-1])
    assert "出访期间离京" in text(client.get(f"/cases/{case}/"))
    assert "还没有同期" not in text(client.get(f"/cases/{case}/"))
    assert f"/cases/{case}/" in text(client.get(f"/cases/{leave_case}/"))


def test_a_leave_for_a_visit_abroad_misses_its_approval_and_a_holiday_does_not(browse: Browse) -> None:
    assert "还要另办出国访问" in shown(browse, "dc-deputy-city", leave() | {"f-absence_kind": "visit_abroad"})
    assert "还要另办出国访问" not in shown(browse, "dc-deputy-city", leave() | {"f-absence_kind": "holiday"})


def test_nobody_carries_facts_out_of_a_matter_that_is_not_theirs(browse: Browse, opened: Open) -> None:
    case = opened("travel_abroad", "dc-deputy-city", title="出访", **{"f-traveller": "other_leader"})
    for stranger in ("dc-education-desk", "cy-deputy-city"):
        assert browse(stranger).get(f"/new/leave_beijing/?from={case}").status_code == 403
        posted = fields(browse(stranger).get("/new/leave_beijing/")) | {"parent": str(case), "title": "借用"}
        assert browse(stranger).post("/new/leave_beijing/", posted | {"do": "save"}).status_code == 403
    assert browse("dc-deputy-city").get("/new/leave_beijing/?from=99999999999999999999").status_code == 200


def end(client: Client, **typed: str) -> Any:
    return client.post(f"/absences/{Absence.objects.get().pk}/end/", typed)


def test_the_page_of_stand_ins_cuts_an_absence_short(browse: Browse, opened: Open, at: Moved) -> None:
    granted(opened)
    assert "离岗" in text(browse("dc-deputy-city").get("/stand-ins/"))
    at(DURING)
    client = browse("dc-deputy-city")
    assert end(client, last_on="2024-05-21", reason="提前返京").status_code == 302
    assert str(StandIn.objects.get().until_on) == "2024-05-22"


def test_an_absence_that_has_not_begun_is_taken_back(browse: Browse, opened: Open) -> None:
    granted(opened)
    assert end(browse("dc-office-desk"), last_on="", reason="行程取消").status_code == 302
    assert switched_on() == []
    page = text(browse("dc-deputy-city").get(f"/cases/{Absence.objects.get().matter}/"))
    assert "行程取消" in page
    assert "的安排已经取消" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"last_on": "soon", "reason": "早回"}, "不是日期"),
        ({"last_on": "2024-05-30", "reason": "晚回"}, "另起一件请假"),
        ({"last_on": "9999-12-31", "reason": "不回"}, "另起一件请假"),
        ({"last_on": "2024-05-21", "reason": ""}, "没有写明提前结束的原因"),
    ],
)
def test_bad_input_comes_back_with_a_sentence_and_what_was_typed(
    browse: Browse, opened: Open, typed: dict[str, str], said: str
) -> None:
    granted(opened)
    answer = end(browse("dc-deputy-city"), **typed)
    assert answer.status_code == 409
    assert said in text(answer)
    assert typed["last_on"] in text(answer)


@pytest.mark.parametrize("who", [*STRANGERS, "dc-deputy-edu"])
def test_neither_strangers_nor_the_stand_in_end_an_absence(browse: Browse, opened: Open, who: str) -> None:
    granted(opened)
    assert end(browse(who), last_on="2024-05-21", reason="代结束").status_code == 403
    address = f"/api/absences/{Absence.objects.get().pk}/end"
    answer = browse(who).post(address, {"reason": "代结束"}, content_type="application/json")
    assert answer.status_code == 403
    assert "不是您本人的" in answer.json()["error"]["message"]
    assert Absence.objects.get().ended_at is None


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_see_no_absence(browse: Browse, opened: Open, who: str) -> None:
    granted(opened)
    assert browse(who).get("/api/absences").json() == []
    assert "2024年5月24日" not in text(browse(who).get("/stand-ins/"))


def test_the_api_lists_absences_and_ends_them(browse: Browse, opened: Open) -> None:
    granted(opened)
    client = browse("dc-deputy-city")
    found = client.get("/api/absences").json()[0]
    assert (found["since_on"], found["last_on"], found["may_end"]) == ("2024-05-20", "2024-05-24", True)
    assert found["stand_ins"][0]["cites"] == ["DC2024:5"]
    address = f"/api/absences/{found['id']}/end"
    said = client.post(address, {"reason": "晚回", "last_on": "2024-06-01"}, content_type="application/json")
    assert said.status_code == 409
    assert "另起一件请假" in said.json()["error"]["remedy"]
    assert client.post(address, {"reason": "取消"}, content_type="application/json").json() == []
    assert Client().get("/api/absences").status_code == 401


def test_the_api_refuses_the_hand_in_with_the_same_sentence(browse: Browse, opened: Open) -> None:
    case = opened("leave_beijing", "dc-deputy-city", **leave(by="城建"))
    answer = browse("dc-deputy-city").post(f"/api/cases/{case}/hand_in", {}, content_type="application/json")
    assert answer.status_code == 409
    assert "不能由自己代行" in answer.json()["error"]["message"]


def test_hand_in_from_the_form_keeps_the_draft_and_says_why(browse: Browse) -> None:
    client = browse("dc-deputy-city")
    given = fields(client.get("/new/leave_beijing/")) | leave(by="城建") | {"do": "hand_in"}
    assert "不能由自己代行" in text(client.post("/new/leave_beijing/", given, follow=True))


def test_the_post_is_taken_over_for_these_days_and_no_longer(opened: Open) -> None:
    granted(opened)
    for now, hats in ((NOON, 1), (DURING, 2), (AFTER, 1)):
        assert len(acting_posts(Person.objects.get(username="dc-deputy-edu"), now.date())) == hats


def test_the_last_day_of_the_calendar_is_answered_with_a_sentence(browse: Browse) -> None:
    page = shown(browse, "dc-deputy-city", leave("dongcheng") | {"f-last_away_on": "9999-12-31"})
    assert "没有填全" in page

"""The forms of activities, foreign affairs and research: they open, ask in Chinese, and take what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from guiju.office.cases.queries import state_of
from guiju.office.people.models import Post
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import DRAFTER

BOTH = {
    "hold_event": "活动种类",
    "inspect": "所到单位另有的安排",
    "research_topic": "承担课题的区政府领导",
    "attend_foreign_event": "活动日期",
    "hold_foreign_event": "涉外活动种类",
}
DONGCHENG = {
    "report_higher_visit": "上级单位",
    "supply_materials": "拟报送的材料或拟办活动情况",
    "receive_delegation": "来访者",
    "receive_guests": "会见的客人",
    "receive_foreign_visitors": "对等务实、从简节约",
}


@pytest.mark.parametrize("act", BOTH | DONGCHENG)
def test_dongcheng_offers_the_form_of_every_activity(browse: Browse, act: str) -> None:
    assert (BOTH | DONGCHENG)[act] in text(browse(DRAFTER).get(f"/new/{act}/"))


@pytest.mark.parametrize("act", BOTH)
def test_chaoyang_offers_the_forms_that_its_rules_speak_of(browse: Browse, act: str) -> None:
    assert BOTH[act] in text(browse("cy-housing-desk").get(f"/new/{act}/"))


@pytest.mark.parametrize("act", DONGCHENG)
def test_chaoyang_does_not_offer_what_its_rules_do_not_know(browse: Browse, act: str) -> None:
    client = browse("cy-housing-desk")
    assert f"/new/{act}/" not in text(client.get("/new/"))
    assert client.get(f"/new/{act}/").status_code in (404, 409)


@pytest.mark.parametrize(
    ("act", "more"),
    [
        ("report_higher_visit", {"f-higher_unit": "市有关部门", "f-visit_on": "2024-05-10"}),
        ("receive_guests", {"f-guests": "taiwan"}),
        ("receive_foreign_visitors", {"f-visit_on": "2024-05-20"}),
        ("hold_foreign_event", {"f-foreign_event_kind": "conference"}),
    ],
)
def test_what_needs_no_paper_is_handed_in(opened: Callable[..., int], act: str, more: dict[str, Any]) -> None:
    state = state_of(opened(act, do="hand_in", title="关于来访安排的报告", **more))
    assert state.state == "open", state.held


def test_a_delegation_without_an_official_letter_stays_a_draft(opened: Callable[..., int]) -> None:
    assert state_of(opened("receive_delegation", do="hand_in", title="关于接待的请示")).state == "draft"


def test_a_tour_with_a_welcome_is_told_so_and_the_rest_comes_back(browse: Browse) -> None:
    client = browse(DRAFTER)
    leader = Post.objects.get(district_id="dongcheng", code="head")
    given = fields(client.get("/new/inspect/")) | {
        "title": "关于调研安排的报告",
        "f-touring_leaders": [str(leader.pk)],
        "f-tour_extras": ["welcome"],
        "do": "hand_in",
    }
    answer = client.post("/new/inspect/", given, follow=True)
    assert "取消这些安排" in text(answer)
    state = state_of(int(answer.redirect_chain[-1][0].strip("/").split("/")[-1]))
    assert (state.state, state.facts["tour_extras"]) == ("draft", ["welcome"])


def test_a_tour_without_extras_reaches_the_office(opened: Callable[..., int]) -> None:
    leader = Post.objects.get(district_id="dongcheng", code="head")
    facts = {"f-touring_leaders": [str(leader.pk)], "f-tour_form": "contact_point"}
    case = opened("inspect", do="hand_in", title="关于调研安排的报告", **facts)
    (step,) = state_of(case).steps.values()
    assert (step.who, step.does) == (("office",), "notify")

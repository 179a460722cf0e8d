"""Opening a case: what is offered, what is asked, what is kept when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from guiju.office.cases.queries import state_of
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import DRAFTER, NOTICE, TITLE


def test_a_department_is_offered_the_acts_that_it_may_open_and_no_others(browse: Browse) -> None:
    page = text(browse(DRAFTER).get("/new/"))
    assert "/new/issue_document/" in page
    assert "/new/receive_paper/" not in page  # the office's own


def test_an_act_that_the_posts_do_not_open_is_refused_in_chinese(browse: Browse) -> None:
    answer = browse(DRAFTER).get("/new/receive_paper/")
    assert answer.status_code == 403
    assert "不能起办" in text(answer)


def test_an_act_that_the_rules_do_not_know_is_refused(browse: Browse) -> None:
    assert browse(DRAFTER).get("/new/no_such_act/").status_code in (404, 409)


def test_meetings_are_offered_by_the_districts_own_names(browse: Browse) -> None:
    dongcheng = text(browse(DRAFTER).get("/new/propose_topic/"))
    chaoyang = text(browse("cy-housing-desk").get("/new/propose_topic/"))
    assert 'value="deputy_topic_meeting"' in dongcheng
    assert 'value="deputy_topic_meeting"' not in chaoyang
    assert 'value="topic_meeting"' in chaoyang
    assert 'value="topic_meeting"' not in dongcheng


def test_what_the_organisation_knows_is_not_asked(browse: Browse) -> None:
    page = text(browse(DRAFTER).get("/new/issue_document/"))
    assert "f-deputies_concerned" not in page
    assert "f-attachments" not in page


def test_a_draft_keeps_title_facts_and_the_drafters_organ(opened: Callable[..., int]) -> None:
    state = state_of(opened())
    assert (state.title, state.drafting_organ, state.state) == (TITLE, "housing_commission", "draft")
    assert state.facts["genre"] == "notice"


def test_deputies_concerned_follow_from_the_organs_and_the_division_of_work(opened: Callable[..., int]) -> None:
    more = {"f-touches_others": "on", "f-organs_concerned": ["education_commission", "urban_management_commission"]}
    state = state_of(opened(**more))
    assert len(state.facts["deputies_concerned"]) == 2  # two of the three organs have one deputy


def test_a_day_beyond_the_calendar_is_told_and_everything_that_was_typed_comes_back(browse: Browse) -> None:
    client = browse(DRAFTER)
    given = {"title": TITLE, "f-received_on": "9999-12-30", "do": "save"}
    answer = client.post("/new/disclose_on_request/", fields(client.get("/new/disclose_on_request/")) | given)
    page = text(answer)
    assert answer.status_code == 409
    assert "请核对填写的日期和天数" in page
    assert 'value="9999-12-30"' in page
    assert TITLE in page


def test_without_a_title_everything_else_that_was_typed_comes_back(browse: Browse) -> None:
    client = browse(DRAFTER)
    given = fields(client.get("/new/request_funds/")) | {"title": "", "f-amount": "8,000,000.50", "do": "save"}
    answer = client.post("/new/request_funds/", given)
    assert answer.status_code == 422
    assert "标题还没有填写" in text(answer)
    assert fields(answer)["f-amount"] == "8,000,000.50"


def test_an_amount_that_is_none_is_named_and_kept(browse: Browse) -> None:
    client = browse(DRAFTER)
    given = fields(client.get("/new/request_funds/")) | {"title": "请示", "f-amount": "<b>很多</b>", "do": "save"}
    answer = client.post("/new/request_funds/", given)
    assert answer.status_code == 422
    assert "不是金额" in text(answer)
    assert "<b>很多</b>" not in text(answer)


def test_a_judgement_without_its_reason_is_not_taken(browse: Browse) -> None:
    client = browse(DRAFTER)
    given = fields(client.get("/new/issue_document/")) | NOTICE | {"f-major": "on", "do": "save"}
    answer = client.post("/new/issue_document/", given)
    assert answer.status_code == 422
    assert fields(answer)["f-major"] == ["on"]


def test_a_judgement_is_kept_with_who_and_why(opened: Callable[..., int]) -> None:
    case = opened(**{"f-major": "on", "f-why_major": "关系全区资金安排"})
    judged = state_of(case).judgements
    assert [(j.fact, j.value, j.reason) for j in judged] == [("major", True, "关系全区资金安排")]


def test_the_second_click_opens_no_second_case(browse: Browse) -> None:
    client = browse(DRAFTER)
    given = fields(client.get("/new/issue_document/")) | NOTICE | {"do": "save"}
    assert client.post("/new/issue_document/", given).status_code == 302
    again = client.post("/new/issue_document/", given)
    assert again.status_code == 409
    assert "没有重复记录" in text(again)


def test_a_refused_handing_in_leaves_the_draft_and_says_why(browse: Browse) -> None:
    client = browse(DRAFTER)
    wrong = {"title": "请示", "f-disclosure": "on_request", "f-to_leader_in_person": "on", "do": "hand_in"}
    given = fields(client.get("/new/hand_in_request/")) | wrong
    answer = client.post("/new/hand_in_request/", given, follow=True)
    assert "草稿已保存，但还没有报送" in text(answer)
    assert "不得以单位名义报给领导个人" in text(answer)
    assert state_of(int(answer.redirect_chain[-1][0].strip("/").split("/")[-1])).state == "draft"


@pytest.mark.parametrize("district", ["dc", "cy"])
@pytest.mark.parametrize("account", ["office-desk", "housing-desk", "head"])
def test_the_form_of_every_act_that_somebody_may_open_opens(browse: Browse, district: str, account: str) -> None:
    client = browse(f"{district}-{account}")
    acts = set(re.findall(r"/new/(\w+)/", text(client.get("/new/"))))
    assert acts
    assert {act: client.get(f"/new/{act}/").status_code for act in acts} == dict.fromkeys(acts, 200)

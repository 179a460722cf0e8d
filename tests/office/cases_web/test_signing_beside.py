"""Signers, opinions, reading threads and rescues on the page of a case and over the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from guiju.office.cases import actions
from guiju.office.cases.queries import state_of
from guiju.office.people.models import Person, Post
from office.cases_web.browsing import Browse, form_on, text
from office.cases_web.conftest import DRAFTER, NOON, TITLE

OFFICE, ADMIN, FINANCE = "dc-office-desk", "dc-office-chief", "dc-finance-chief"
STRANGERS = ("dc-civil-affairs-desk", "cy-office-chief", "cy-head")


def actor(username: str) -> actions.Actor:
    return actions.Actor(Person.objects.get(username=username), NOON)


def post_of(username: str) -> Post:
    return actor(username).own_posts[0]


def hand_in(case: int) -> None:
    """As the drafter would, with the one material that this paper needs."""
    report = actions.Attached("comment_report", "征求意见情况", "a" * 64, 1)
    actions.attach_material(case, actor(DRAFTER), report)
    actions.hand_in(case, actor(DRAFTER), reason="例外")


@pytest.fixture
def running(opened: Callable[..., int]) -> int:
    case = opened()
    hand_in(case)
    return case


def step_of(case: int) -> str:
    return state_of(case).active_steps()[0].key


def sent(client: Client, case: int, operation: str, **more: object) -> str:
    """Send the form of an operation as it stands on the page, with what somebody filled in."""
    form = form_on(client, case, operation)
    assert form, f"{operation} is not on the page"
    named = {name.rsplit("-", 1)[-1]: name for name in form}
    prefix = next((name.rsplit("-", 1)[0] for name in form if "-" in name), "")
    filled = form | {named.get(key, f"{prefix}-{key}"): value for key, value in more.items()}
    return text(client.post(f"/cases/{case}/{operation}/", filled, follow=True))


def test_a_signer_is_added_and_removed_on_the_page(browse: Browse, running: int) -> None:
    office, post = browse(OFFICE), post_of(FINANCE).pk
    page = sent(office, running, "add_signer", posts=[str(post)], place="before", mode="all", reason="涉及经费")
    assert "「加签」已办好" in page
    assert "涉及经费" in page
    finance = browse(FINANCE)
    assert "会签" in text(finance.get("/"))
    page = sent(office, running, "remove_signer", signer=f"added.1|{post}", reason="不涉及了")
    assert "「减签」已办好" in page
    assert not [item for item in state_of(running).items if item.post == post and item.state == "todo"]


def test_an_opinion_is_asked_and_answered_on_the_page(browse: Browse, running: int) -> None:
    page = sent(browse(OFFICE), running, "ask_opinion", posts=[str(post_of(FINANCE).pk)], question="经费够吗？")
    assert "等候答复" in page
    assert "答复意见" in text(browse(FINANCE).get("/"))
    page = sent(browse(FINANCE), running, "answer", text="够。")
    assert "「答复意见」已办好" in page
    page = text(browse(OFFICE).get(f"/cases/{running}/"))
    assert "已答复" in page
    assert "够。" in page


def test_a_question_is_taken_back_on_the_page(browse: Browse, running: int) -> None:
    sent(browse(OFFICE), running, "ask_opinion", posts=[str(post_of(FINANCE).pk)], question="经费够吗？")
    assert "不再需要" in sent(browse(OFFICE), running, "recall_opinion", ask="0")


def test_a_circulation_shows_who_has_read_it(browse: Browse, running: int) -> None:
    sent(browse(OFFICE), running, "circulate", posts=[str(post_of("dc-head").pk)], note="请阅")
    assert "0 / 1 人已阅" in text(browse(OFFICE).get(f"/cases/{running}/"))
    page = sent(browse("dc-head"), running, "read", text="知道了。")
    assert "1 / 1 人已阅" in page
    assert "知道了。" in page


def test_the_page_says_which_approvals_stand_and_which_have_lapsed_and_why(browse: Browse, running: int) -> None:
    actions.agree(running, actor(OFFICE))
    actions.send_back(running, actor(ADMIN), reason="改")
    assert "所批的内容没有变。" in text(browse(OFFICE).get(f"/cases/{running}/"))
    actions.change_facts(running, actor(DRAFTER), {"genre": "circular"})
    assert "再次报送时要重新办理" in text(browse(OFFICE).get(f"/cases/{running}/"))
    actions.hand_in(running, actor(DRAFTER), reason="例外")
    page = text(browse(OFFICE).get(f"/cases/{running}/"))
    assert "原意见失效，已请重新办理" in page
    assert "文种" in page


def test_a_jump_is_made_by_the_administrator_shown_as_unmet_and_looked_at_by_another(
    browse: Browse, running: int
) -> None:
    target = next(
        step.key for step in sorted(state_of(running).steps.values(), key=lambda s: s.order) if "director" in step.key
    )
    page = sent(browse(ADMIN), running, "jump", to=target, reason="设备故障")
    assert "由系统管理员跳过：设备故障" in page
    assert "没有办理：由管理员跳过" in page
    unmet = browse(OFFICE).get(f"/api/cases/{running}").json()["unmet_steps"]
    assert {one["reason"] for one in unmet} == {"设备故障"}
    assert all(one["cites"] for one in unmet)
    listed = browse(OFFICE).get("/rescues/")
    assert "设备故障" in text(listed)
    seq = next(one["seq"] for one in browse(ADMIN).get("/api/handling/rescues").json())
    own = browse(ADMIN).post(f"/cases/{running}/rescues/{seq}/", {"right": "yes"})
    assert own.status_code == 403
    looked = browse(OFFICE).post(f"/cases/{running}/rescues/{seq}/", {"right": "yes", "text": "属实"}, follow=True)
    assert "属实" in text(looked)


def test_a_task_is_reassigned_and_a_route_worked_out_anew_on_the_page(browse: Browse, running: int) -> None:
    step, post = step_of(running), post_of(OFFICE).pk
    page = sent(
        browse(ADMIN), running, "reassign", task=f"{step}|{post}", to_post=str(post_of(FINANCE).pk), reason="长病假"
    )
    assert "「改派（管理员）」已办好" in page
    assert TITLE in text(browse(FINANCE).get("/"))
    assert "「纠正（管理员）」已办好" in sent(browse(ADMIN), running, "correct", reason="分工调整")


def test_only_administrators_are_offered_a_rescue(browse: Browse, running: int) -> None:
    for who, offered in ((ADMIN, True), (OFFICE, False), (DRAFTER, False)):
        assert ("跳转环节（管理员）" in text(browse(who).get(f"/cases/{running}/"))) is offered
    assert browse(OFFICE).post(f"/cases/{running}/correct/", {"reason": "x", "seq": ""}).status_code in (403, 422)


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize(
    "operation",
    ["add_signer", "remove_signer", "ask_opinion", "answer", "recall_opinion", "reassign", "jump", "correct"],
)
def test_strangers_do_none_of_it(browse: Browse, running: int, who: str, operation: str) -> None:
    before = state_of(running).head_seq
    assert browse(who).post(f"/cases/{running}/{operation}/", {}).status_code == 403
    assert browse(who).post(f"/api/cases/{running}/{operation}", {}, content_type="application/json").status_code == 403
    assert state_of(running).head_seq == before


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_see_no_rescues_of_another_district(browse: Browse, running: int, who: str) -> None:
    actions.correct(running, actor(ADMIN), reason="只给本区看")
    page, api = browse(who).get("/rescues/"), browse(who).get("/api/handling/rescues")
    assert "只给本区看" not in text(page) + api.content.decode()
    seq = state_of(running).head_seq - 1
    assert browse(who).post(f"/cases/{running}/rescues/{seq}/", {"right": "yes"}).status_code == 403
    path = f"/api/handling/{running}/rescues/{seq}"
    assert browse(who).post(path, {"right": True}, content_type="application/json").status_code == 403
    assert Client().get("/rescues/").status_code == 302


def test_the_api_adds_signers_and_asks_for_opinions(browse: Browse, running: int) -> None:
    client, step, post = browse(OFFICE), step_of(running), post_of(FINANCE).pk
    given = {"step": step, "posts": [post], "place": "beside", "mode": "all", "reason": "涉及经费"}
    done = client.post(f"/api/cases/{running}/add_signer", given, content_type="application/json")
    assert done.status_code == 200, done.content.decode()
    asked = {"step": step, "posts": [post_of("dc-justice-chief").pk], "question": "合法吗？", "wish_on": "2024-05-08"}
    done = client.post(f"/api/cases/{running}/ask_opinion", asked, content_type="application/json")
    assert done.status_code == 200, done.content.decode()
    answered = browse("dc-justice-chief").post(
        f"/api/cases/{running}/answer", {"text": "合法。"}, content_type="application/json"
    )
    assert answered.status_code == 200, answered.content.decode()
    bad = client.post(f"/api/cases/{running}/add_signer", {"step": step}, content_type="application/json")
    assert bad.status_code == 422

"""Several like papers of the list handled together: each for itself, and each says what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from guiju.office.cases import actions
from guiju.office.cases.models import AccessRefusal, Event
from guiju.office.cases.queries import state_of
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse, fields, text
from office.cases_web.conftest import DRAFTER, NOON

OFFICE = "dc-office-desk"


def actor(username: str) -> actions.Actor:
    return actions.Actor(Person.objects.get(username=username), NOON)


def hand_in(case: int) -> None:
    """As the drafter would, with the one material that this paper needs."""
    report = actions.Attached("comment_report", "征求意见情况", "a" * 64, 1)
    actions.attach_material(case, actor(DRAFTER), report)
    actions.hand_in(case, actor(DRAFTER), reason="例外")


@pytest.fixture
def three(opened: Callable[..., int]) -> list[int]:
    """Three notices that the office is asked to agree to."""
    cases = [opened(do="save", title=f"关于第{n}件事的通知") for n in "一二三"]
    for case in cases:
        hand_in(case)
    return cases


def chosen(cases: list[int]) -> list[str]:
    return [f"{case}:{state_of(case).head_seq}:{state_of(case).active_steps()[0].key}" for case in cases]


def test_the_list_offers_what_several_papers_ask_for(browse: Browse, three: list[int]) -> None:
    page = browse(OFFICE).get("/")
    assert "成批办理" in text(page)
    assert text(page).count('name="chosen"') == 3
    assert fields(page, "/together/")["operation"] == "" or "同意" in text(page)


def test_one_opinion_goes_to_all_and_each_is_an_entry_of_its_own(browse: Browse, three: list[int]) -> None:
    sent = {"operation": "agree", "text": "同意，按程序办。", "chosen": chosen(three), "token": "t"}
    answer = browse(OFFICE).post("/together/", sent)
    assert "办好 3 件" in text(answer)
    events = Event.objects.filter(case__in=three, kind="agreed")
    assert events.count() == 3
    assert all("同意，按程序办。" in event.payload for event in events)
    again = browse(OFFICE).post("/together/", sent)
    assert "办好 0 件" in text(again)
    assert Event.objects.filter(case__in=three, kind="agreed").count() == 3
    assert actions.verify() is None


def test_one_that_has_changed_meanwhile_is_left_and_says_why(browse: Browse, three: list[int]) -> None:
    seen = chosen(three)
    actions.withdraw(three[1], actor(DRAFTER), reason="再改")
    answer = browse(OFFICE).post("/together/", {"operation": "agree", "text": "同意。", "chosen": seen, "token": "t"})
    assert "办好 2 件" in text(answer)
    assert "撤回了本事项" in text(answer)
    assert "有 1 件没有办成" in text(answer)
    assert "同意。" in text(answer)
    assert [state_of(case).base for case in three] == ["open", "withdrawn", "open"]


@pytest.mark.parametrize("stranger", ["dc-civil-affairs-desk", "cy-office-desk", "cy-head"])
def test_strangers_do_nothing_and_learn_nothing(browse: Browse, three: list[int], stranger: str) -> None:
    sent = {"operation": "agree", "chosen": chosen(three), "token": "t"}
    answer = browse(stranger).post("/together/", sent)
    assert "办好 0 件" in text(answer)
    assert "关于第" not in text(answer)
    assert AccessRefusal.objects.count() == 3
    papers = [{"case": case} for case in three]
    told = browse(stranger).post(
        "/api/handling/together", {"operation": "agree", "papers": papers}, content_type="application/json"
    )
    assert [one["done"] for one in told.json()] == [False] * 3
    assert "关于第" not in told.content.decode()
    assert not Event.objects.filter(case__in=three, kind="agreed").exists()


def test_the_api_tells_the_outcome_of_each(browse: Browse, three: list[int]) -> None:
    papers = [{"case": case} for case in (*three, 999999)]
    told = browse(OFFICE).post(
        "/api/handling/together",
        {"operation": "agree", "papers": papers, "text": "同意。"},
        content_type="application/json",
    )
    assert [one["done"] for one in told.json()] == [True, True, True, False]
    assert "没有编号为999999的事项" in told.json()[3]["why"]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"operation": "sign", "chosen": ["1:1:x"]}, "不能成批办理"),
        ({"operation": "agree"}, "请先勾选"),
        ({"operation": "agree", "chosen": ["一：x"]}, "读不出来"),
        ({"operation": "agree", "chosen": [f"{n}:1:" for n in range(101)]}, "一次最多办理100件"),
        ({"operation": "agree", "chosen": ["1:1:"], "text": "字" * 2001}, "最多 2000 字"),
    ],
)
def test_what_cannot_be_done_together_is_told(browse: Browse, sent: dict[str, object], why: str) -> None:
    answer = browse(OFFICE).post("/together/", sent, follow=True)
    assert why in text(answer)


def test_reading_together_ticks_the_papers_off(browse: Browse, three: list[int]) -> None:
    head = Person.objects.get(username="dc-head")
    post = actor("dc-head").own_posts[0].pk
    for case in three:
        actions.circulate(case, actor(OFFICE), posts=[post])
    values = [f"{case}:{state_of(case).head_seq}:" for case in three]
    assert text(browse("dc-head").get("/reading/")).count('name="chosen"') == 3
    answer = browse("dc-head").post("/together/", {"operation": "read", "chosen": values, "text": "知道了。"})
    assert "办好 3 件" in text(answer)
    assert {one.circulations[0].readers[0].person for one in map(state_of, three)} == {head.pk}


def test_nobody_handles_anything_without_a_sign_in(db: None) -> None:
    assert Client().post("/together/", {}).status_code == 302
    assert Client().post("/api/handling/together", {}, content_type="application/json").status_code == 401

"""Papers go back and come again, are taken back, are passed on, are ticked."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.desk import Desk
from journeys.drafting import form_of, write
from journeys.filling import fill
from journeys.stories import AGREED, DESK, DIRECTOR, OFFICE, SIGNED

DC = "dc-"
REASON = "附件第二条的施行日期写得不对，请改正。"


def handed_in_notice(sign_in: SignIn, title: str) -> Desk:
    """An ordinary notice of Dongcheng on its way."""
    return ready.handed_in(sign_in(DC + DESK), title, "housing_commission")


def agree(desk: Desk, title: str) -> None:
    desk.take(title)
    desk.act("同意", AGREED)


def state_of(desk: Desk, who: str, verb: str) -> str:
    """What the route on the open page says of a step."""
    page = desk.page
    step = page.locator(".route .step").filter(has=page.locator(".step-who", has_text=re.compile(f"^{who}$")))
    step = step.filter(has=page.locator(".step-verb", has_text=re.compile(f"^{verb}$")))
    return step.first.locator(".step-state").inner_text()


def return_from_deputy(sign_in: SignIn, title: str) -> Desk:
    """The office and its director agree; the deputy in charge sends it back to the drafter."""
    drafter = handed_in_notice(sign_in, title)
    for who in (OFFICE, DIRECTOR):
        ready.agree(sign_in(DC + who), title)
    deputy = sign_in(DC + "deputy-city")
    deputy.take(title)
    deputy.fill_in("退回", {"退回的理由": REASON})
    deputy.says("「退回」已办好")
    drafter.take(title)
    drafter.says("已退回起草单位", REASON, "李示四")
    return drafter


def test_what_was_approved_stands_when_nothing_was_changed_before_handing_in_again(sign_in: SignIn) -> None:
    title = "关于做好冬季供暖保障的通知"
    drafter = return_from_deputy(sign_in, title)
    drafter.picture("return-1-back-with-the-drafter")
    drafter.act("报送")
    assert state_of(drafter, "区政府办公室", "审查") == "已完成"
    assert state_of(drafter, "区政府办公室主任", "核转") == "已完成"
    deputy = sign_in(DC + "deputy-city")
    deputy.take(title)
    deputy.act("签发", SIGNED)
    assert state_of(deputy, "分管副区长", "签发") == "已完成"


def test_what_was_approved_lapses_when_the_words_were_mended(sign_in: SignIn) -> None:
    title = "关于加强夏季防汛值守的通知"
    drafter = return_from_deputy(sign_in, title)
    write(drafter, "改正后的正文。")
    drafter.act("报送")
    assert state_of(drafter, "区政府办公室主任", "核转") == "未开始"
    drafter.follow("正文")
    drafter.follow("比上一版改了什么")
    expect(drafter.page.locator("ins").first).to_be_visible()


def test_a_paper_is_taken_back_while_nobody_has_acted_and_not_afterwards(sign_in: SignIn) -> None:
    title = "关于开展安全检查的通知"
    drafter = handed_in_notice(sign_in, title)
    drafter.act("撤回", {"理由": "发现数字有误。"})
    expect(drafter.page.get_by_role("button", name="报送", exact=True)).to_be_visible()
    drafter.act("报送")
    agree(sign_in(DC + OFFICE), title)
    drafter.page.reload()
    expect(drafter.page.get_by_role("button", name="撤回", exact=True)).to_have_count(0)
    expect(drafter.page.locator("summary", has_text=re.compile("^撤回$"))).to_have_count(0)


def test_a_task_passed_on_lies_with_a_colleague_and_no_longer_with_the_first(sign_in: SignIn) -> None:
    title = "关于调整会议安排的通知"
    handed_in_notice(sign_in, title)
    desk = sign_in(DC + OFFICE)
    desk.take(title)
    desk.fill_in("转办", {"转给": "冯示九", "理由": "由综合科办理。"})
    desk.says("「转办」已办好", "冯示九")
    desk.page.goto("/")
    expect(desk.page.get_by_role("link", name=title, exact=True)).to_have_count(0)
    agree(sign_in(DC + "office-deputy"), title)


def test_ticking_a_request_is_recorded_as_consent_with_its_article(sign_in: SignIn) -> None:
    title = "关于申请使用会议中心的请示"
    drafter = sign_in(DC + DESK)
    drafter.begin("报送请示")
    fill(form_of(drafter), {"标题": title, "公开属性": "主动公开"})
    drafter.page.get_by_role("button", name="保存并报送").click()
    office = sign_in(DC + OFFICE)
    agree(office, title)
    deputy = sign_in(DC + "deputy-city")
    deputy.take(title)
    deputy.act("圈阅")
    timeline = deputy.page.locator(".timeline")
    expect(timeline).to_contain_text("东城规则第五十四条")
    expect(timeline).to_contain_text("同意")
    deputy.says("本事项已办结")

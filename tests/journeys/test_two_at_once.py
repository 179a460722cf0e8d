"""Two windows, two people: one act counts, and whoever was late is told who was faster and when."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from journeys import ready
from journeys.conftest import SignIn
from journeys.filling import fill
from journeys.stories import DIRECTOR, OFFICE, SIGNED
from journeys.test_going_back import DC, agree, handed_in_notice


def test_signing_in_two_windows_counts_once(sign_in: SignIn) -> None:
    title = "关于清明节值班安排的通知"
    handed_in_notice(sign_in, title)
    for who in (OFFICE, DIRECTOR):
        ready.agree(sign_in(DC + who), title)
    deputy = sign_in(DC + "deputy-city")
    deputy.take(title)
    second = deputy.another_window()
    second.page.goto(deputy.page.url)
    deputy.act("签发", SIGNED)
    second.fill_in("签发", {"意见": "我在另一个窗口写的意见。"})
    refusal = second.page.locator(".notice-bad").first
    expect(refusal).to_contain_text(
        re.compile(r"没有办成.*「分管副区长签发」已由李示四于\d{4}-\d\d-\d\d \d\d:\d\d办理")
    )
    second.says("我在另一个窗口写的意见。")
    second.picture("two-windows-late")
    expect(second.page.locator(".timeline").get_by_text("「分管副区长签发」")).to_have_count(1)


def test_clicking_twice_quickly_records_one_act(sign_in: SignIn) -> None:
    title = "关于端午节值班安排的通知"
    handed_in_notice(sign_in, title)
    desk = sign_in(DC + OFFICE)
    desk.take(title)
    desk.form("同意").get_by_role("button", name="同意", exact=True).dblclick()
    desk.says("「同意」已办好")
    expect(desk.page.locator(".timeline").get_by_text("「区政府办公室对报来公文初核」")).to_have_count(1)


def test_of_two_people_asked_at_the_same_time_the_later_one_is_told_who_acted_and_when(sign_in: SignIn) -> None:
    title = "关于老旧小区加装电梯补贴标准的通知"
    drafter = handed_in_notice(sign_in, title)
    office = sign_in(DC + OFFICE)
    office.take(title)
    stale = drafter.another_window()
    stale.page.goto(drafter.page.url)
    later = drafter.another_window()
    later.page.goto(drafter.page.url)
    begun = stale.form("撤回")
    fill(begun, {"理由": "想再改一改。"})
    agree(office, title)
    later.page.locator("details.more-operation summary").filter(has_text="撤回").first.click()
    expect(later.page.locator(".notice-bad").first).to_contain_text("「撤回」现在不能办")
    begun.get_by_role("button", name="撤回", exact=True).click()
    stale.says("没有办成", "想再改一改。")
    expect(stale.page.locator(".notice-bad").first).to_contain_text(re.compile("吴示六|已有人办理"))

"""A duty falls due: the inbox says so, its owner notes what was done, and it is done; what is late stays late."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from journeys.conftest import SignIn
from journeys.days import today
from journeys.desk import Desk


def first_line(desk: Desk, tab: str) -> Locator:
    """The first line of a list of duties."""
    desk.page.goto("/duties/")
    desk.page.get_by_role("navigation", name="职责的状态").get_by_role("link", name=tab).click()
    return desk.page.locator("table tbody tr").first


def open_first(desk: Desk, tab: str) -> tuple[str, str]:
    """Open the first line; its words and its address."""
    link = first_line(desk, tab).locator(".cell-main a")
    said = link.inner_text()
    link.click()
    expect(desk.page.get_by_role("heading", name=said, level=1)).to_be_visible()
    return said, urlsplit(desk.page.url).path


def note(desk: Desk, day: str, words: str, number: str) -> None:
    desk.page.get_by_label("办理日期").fill(day)
    desk.page.get_by_label("情况说明").fill(words)
    desk.page.get_by_label("文号或凭据名称").fill(number)
    desk.page.get_by_role("button", name="登记", exact=True).click()


@pytest.mark.parametrize(("prefix", "other"), [("dc", "cy"), ("cy", "dc")])
def test_a_duty_falls_due_is_noted_and_done(sign_in: SignIn, prefix: str, other: str) -> None:
    head = sign_in(f"{prefix}-head")
    head.page.goto("/")
    head.says("项已经逾期")
    expect(first_line(head, "应办")).to_contain_text("召开")
    head.picture(f"{prefix}-duties-owed")
    said, address = open_first(head, "应办")
    head.says("以期末为限")

    # What has not happened yet cannot be noted, and nothing typed is lost.
    note(head, str(today() + timedelta(days=1)), "会议已经召开。", "会议签到表")
    head.says("办理日期还没有到，不能登记以后的事。")
    expect(head.page.get_by_label("情况说明")).to_have_value("会议已经召开。")

    note(head, str(today()), "会议已经召开。", "会议签到表")
    head.says("已经登记。", "已办", "会议签到表", "登记的经过")
    head.picture(f"{prefix}-duty-done")
    expect(first_line(head, "已办")).to_contain_text(said)

    stranger = sign_in(f"{other}-head")
    answer = stranger.page.request.get(address)
    assert answer.status == 404
    assert "会议签到表" not in answer.text()


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_what_was_done_too_late_is_done_and_says_how_late(sign_in: SignIn, prefix: str) -> None:
    office = sign_in(f"{prefix}-office-desk")
    office.page.goto("/duties/?scope=all&state=late")
    row = office.page.locator("table tbody tr").first
    expect(row).to_contain_text("逾期")
    office.picture(f"{prefix}-duties-late")
    office.fits_a_phone(f"{prefix}-duties-late")
    row.locator(".cell-main a").click()
    note(office, str(today()), "已经补办。", "补办说明")
    office.says("已经登记。", "后办理", "补办说明")

"""A day at the document desk: a paper by post is registered, returned with a slip, comes again, is proposed for
handling, instructed on, carried out and closed, in both districts by their own articles."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from journeys.conftest import SignIn
from journeys.desk import Desk
from journeys.filling import fill
from journeys.stories import DESK, OFFICE

TITLE = "关于商请支持老旧小区改造的请示"
PROPOSAL = "拟请区住建部门牵头研提意见，报分管副区长阅示"
INSTRUCTION = "同意拟办意见，请住建部门一周内拿出方案"
KIND = {"dc": "日常工作类请示", "cy": "日常工作类请示"}
LEAD = {"dc": "区住房城市建设委", "cy": "区住房城乡建设委"}
ARTICLE = {"dc": "第五十一条", "cy": "第四十六条"}


def panel(desk: Desk, title: str) -> Locator:
    return desk.page.locator("section.panel").filter(has=desk.page.get_by_role("heading", name=title, exact=True))


def send(desk: Desk, title: str, answers: dict[str, str], button: str) -> None:
    """Fill in the form under a heading and send it; the page must say that it is done."""
    form = panel(desk, title).locator("form")
    fill(form, answers)
    form.get_by_role("button", name=button, exact=True).click()
    expect(desk.page.get_by_role("status")).to_be_visible()


def register(office: Desk, prefix: str) -> None:
    office.page.goto("/registry/incoming/new/")
    form = office.page.locator("main form")
    answers = {"标题": f"{TITLE}({prefix})", "来文（主送）单位": "某街道联合体", "按哪一类事项检查": "报送请示"}
    fill(form, {**answers, "序号": "99", "办理期限（工作日）": "5", "紧急程度": "加急"})
    form.get_by_role("button", name="登记", exact=True).click()
    office.says("会留下空号", "下一个号是收")
    fill(form, {"序号": ""})
    form.locator("input[type=file]").set_input_files(
        {"name": "来文.txt", "mimeType": "text/plain", "buffer": "请示正文".encode()}
    )
    form.get_by_role("button", name="登记", exact=True).click()
    office.says("已登记为收", "第5个工作日", "来文.txt")


def review(office: Desk, fault: str = "") -> None:
    """Confirm everything but the fault with that word."""
    office.follow("初审")
    rows = office.page.locator(".checks tbody tr")
    for place in range(rows.count()):
        row = rows.nth(place)
        wrong = bool(fault) and fault in row.inner_text()
        row.get_by_label("不符合" if wrong else "符合", exact=True).check()
        if wrong:
            row.locator("input:not([type=radio])").fill("同时主送两个机关")
    office.page.get_by_role("button", name="退文" if fault else "符合，受理", exact=True).click()


@pytest.mark.parametrize("prefix", ["dc", "cy"])
def test_a_paper_by_post_goes_from_the_register_to_a_closed_task(sign_in: SignIn, prefix: str) -> None:
    title = f"{TITLE}({prefix})"
    office = sign_in(f"{prefix}-{OFFICE}")
    register(office, prefix)
    paper = office.page.url
    office.picture(f"desk-{prefix}-1-registered")
    review(office, "多头")
    office.says("退文单", "同时主送两个机关", ARTICLE[prefix], "不必重新填写")
    office.picture(f"desk-{prefix}-2-slip")
    office.page.goto(paper)
    office.says("已退文")
    again(office)
    review(office)
    office.says("初审通过")
    send(office, "提出拟办意见", {"拟办意见": PROPOSAL, "主办单位": LEAD[prefix], "来文种类": KIND[prefix]}, "提出")
    office.says(PROPOSAL, "承办")
    office.fits_a_phone(f"desk-{prefix}-paper")
    leader = sign_in(f"{prefix}-deputy-city")
    leader.take(title)
    leader.act("批示", {"意见": INSTRUCTION})
    assign_and_close(sign_in, prefix, office)
    office.page.goto("/registry/incoming/")
    office.says(title, "收〔")
    office.fits_a_phone(f"desk-{prefix}-register")


def again(office: Desk) -> None:
    form = panel(office, "再次报送").locator("form")
    form.locator("input[type=file]").set_input_files(
        {"name": "改正稿.txt", "mimeType": "text/plain", "buffer": "改正后的请示".encode()}
    )
    form.get_by_role("button", name="登记再次报送", exact=True).click()
    office.says("第2次报送", "改正稿.txt", "来文.txt")


def assign_and_close(sign_in: SignIn, prefix: str, office: Desk) -> None:
    office.page.goto("/tasks/")
    office.follow(INSTRUCTION)
    send(office, "交办", {"牵头单位": LEAD[prefix], "几个工作日内办结": "5"}, "交办")
    office.says("第5个工作日")
    unit = sign_in(f"{prefix}-{DESK}")
    unit.page.goto("/")
    unit.says("件等您办理")
    unit.page.goto("/tasks/")
    unit.follow(INSTRUCTION)
    send(unit, "反馈进展", {"情况": "方案已成稿。"}, "反馈进展")
    send(unit, "报结", {"情况": "方案已报区政府。"}, "报结")
    office.page.reload()
    send(office, "核查办结", {"情况": "已核，同意办结。"}, "核查办结")
    office.says("已办结", "方案已成稿。")
    office.picture(f"desk-{prefix}-3-task")
    office.fits_a_phone(f"desk-{prefix}-task")

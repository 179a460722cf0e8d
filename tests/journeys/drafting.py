"""Drafting a paper: the form with its live plan, the text, the attachments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from playwright.sync_api import Locator, expect

from journeys.desk import Desk
from journeys.filling import fill

ACT = "制发公文"
BODY = "现将《老旧小区改造管理办法》印发给你们，请结合实际认真贯彻落实。"
ANNEX = "附件\n老旧小区改造管理办法\n第一条 为规范老旧小区改造，制定本办法。\n第二条 本办法自印发之日起施行。"
INTERNAL = {"以谁的名义制发": "区政府", "文种": "通知", "公开属性": "不予公开", "不公开的理由": "内部事务信息"}
"""An ordinary paper; Dongcheng wants to know of it what was said when opinions were asked for."""
REPORT = "征求意见情况"
NOTICE = {"以谁的名义制发": "区政府", "文种": "通知", "公开属性": "主动公开"}


def plan_of(desk: Desk) -> Locator:
    """What stands beside the form."""
    return desk.page.locator("#plan-body")


def shows_steps(plan: Locator, titles: Iterable[str]) -> None:
    """Assert that steps of the route are shown, each with its article."""
    for title in titles:
        who, verb = title.split(" ")
        step = (
            plan.locator(".step")
            .filter(has=plan.page.locator(".step-who", has_text=who))
            .filter(has=plan.page.locator(".step-verb", has_text=verb))
        )
        expect(step.first).to_be_visible()
        expect(step.first.locator(".cite summary").first).to_contain_text("条")


def open_paper(desk: Desk, title: str, answers: Mapping[str, str] = NOTICE) -> None:
    """A paper opened and kept as a draft; the page of its case is open afterwards."""
    desk.begin(ACT)
    fill(form_of(desk), {"标题": title, **answers})
    save(desk, "保存，下一步补材料")


def save(desk: Desk, button: str) -> None:
    """Save the form of facts; commas on buttons are those of Chinese print."""
    desk.page.get_by_role("button", name=button.replace(",", "，"), exact=True).click()
    expect(desk.page.locator(".flashes")).to_be_visible()


def form_of(desk: Desk) -> Locator:
    """The form that fills the page."""
    return desk.page.locator("form.form").first


def correct(desk: Desk, answers: Mapping[str, str]) -> None:
    """Change the facts of the open case."""
    desk.page.get_by_role("link", name="更正要素").click()
    fill(form_of(desk), answers)
    desk.page.get_by_role("button", name="保存", exact=True).click()
    desk.says("要素已保存，流程已按规则重新推算。")


def write(desk: Desk, body: str = BODY, annex: str = "", *, scripts: bool = True) -> None:
    """Write the text of the open case and go back to its page. Without scripts the layout is a PDF to be opened."""
    desk.page.get_by_role("link", name="正文", exact=True).first.click()
    fill(form_of(desk), {"正文": body, "附件正文": annex})
    desk.page.get_by_role("button", name="保存", exact=True).click()
    expect(desk.page.get_by_role("heading", name="版本", exact=True)).to_be_visible()
    look = desk.page.locator("img.look-page") if scripts else desk.page.get_by_role("link", name="版面", exact=True)
    expect(look.first).to_be_visible()
    desk.page.get_by_role("link", name="返回事项").click()


def bring(desk: Desk, kinds: Sequence[str]) -> None:
    """Attach a paper of each kind to the open case and go back to its page."""
    if not kinds:
        return
    desk.page.get_by_role("link", name="补充材料").click()
    for kind in kinds:
        upload(desk, kind, f"{kind}.txt", f"{kind}的内容".encode())
        expect(desk.page.get_by_role("link", name=f"{kind}.txt")).to_be_visible()
    desk.page.get_by_role("link", name="返回事项").click()


def upload(desk: Desk, kind: str, name: str, content: bytes) -> None:
    """Send a file from the page of attachments, whatever comes of it."""
    form = desk.page.locator("#attachments form")
    fill(form, {"材料种类": kind})
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    form.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type] # wrong or loose on purpose
    form.get_by_role("button", name="上传").click()

"""What is wrong is said in a clear sentence, and what was typed is still there."""

from __future__ import annotations

from playwright.sync_api import expect

from journeys.conftest import SignIn
from journeys.drafting import ACT, NOTICE, form_of, open_paper, upload
from journeys.filling import asked, fill
from journeys.stories import DESK

EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
REASON = "涉及全区的重大公共利益。"


def test_a_program_that_calls_itself_a_pdf_is_not_taken(sign_in: SignIn) -> None:
    desk = sign_in(f"dc-{DESK}")
    open_paper(desk, "关于试验上传的通知")
    desk.page.get_by_role("link", name="补充材料").click()
    upload(desk, "起草说明", "起草说明.pdf", EXE)
    expect(desk.page.locator(".field-error")).to_contain_text("起草说明.pdf")
    expect(asked(desk.page.locator("#attachments form"), "材料种类")).to_have_value("drafting_note")
    desk.says("还没有附件")
    desk.picture("bad-input-upload")


def test_a_paper_without_title_is_not_opened_and_keeps_its_answers(sign_in: SignIn) -> None:
    desk = sign_in(f"dc-{DESK}")
    desk.begin(ACT)
    fill(form_of(desk), {**NOTICE, "涉及重大事项": "是", "判断「涉及重大事项」的理由": REASON})
    desk.page.get_by_role("button", name="保存并报送").click()
    desk.says("标题还没有填写。", "已填写的内容都保留着")
    expect(desk.page.get_by_label("区政府", exact=True)).to_be_checked()
    expect(asked(form_of(desk), "判断「涉及重大事项」的理由")).to_have_value(REASON)
    desk.picture("bad-input-no-title")


def test_a_paper_without_disclosure_attribute_is_kept_as_draft_but_not_handed_in(sign_in: SignIn) -> None:
    title = "关于没有公开属性的通知"
    desk = sign_in(f"cy-{DESK}")
    open_paper(desk, title, {"以谁的名义制发": "区政府", "文种": "通知"})
    desk.fill_in("报送", {})
    desk.says("没有办成", "尚未填写：公开属性", title)


def test_values_that_the_form_does_not_offer_are_refused_one_by_one(sign_in: SignIn) -> None:
    desk = sign_in(f"dc-{DESK}")
    desk.begin("申请财政资金")
    title = "关于申请改造经费的请示"
    fill(form_of(desk), {"标题": title})
    desk.page.locator("[name='f-amount']").fill("五百万左右")
    kind = desk.page.locator("[name='f-money_kind']").first
    kind.evaluate("box => { box.value = 'no_such_kind'; box.checked = true; }")
    desk.page.get_by_role("button", name="保存并报送").click()
    desk.says("「五百万左右」不是金额。", "没有这个选项，请从列表中重新选择。")
    expect(asked(form_of(desk), "标题")).to_have_value(title)
    expect(desk.page.locator("[name='f-amount']")).to_have_value("五百万左右")

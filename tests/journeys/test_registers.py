"""A register: an entry, its correction with history, the filter, Excel out, changed, and in again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect

from journeys.conftest import SignIn
from journeys.days import TODAY, today
from journeys.desk import Desk
from journeys.drafting import form_of
from journeys.filling import fill
from journeys.stories import DESK

REGISTER, AMOUNT, KIND = "三公经费登记", "金额（元）", "类别"
ENTRY = {"支出日期": TODAY, KIND: "公务接待", "事由": "接待兄弟区考察组", AMOUNT: "1200"}
WHY = "发票金额看错了。"


def opened(desk: Desk) -> None:
    """The register, from the list of registers."""
    desk.page.goto("/")
    desk.page.get_by_role("link", name="登记簿", exact=True).first.click()
    desk.page.get_by_role("link", name=REGISTER, exact=True).click()
    expect(desk.page.get_by_role("heading", name=REGISTER, level=1)).to_be_visible()


def entered(desk: Desk) -> None:
    desk.follow("登记")
    fill(form_of(desk), {name: value for name, value in ENTRY.items() if name != "事由"})
    button = desk.page.get_by_role("button", name="登记", exact=True)
    button.click()
    desk.says("请填写「事由」。")
    fill(form_of(desk), {"事由": ENTRY["事由"]})
    button.click()
    desk.says("已登记为第1条。", ENTRY["事由"])


def corrected(desk: Desk) -> None:
    desk.follow("1")
    fill(form_of(desk), {AMOUNT: "1020", "更正的理由": WHY})
    desk.page.get_by_role("button", name="更正", exact=True).click()
    desk.says("第1条已更正。", WHY)
    history = desk.page.locator("ol").filter(has_text=WHY)
    expect(history).to_contain_text("1,200元 → 1,020元")
    expect(history.locator("li")).to_have_count(2)
    desk.picture(f"{desk.account[:2]}-register-history")
    desk.fits_a_phone(f"{desk.account[:2]}-register-entry")


def filtered(desk: Desk) -> None:
    """By words in the entries: what is sought is listed, something else is not."""
    words = desk.page.get_by_role("searchbox", name="内容中的词或序号")
    for sought, found in (("没有这回事", "共 0 条"), ("兄弟区", "共 1 条")):
        words.fill(sought)
        desk.page.get_by_role("button", name="筛选", exact=True).click()
        desk.says(found)
    desk.says(ENTRY["事由"])


def taken_out(desk: Desk) -> Workbook:
    with desk.page.expect_download() as waiting:
        desk.page.get_by_role("link", name="导出 Excel").click()
    return load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))


def taken_in(desk: Desk, book: Workbook) -> None:
    content = BytesIO()
    book.save(content)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "改好的登记.xlsx", "mimeType": kind, "buffer": content.getvalue()}
    form_of(desk).get_by_label("Excel 文件").set_input_files(file)  # type: ignore[arg-type] # loosely typed there
    desk.page.get_by_role("button", name="导入", exact=True).click()


def refused(desk: Desk, book: Workbook, column: int) -> None:
    """A wrong column, then a wrong cell: each is named with its place, and nothing is taken in."""
    sheet = book.worksheets[0]
    sheet.cell(1, column).value = "种类"
    taken_in(desk, book)
    desk.says("没有导入", "栏目与登记簿不一致。", "没有这一栏。", "缺少这一栏。")
    sheet.cell(1, column).value = KIND
    sheet.cell(2, column).value = "其他"
    taken_in(desk, book)
    desk.says("没有导入", "有1处需要改正，整个文件都没有登记。", "「其他」不在可选项中。")
    desk.picture(f"{desk.account[:2]}-register-refused")


@pytest.mark.parametrize(("prefix", "other"), [("dc", "cy"), ("cy", "dc")])
def test_an_entry_is_corrected_and_goes_out_and_in_again_as_a_workbook(
    sign_in: SignIn, prefix: str, other: str
) -> None:
    desk = sign_in(f"{prefix}-{DESK}")
    opened(desk)
    entered(desk)
    corrected(desk)
    entry = urlsplit(desk.page.url).path

    opened(desk)
    filtered(desk)
    book = taken_out(desk)
    sheet = book.worksheets[0]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    assert sheet.cell(2, columns[AMOUNT]).value == 1020
    assert sheet.cell(2, columns["支出日期"]).value.date() == today()

    sheet.cell(2, columns["事由"]).value = "接待外省考察组"
    desk.follow("导入")
    refused(desk, book, columns[KIND])
    sheet.cell(2, columns[KIND]).value = "公务用车"
    taken_in(desk, book)
    desk.says("已导入1条。", "共 2 条", "接待外省考察组", ENTRY["事由"])
    desk.fits_a_phone(f"{prefix}-register")

    stranger = sign_in(f"{other}-{DESK}").page.request.get(entry)
    assert stranger.status in (403, 404)
    assert ENTRY["事由"] not in stranger.text()

"""Registers go out to Excel and come in again; a wrong sheet leaves nothing behind."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from guiju.office.cases.actors import Actor
from guiju.office.registers import actions
from guiju.office.registers.errors import WrongSheet
from guiju.office.registers.kept import Kept
from guiju.office.registers.models import Entry
from guiju.office.registers.sheets import rows_of, workbook
from office.registers.conftest import GIFT

HEADINGS = ["收到日期", "收受人", "赠送方", "礼品名称", "数量"]
ROW = ["2024-04-30", "外事科", "友城代表团", "瓷盘", 1]


def sheet(*rows: list[Any]) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr] # a new workbook has a sheet
    book.save(out)
    return out.getvalue()


def test_what_goes_out_comes_in_again(gifts: Kept, actor: Callable[..., Actor]) -> None:
    given = [GIFT | {"value": "1200.50", "handed_over_on": "2024-05-06"}, GIFT | {"gift": "=1+1"}]
    actions.enter_all(gifts, actor(), given)
    out = workbook(gifts, Entry.objects.order_by("number"))
    assert load_workbook(BytesIO(out)).active["G3"].data_type == "s"  # type: ignore[index,union-attr] # a new workbook has a sheet
    again = rows_of(gifts, out)
    actions.enter_all(gifts, actor(), again)
    values = [row.values for row in Entry.objects.order_by("number")]
    for before, after in zip(values[:2], values[2:], strict=True):
        assert {**after, "value": float(after.get("value", 0)), "count": int(after["count"])} == {
            **before,
            "value": float(before.get("value", 0)),
            "count": int(before["count"]),
        }


def test_the_blank_form_is_read_as_empty(gifts: Kept) -> None:
    with pytest.raises(WrongSheet, match="没有内容"):
        rows_of(gifts, workbook(gifts, ()))


def test_all_mistakes_are_told_at_once_with_their_places(gifts: Kept) -> None:
    wrong = [["不是日期", *ROW[1:]], ROW, [*ROW[:4], "三"], [ROW[0], "", *ROW[2:]]]
    with pytest.raises(WrongSheet, match="有3处需要改正") as refused:
        rows_of(gifts, sheet(HEADINGS, *wrong))
    assert [(cell.row, cell.column) for cell in refused.value.cells] == [(2, "收到日期"), (4, "数量"), (5, "收受人")]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ([*HEADINGS[:4], "件数"], [("件数", "没有这一栏。"), ("数量", "缺少这一栏。")]),
        ([*HEADINGS, "数量"], [("数量", "这一栏写了两次。")]),
    ],
)
def test_other_columns_are_refused_by_name(gifts: Kept, headings: list[str], said: list[tuple[str, str]]) -> None:
    with pytest.raises(WrongSheet, match="空白表") as refused:
        rows_of(gifts, sheet(headings, ROW))
    assert [(cell.column, cell.message) for cell in refused.value.cells] == said


def test_a_form_of_earlier_days_with_half_width_brackets_is_read(gifts: Kept) -> None:
    narrow = [heading.replace("（", "(").replace("）", ")") for heading in ("估价（元）", *HEADINGS)]
    assert narrow[0] == "估价(元)"  # halfwidth
    rows = rows_of(gifts, sheet(narrow, [1200, *ROW]))
    assert rows[0]["value"] == "1200"


def archive(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"not a workbook", archive("a.txt", b"x"), archive("xl/big.xml", b"0" * 60_000_000)],
    ids=["empty", "text", "another archive", "bomb"],
)
def test_what_is_no_workbook_is_refused(gifts: Kept, content: bytes) -> None:
    with pytest.raises(WrongSheet):
        rows_of(gifts, content)

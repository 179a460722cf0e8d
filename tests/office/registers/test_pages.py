"""The pages and the API: what each person sees, wrong input, and that nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from guiju.office.registers import actions
from guiju.office.registers.kept import Kept
from guiju.office.registers.models import Entry
from guiju.office.registers.sheets import workbook
from office.registers.conftest import GIFT, READER, STRANGER

Browse = Callable[..., Client]


def test_the_catalogue_shows_only_what_one_may_read(browse: Browse) -> None:
    assert "外事礼品登记" in browse(READER).get("/registers/").content.decode()
    assert "外事礼品登记" not in browse(STRANGER).get("/registers/").content.decode()
    assert "朝阳规则第五十六条" in browse().get("/registers/").content.decode()


@pytest.mark.parametrize("path", ["", "new/", "import/", "sheet.xlsx", "blank.xlsx", "1/"])
def test_a_stranger_is_refused(browse: Browse, path: str) -> None:
    for who in (STRANGER, "dc-head"):
        assert browse(who).get(f"/registers/gifts/{path}").status_code in (403, 404)
    assert Client().get(f"/registers/gifts/{path}").status_code == 302


def test_a_reader_writes_nothing(browse: Browse) -> None:
    client = browse(READER)
    assert client.get("/registers/gifts/").status_code == 200
    assert client.post("/registers/gifts/new/", GIFT).status_code == 403
    assert not Entry.objects.exists()


def test_a_keeper_enters_corrects_and_withdraws(browse: Browse) -> None:
    client = browse()
    assert client.post("/registers/gifts/new/", GIFT | {"token": "a"}).status_code == 302
    entry = Entry.objects.get()
    page = f"/registers/gifts/{entry.pk}/"
    given = GIFT | {"gift": "漆盒", "reason": "写错了", "version": 1, "token": "b"}
    assert client.post(page, given).status_code == 302
    shown = client.get(page).content.decode()
    assert "礼品名称：瓷盘 → 漆盒" in shown
    assert "写错了" in shown
    assert client.post(f"{page}withdraw/", {"reason": "重复", "version": 2, "token": "c"}).status_code == 302
    assert "漆盒" not in client.get("/registers/gifts/").content.decode()
    assert "漆盒" in client.get("/registers/gifts/?withdrawn=1").content.decode()


def test_the_list_is_narrowed_down_to_the_organ_that_made_the_entry(browse: Browse) -> None:
    client = browse()
    client.post("/registers/gifts/new/", GIFT | {"token": "a"})
    page = client.get("/registers/gifts/?organ=foreign_affairs_office").content.decode()
    assert '<option value="foreign_affairs_office" selected>' in page
    assert "瓷盘" in page
    assert "瓷盘" not in client.get("/registers/gifts/?organ=finance_bureau").content.decode()


def test_wrong_input_is_told_at_the_field_and_kept(browse: Browse) -> None:
    answer = browse().post("/registers/gifts/new/", GIFT | {"received_on": "2024-05-30"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "还没有到" in shown
    assert "友城代表团" in shown


@pytest.mark.parametrize("query", ["q=%00", "year=abcd", "year=99999", "page=x", "q=12345678901234567890", "organ=%00"])
def test_addresses_typed_wrongly_give_a_page(browse: Browse, query: str) -> None:
    assert browse().get(f"/registers/gifts/?{query}").status_code == 200
    assert browse().get("/registers/nothing/").status_code == 404


def test_a_list_is_narrowed_down(browse: Browse, gifts: Kept, actor: Callable[..., Any]) -> None:
    actions.enter_all(gifts, actor(), [GIFT, GIFT | {"gift": "漆盒", "received_on": "2023-12-01"}])
    client = browse()
    assert "瓷盘" not in client.get("/registers/gifts/?year=2023").content.decode()
    assert "漆盒" not in client.get("/registers/gifts/?q=瓷盘").content.decode()


def test_a_workbook_is_taken_in_whole_or_not_at_all(browse: Browse, gifts: Kept, actor: Callable[..., Any]) -> None:
    actions.enter(gifts, actor(), GIFT)
    good = workbook(gifts, Entry.objects.all())
    client = browse()
    for content, status, count in ((b"broken", 422, 1), (good, 302, 2)):
        upload = SimpleUploadedFile("a.xlsx", content)
        assert client.post("/registers/gifts/import/", {"sheet": upload}).status_code == status
        assert Entry.objects.count() == count


def test_programs_do_the_same(browse: Browse) -> None:
    client = browse()
    send = {"content_type": "application/json"}
    made = client.post("/api/registers/gifts", json.dumps({"values": GIFT, "token": "x"}), **send)
    assert made.status_code == 201, made.content
    entry = made.json()
    assert client.get("/api/registers/gifts").json()["entries"] == [entry]
    again = client.post("/api/registers/gifts", json.dumps({"values": GIFT, "token": "x"}), **send)
    assert again.status_code == 409
    wrong = client.post("/api/registers/gifts", json.dumps({"values": GIFT | {"count": "三"}}), **send)
    assert wrong.status_code == 422
    given = {"values": GIFT | {"count": 2}, "reason": "数错了", "version": 1}
    assert client.put(f"/api/registers/gifts/{entry['id']}", json.dumps(given), **send).json()["version"] == 2
    assert browse(STRANGER).get("/api/registers/gifts").status_code == 403
    assert Client().get("/api/registers").status_code == 401
    assert [r["code"] for r in client.get("/api/registers").json()].count("gifts") == 1


def test_a_workbook_with_wrong_columns_is_told_column_by_column_and_nothing_is_entered(browse: Browse) -> None:
    wrong = BytesIO()
    book = Workbook()
    book.active.append(["收到日期", "谁给的", "礼品名称"])
    book.active.append(["2024-05-06", "来访团", "瓷盘"])
    book.save(wrong)
    client = browse()
    given = {"token": "t", "sheet": SimpleUploadedFile("礼品.xlsx", wrong.getvalue())}
    shown = client.post("/registers/gifts/import/", given).content.decode()
    assert "栏目与登记簿不一致" in shown
    assert "谁给的" in shown
    assert "没有这一栏" in shown
    assert "缺少这一栏" in shown
    assert not Entry.objects.exists()

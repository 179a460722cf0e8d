"""The pages and the API: what each person sees, wrong input, and that nothing typed is lost."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from guiju.office.duties.models import Fulfilment, FulfilmentChange
from office.duties.conftest import Browse, Clock

PAGE = "/duties/DC2024/71/appraise_yearly/2026-01-01/"
WEEK = "/duties/DC2024/47/executive_meeting/2026-11-16/"
GOOD = {"kind": "done", "done_on": "2026-11-20", "note": "考评已经完成。", "document_number": "东政办〔2026〕9号"}
GOOD |= {"version": "0", "token": "a"}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.mark.parametrize(("prefix", "article"), [("dc", "东城规则第七十三条"), ("cy", "朝阳规则第六十一条")])
def test_the_head_sees_what_the_head_owes_with_its_article(browse: Browse, prefix: str, article: str) -> None:
    shown = browse(f"{prefix}-head").get("/duties/").content.decode()
    assert "向区委全面报告工作" in shown
    assert article in shown
    assert "期末为限 = 2026-12-31" in shown
    housing = browse(f"{prefix}-housing-desk").get("/duties/").content.decode()
    assert "向区委全面报告工作" not in housing


def test_the_inbox_says_what_is_late_and_what_is_near(browse: Browse) -> None:
    shown = browse("dc-head").get("/").content.decode()
    assert "6 项已经逾期" in shown
    assert "2 项将在 7 天内到期" in shown
    assert "项已经逾期" not in browse("dc-housing-desk").get("/").content.decode()


def test_only_the_office_and_the_leaders_see_the_whole_district(browse: Browse) -> None:
    for who, status in (("dc-office-desk", 200), ("dc-exec", 200), ("dc-housing-desk", 403), ("dc-justice-chief", 403)):
        assert browse(who).get("/duties/?scope=all").status_code == status
        assert browse(who).get("/duties/sheet.xlsx?scope=all").status_code == status
        assert browse(who).get("/api/duties?scope=all").status_code == status
    assert Client().get("/duties/").status_code == 302
    assert Client().get("/api/duties").status_code == 401


def test_strangers_and_the_other_district_are_refused(browse: Browse) -> None:
    for path in (PAGE, f"{PAGE}evidence/"):
        assert browse("dc-housing-desk").get(path).status_code == 403
        assert browse("cy-office-desk").get(path).status_code == 404
        assert Client().get(path).status_code == 302
    for who, status in (("dc-housing-desk", 403), ("cy-office-desk", 404), ("dc-exec", 403)):
        assert browse(who).post(PAGE, GOOD).status_code == status
        assert browse(who).post(f"{PAGE}withdraw/", {"version": "0", "reason": "x"}).status_code == status
    assert not Fulfilment.objects.exists()


def test_it_is_noted_corrected_and_withdrawn(browse: Browse) -> None:
    client = browse("dc-office-desk")
    file = SimpleUploadedFile("考评结果.pdf", PDF)
    assert client.post(PAGE, GOOD | {"file": file}).status_code == 302
    assert "东政办〔2026〕9号" in client.get("/duties/?state=done").content.decode()
    sent = client.get(f"{PAGE}evidence/")
    assert b"".join(sent.streaming_content) == PDF  # type: ignore[attr-defined] # a file being sent
    assert "attachment" in sent["Content-Disposition"]
    better = GOOD | {"done_on": "2026-11-21", "version": "1", "token": "b", "reason": "日期写错了"}
    assert client.post(PAGE, better).status_code == 302
    shown = client.get(PAGE).content.decode()
    assert "日期写错了" in shown
    assert "2026-11-20 已经办理：考评已经完成。".replace(":", "：") in shown
    assert client.post(f"{PAGE}withdraw/", {"version": "2", "token": "c", "reason": "登错了"}).status_code == 302
    assert "对部门、街道开展绩效考评" in client.get("/duties/").content.decode()
    assert FulfilmentChange.objects.count() == 3


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("done_on", "2026-11-26", "还没有到"),
        ("done_on", "2026-13-40", "年-月-日"),
        ("done_on", "", "请填写办理日期"),
        ("note", "  ", "请写明办理的情况"),
        ("document_number", "", "文号或凭据名称，或者上传附件"),
        ("kind", "perhaps", "perhaps"),
        ("note", "长" * 501, "500"),
    ],
)
def test_wrong_input_is_told_at_the_field_and_kept(browse: Browse, field: str, value: str, said: str) -> None:
    answer = browse("dc-office-desk").post(PAGE, GOOD | {field: value})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert said in shown
    assert ("考评已经完成。" if field != "note" else "东政办〔2026〕9号") in shown
    assert not Fulfilment.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("考评.pdf", b"MZ", "不是 PDF 文件"),
        ("考评.exe", b"MZ", "不接收"),
        ("考评.txt", b"", "空"),
        ("机密★考评.pdf", PDF, "机密"),
    ],
)
def test_a_wrong_file_is_refused_and_what_was_typed_is_kept(
    browse: Browse, name: str, content: bytes, said: str
) -> None:
    answer = browse("dc-office-desk").post(PAGE, GOOD | {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "考评已经完成。" in answer.content.decode()
    assert not Fulfilment.objects.exists()


@pytest.mark.parametrize(
    "query", ["state=%00", "state=nothing", "organ=%00", "article=%00'--", "page=x", "page=99999", "scope=most"]
)
def test_addresses_typed_wrongly_give_a_page(browse: Browse, query: str) -> None:
    assert browse("dc-office-desk").get(f"/duties/?{query}").status_code == 200
    assert browse("dc-office-desk").get(f"/duties/sheet.xlsx?{query}").status_code == 200


@pytest.mark.parametrize(
    "tail", ["DC2024/71/nothing/2026-01-01/", "XX/1/a/b/", "DC2024/71/appraise_yearly/1999-01-01/"]
)
def test_a_duty_that_is_not_there_is_not_found(browse: Browse, tail: str) -> None:
    assert browse("dc-office-desk").get(f"/duties/{tail}").status_code == 404


def test_a_missed_week_may_be_explained(browse: Browse) -> None:
    given = {"kind": "explained", "done_on": "2026-11-23", "note": "本周没有议题。", "version": "0"}
    assert browse("dc-office-desk").post(WEEK, given).status_code == 302
    assert "未办，已说明" in browse("dc-head").get("/duties/?state=done").content.decode()


def test_the_workbook_has_the_lines_with_their_arithmetic(browse: Browse) -> None:
    answer = browse("dc-office-desk").get("/duties/sheet.xlsx?scope=all&state=late")
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr] # it has a sheet
    assert rows[0][:4] == ("状态", "职责", "依据", "承担者")
    assert len(rows) == 7
    assert rows[1][:6] == ("逾期", "召开区政府常务会议", "东城规则第四十七条", "区长", "2026年第45周", "2026-11-08")
    assert rows[1][7] == "17 天"


def test_programs_do_the_same(browse: Browse, clock: Clock) -> None:
    client = browse("dc-office-desk")
    send = {"content_type": "application/json"}
    given = {"duty": "DC2024:71#appraise_yearly", "subject": "2026-01-01", "done_on": "2026-11-20", "note": "已办"}
    bare = client.post("/api/duties/notes", json.dumps(given), **send)  # type: ignore[arg-type] # of one kind
    assert bare.status_code == 422
    good = json.dumps(given | {"document_number": "9号", "version": 0, "token": "x"})
    made = client.post("/api/duties/notes", good, **send)  # type: ignore[arg-type] # of one kind
    assert made.status_code == 201, made.content
    assert (made.json()["state"], made.json()["version"]) == ("done", 1)
    assert client.post("/api/duties/notes", good, **send).status_code == 409  # type: ignore[arg-type] # of one kind
    listed = client.get("/api/duties?state=done").json()
    assert (listed["count"], listed["duties"][0]["cite"]) == (1, "DC2024:71")
    away = json.dumps({"duty": given["duty"], "subject": given["subject"], "reason": "登错了", "version": 1})
    stranger = browse("dc-housing-desk").post("/api/duties/notes/withdraw", away, **send)  # type: ignore[arg-type] # of one kind
    assert stranger.status_code == 403
    assert client.post("/api/duties/notes/withdraw", away, **send).json()["state"] == "owed"  # type: ignore[arg-type] # of one kind

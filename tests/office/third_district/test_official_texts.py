"""The page on which a district's official text is taken in: read, shown against the fingerprints, confirmed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from guiju.office.rulebook import imported_texts, queries
from guiju.rules.official_text import fingerprints, read_rule_text
from office.cases_web.browsing import fields, text
from office.rulebook.test_text_files import as_page, as_pdf, as_word, scanned
from office.third_district.conftest import ROOT, Said
from office.third_district.freshness import forget_rulebooks
from office.third_district.peopled import browser, set_up

pytestmark = pytest.mark.django_db
WORDS = (ROOT / "examples" / "yunshan" / "official-text.txt").read_text(encoding="utf-8")
PAGE, PREVIEW = "/rules/yunshan/official-text/", "/rules/yunshan/official-text/YS2025/"
OTHER_NINTH = WORDS.replace("三分之二以上组成人员到会", "半数以上组成人员到会")


@pytest.fixture
def office(folder: Path) -> Client:
    """The browser of the added district's government office."""
    forget_rulebooks()
    set_up("yunshan", "dongcheng")
    return browser("ys-office-desk")


def upload(client: Client, raw: bytes, name: str = "云山规则.txt", page: str = PAGE) -> HttpResponse:
    given: dict[str, Any] = fields(client.get(page))
    return client.post(page, given | {"file": SimpleUploadedFile(name, raw)})


def confirm(client: Client, **more: str) -> HttpResponse:
    return client.post(PREVIEW, fields(client.get(PREVIEW)) | more)


def kept() -> bool:
    return imported_texts.imported(queries.instrument("yunshan"))


KINDS = {
    "txt": WORDS.encode("gb18030"),
    "html": as_page(WORDS),
    "docx": as_word(WORDS.splitlines()),
    "pdf": as_pdf(WORDS),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_is_shown_before_it_is_imported(office: Client, kind: str) -> None:
    assert upload(office, KINDS[kind], f"云山规则.{kind}").status_code == 302
    assert not kept()
    shown = text(office.get(PREVIEW))
    assert "相同的15条" in shown
    assert "第5章　附则" in shown
    assert shown.count("与指纹相符") == 16  # every article and the heading
    assert confirm(office).status_code == 302
    assert kept()
    assert "收受的礼品应当登记来源" in text(office.get("/rules/yunshan/YS2025/14/"))
    assert "规范须重新核对" not in text(office.get("/rules/yunshan/"))


def test_differing_articles_are_named_before_and_marked_afterwards(office: Client) -> None:
    upload(office, OTHER_NINTH.replace("第十五条", "第十五条　（略）\n第十六条").encode())
    shown = text(office.get(PREVIEW))
    assert "不同的2条（第9、15条）" in shown
    assert "多出的1条（第16条）" in shown
    confirm(office)
    rules = text(office.get("/rules/yunshan/"))
    assert "有2条的原文与规则库的指纹不符" in rules
    assert rules.count("原文不同，规范须重新核对") == 2
    assert "与规则库的指纹不符" in text(office.get("/rules/yunshan/YS2025/9/"))


def test_a_text_that_mostly_differs_is_taken_in_only_by_somebody_who_is_sure(office: Client) -> None:
    upload(office, WORDS.replace("。", "，此处已经修订。").encode())
    answer = confirm(office)
    assert answer.status_code == 422
    assert "可能拿错了文件" in text(answer)
    assert not kept()
    assert confirm(office, sure="on").status_code == 302
    assert kept()


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(210):
            part.write(b" " * 1_000_000)
    return held.getvalue()


WRONG = {
    "big5": (
        ("茶園會議討論下列事項與渡口修繕事宜" * 5).encode("big5"),
        "按UTF-8和GB18030都读不出通顺的中文（全文）。请用",
    ),
    "scanned": (scanned(), "PDF里没有文字，是扫描件（全部1页）。请先做文字识别"),
    "bomb": (bomb(), "文件解开以后太大（压缩包里的1个部分）。请用Word打开"),
    "no rules": ("关于召开会议的通知\n请按时参加。".encode(), "没有找到从第一条（或一、）起连续编号的条文"),
    "gap": (WORDS.replace("第六条", "第六十条").encode(), "应是第6条，读到的却是「第六十条」"),
    "archive": (b"PK\x03\x04" + b"\0" * 60, "不完整，打不开"),
    "empty": (b"", "这个文件是空的"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_is_no_rule_text_is_refused_with_place_and_cure(office: Client, kind: str) -> None:
    raw, sentence = WRONG[kind]
    answer = upload(office, raw, "规则.bin")
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Traceback" not in text(answer)
    assert not kept()
    assert not list(imported_texts.folder().glob("*.waiting"))


def test_the_command_refuses_the_same_bomb(tmp_path: Path, said: Said) -> None:
    (tmp_path / "规则.docx").write_bytes(bomb())
    code, _, err = said("law", "read", str(tmp_path / "规则.docx"))
    assert code == 1
    assert "解开以后太大" in err


def test_a_file_beyond_the_limit_is_refused_by_its_size(office: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    answer = upload(office, b"a" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "超过1MB" in text(answer)


def test_the_text_of_another_district_is_named(office: Client) -> None:
    other = WORDS.replace("区政府", "我区")
    dongcheng = queries.instrument("dongcheng")
    prints = {int(key): found for key, found in fingerprints(read_rule_text(other)).items()}
    object.__setattr__(dongcheng, "fingerprints", prints)
    answer = upload(office, other.encode())
    assert answer.status_code == 422
    assert "是北京市东城区人民政府工作规则（有15条与它的指纹相同），不是云山区人民政府工作规则" in text(answer)
    assert not list(imported_texts.folder().glob("*.waiting"))


def test_a_text_that_was_put_aside_or_replaced_is_not_imported(office: Client) -> None:
    upload(office, WORDS.encode())
    stale = fields(office.get(PREVIEW))
    upload(office, OTHER_NINTH.encode())
    answer = office.post(PREVIEW, stale)
    assert answer.status_code == 409
    assert "预览已经失效" in text(answer)
    office.post(f"{PREVIEW}forget/")
    assert office.get(PREVIEW).status_code == 409
    assert not kept()


def test_a_new_import_takes_the_place_of_the_one_before_whole(office: Client) -> None:
    for words in (WORDS, OTHER_NINTH):
        upload(office, words.encode())
        confirm(office)
    assert imported_texts.differing(queries.instrument("yunshan")) == {9}


@pytest.mark.parametrize("account", ["ys-housing-desk", "ys-head", "dc-office-desk", "dc-justice-chief"])
def test_others_are_told_who_imports(office: Client, account: str) -> None:
    upload(office, WORDS.encode())
    for address in (PAGE, PREVIEW):
        answer = browser(account).get(address)
        assert answer.status_code == 403
        assert "由区政府办公室、区司法局导入" in text(answer)
    assert browser(account).post(PREVIEW, {"token": "x"}).status_code == 403


def test_the_justice_bureau_may_and_does_not_see_what_waits_for_somebody_else(office: Client) -> None:
    upload(office, WORDS.encode())
    justice = browser("ys-justice-chief")
    assert justice.get(PAGE).status_code == 200
    assert justice.get(PREVIEW).status_code == 409


def test_only_the_districts_own_text_is_offered_and_nothing_is_asked(office: Client) -> None:
    assert fields(office.get(PAGE))["instrument"] == "YS2025"
    assert "规则文本" not in text(office.get(PAGE))


def test_the_law_above_the_districts_is_not_replaced_by_a_keeper_of_one(office: Client) -> None:
    above = queries.outside("yunshan")
    assert above
    for law in above:
        given: dict[str, Any] = fields(office.get(PAGE)) | {"instrument": law.code}
        answer = office.post(PAGE, given | {"file": SimpleUploadedFile("原文.txt", WORDS.encode())})
        assert answer.status_code == 422
        for address in (f"{PAGE}{law.code}/", f"{PAGE}{law.code}/forget/"):
            assert office.post(address, {"token": "x"}).status_code == 404
        assert not imported_texts.imported(law)
    assert not list(imported_texts.folder().glob("*.waiting"))


def test_a_stranger_is_sent_to_the_sign_in(folder: Path) -> None:
    for address in (PAGE, PREVIEW):
        assert Client().get(address)["Location"].startswith("/sign-in/")

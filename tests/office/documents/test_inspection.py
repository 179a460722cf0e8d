"""What may come in as a file, and what is refused under which name."""

from __future__ import annotations

import pytest

from guiju.office.documents import inspection
from guiju.office.documents.inspection import (
    FileKind,
    MacroRefused,
    NotWhatItClaims,
    SecretMarked,
    TooLarge,
    UnsafeArchive,
)
from guiju.office.documents.inspection.secrecy import secret_mark

from . import hostile

LIMIT = 20 * 1024 * 1024
REMOTE_TEMPLATE = '<Relationship Type="x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("请示.pdf", hostile.PDF, FileKind.PDF),
        ("说明.docx", hostile.docx("商业秘密、个人隐私依法保护"), FileKind.DOCX),
        ("测算.XLSX", hostile.xlsx(), FileKind.XLSX),
        ("版式.ofd", hostile.archive({"OFD.xml": "<ofd:OFD/>"}), FileKind.OFD),
        ("照片.png", hostile.png(), FileKind.PNG),
        ("照片.jpeg", hostile.JPG, FileKind.JPG),
        ("意见.txt", "无不同意见。\n".encode("gb18030"), FileKind.TXT),
    ],
)
def test_honest_files_of_every_kind_come_in(name: str, content: bytes, kind: FileKind) -> None:
    assert inspection.inspect(name, content, LIMIT) is kind


@pytest.mark.parametrize("name", ["说明.docx", "说明.pdf", "说明.png", "说明.jpg", "说明.txt", "说明.xlsx"])
def test_a_program_under_another_name_is_refused(name: str) -> None:
    with pytest.raises(NotWhatItClaims, match="说明"):
        inspection.inspect(name, hostile.EXE, LIMIT)


@pytest.mark.parametrize("name", ["run.exe", "page.html", "drawing.svg", "无后缀", "letter.doc", "macro.docm"])
def test_kinds_outside_the_list_are_refused(name: str) -> None:
    with pytest.raises(NotWhatItClaims):
        inspection.inspect(name, hostile.docx(), LIMIT)


def test_a_workbook_named_as_a_document_is_refused() -> None:
    with pytest.raises(NotWhatItClaims, match="DOCX"):
        inspection.inspect("说明.docx", hostile.xlsx(), LIMIT)


def test_a_damaged_archive_is_refused_and_does_not_crash() -> None:
    whole = hostile.docx("正文" * 500)
    for content in (whole[:-30], whole[:60] + b"\xff" * 8 + whole[68:], b"PK\x03\x04" + b"\0" * 64):
        with pytest.raises(NotWhatItClaims):
            inspection.inspect("说明.docx", content, LIMIT)


def test_a_file_of_exactly_the_limit_comes_in_and_one_byte_more_does_not() -> None:
    content = "字" * 100
    assert inspection.inspect("a.txt", content.encode(), 300)
    with pytest.raises(TooLarge, match="上限"):
        inspection.inspect("a.txt", content.encode(), 299)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(NotWhatItClaims, match="空文件"):
        inspection.inspect("a.txt", b"", LIMIT)


def test_a_small_archive_that_unpacks_to_a_lot_is_refused() -> None:
    content = hostile.bomb()
    assert len(content) < LIMIT
    with pytest.raises(UnsafeArchive, match="过大"):
        inspection.inspect("说明.docx", content, LIMIT)


def test_one_swollen_part_is_refused_though_the_sum_is_small() -> None:
    with pytest.raises(UnsafeArchive):
        inspection.inspect("说明.docx", hostile.bomb(megabytes=20), LIMIT)


def test_an_archive_of_very_many_parts_is_refused() -> None:
    with pytest.raises(UnsafeArchive):
        inspection.inspect("a.docx", hostile.docx(**{f"word/{n}.xml": "" for n in range(4001)}), LIMIT)


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "word\\..\\..\\a", "C:/a", "word/../../a"])
def test_paths_that_lead_out_of_the_archive_are_refused(path: str) -> None:
    with pytest.raises(UnsafeArchive, match="路径"):
        inspection.inspect("说明.docx", hostile.docx(**{path: "x"}), LIMIT)


@pytest.mark.parametrize(
    "content",
    [
        hostile.docx(**{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        hostile.docx(**{"word/sub/VBAPROJECT.BIN": b"\xd0\xcf\x11\xe0"}),
        hostile.docx(main=hostile.DOCM_MAIN),
        hostile.docx(**{"word/activeX/activeX1.bin": b"\0"}),
        hostile.docx(**{"word/_rels/settings.xml.rels": REMOTE_TEMPLATE}),
    ],
    ids=["macro", "macro elsewhere", "macro type renamed", "control", "remote template"],
)
def test_documents_that_carry_a_program_are_refused(content: bytes) -> None:
    with pytest.raises(MacroRefused, match="宏"):
        inspection.inspect("说明.docx", content, LIMIT)


def test_xml_entities_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">]><w:document>&b;</w:document>'
    with pytest.raises(UnsafeArchive, match="XML"):
        inspection.inspect("说明.docx", hostile.docx(**{"word/styles.xml": laughs}), LIMIT)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("通知.docx", hostile.docx("机密★10年")),
        ("通知.docx", hostile.docx("机|密|★|10年")),
        ("通知.txt", "000001\n秘密\n特急\n关于某事的通知".encode()),
        ("测算.xlsx", hostile.xlsx("绝密★30年")),
        ("机密★10年通知.pdf", hostile.PDF),
    ],
)
def test_files_that_bear_a_grade_of_secrecy_are_refused(name: str, content: bytes) -> None:
    with pytest.raises(SecretMarked, match="国家秘密"):
        inspection.inspect(name, content, LIMIT)


@pytest.mark.parametrize(
    "text",
    ["做好保守国家秘密工作", "涉及商业秘密的不予公开", "绝密、机密、秘密三级", "\n".join(["一行"] * 10 + ["秘密"])],
)
def test_the_bare_word_in_running_text_is_no_mark(text: str) -> None:
    assert secret_mark(text) is None


@pytest.mark.parametrize("text", ["机密★", "机 密 ★ 20年", "秘　密☆5年", "绝密", "机密 10年", "秘密件", "机密★启用前"])
def test_marks_are_found_however_they_are_spaced(text: str) -> None:
    assert secret_mark(f"区政府\n{text}\n关于")


@pytest.mark.parametrize(
    ("sent", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\请示.pdf", "请示.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("txt.\u202efdp.exe", "txt.fdp.exe"),
        ("...", "未命名"),
        ("字" * 200 + ".docx", "字" * 145 + ".docx"),
    ],
)
def test_names_lose_paths_and_invisible_characters(sent: str, clean: str) -> None:
    assert inspection.clean_name(sent) == clean
    assert len(inspection.clean_name(sent)) <= 150

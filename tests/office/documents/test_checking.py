"""Papers made elsewhere: what the checker finds, what it leaves alone, and what is taken over as a draft."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from guiju.office.documents.checking import findings_in, findings_of, imported_draft, paper_of_lines, read_docx
from guiju.office.documents.commands import check as command
from guiju.office.documents.layout import OfficialPaper, blocks_of, write_docx
from guiju.office.documents.models import StoredFile, Version
from guiju.office.people.models import Person
from office.cases.town import Town
from office.layout.papers import joint, letter, minutes, notice, order, request

from .conftest import browser
from .papers_in_town import DESK, OFFICE, written

SAMPLES = sorted(Path(__file__).parents[4].glob("shared/samples/*.txt"))
OURS = {
    "general": notice,
    "letter": letter,
    "order": order,
    "minutes": minutes,
    "upward": request,
    "joint": lambda: joint(3),
}


def wrong() -> Any:
    """A paper as an office without a template writes it."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(12)
    document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    document.add_paragraph("青石区人民政府文件")
    document.add_paragraph("青政发[2026]05号")
    title = document.add_paragraph()
    title.add_run("青石区人民政府关于调整公园开放时间的通知").font.size = Pt(18)
    document.add_paragraph("各街道办事处:")  # halfwidth
    document.add_paragraph("现将区属公园开放时间调整的有关事项通知如下，请遵照执行。")
    document.add_paragraph("一、开放时间")
    document.add_paragraph("1、区属公园每日六时开放，二十二时关闭，节假日照此办理。")
    document.add_paragraph("附件：1.公园名单。")
    document.add_paragraph("青石区人民政府")
    document.add_paragraph("2026年03月05日")
    document.add_paragraph("抄送：区委办公室，区政协办公室")
    return document


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def clauses(content: bytes) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in findings_in(content):
        found.setdefault(one.element, set()).add(one.clause)
    return found


@pytest.mark.parametrize("kind", OURS)
def test_nothing_is_found_in_the_papers_that_we_lay_out_ourselves(kind: str) -> None:
    assert findings_in(write_docx(OURS[kind]())) == []


def test_each_fault_of_a_paper_without_a_template_is_named_with_its_clause() -> None:
    found = clauses(saved(wrong()))
    assert found["发文字号"] == {"7.2.5"}
    assert found["标题"] == {"7.3.1"}
    assert found["主送机关"] == {"7.3.2"}
    assert found["正文"] == {"7.3.3"}
    assert found["结构层次序数"] == {"7.3.3"}
    assert found["附件说明"] == {"7.3.4"}
    assert found["成文日期"] == {"7.3.5"}
    assert found["抄送机关"] == {"7.4.2"}
    assert found["页码"] == {"7.5"}
    assert {"5.1"} == found["用纸"] or found["页边与版心"] == {"5.2.1"}


def test_a_finding_says_what_is_wrong_where_and_how_to_mend_it() -> None:
    said = next(one.sentence for one in findings_in(saved(wrong())) if "小标宋" in one.message)
    assert said.startswith("标题不是 2 号小标宋（现在是18 磅、宋体）。（第3段「青石区人民政府关于调整公")
    assert "GB/T 9704-2012 7.3.1：设为 2 号" in said


def test_what_is_set_right_is_no_longer_found() -> None:
    document = wrong()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin = Mm(26), Mm(35)
    title = document.paragraphs[2]
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(22)
    title.runs[0]._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "方正小标宋_GBK")
    found = clauses(saved(document))
    assert not {"标题", "用纸", "页边与版心"} & set(found)


def test_like_faults_are_told_three_times_only() -> None:
    document = wrong()
    for number in range(30):
        document.paragraphs[5].insert_paragraph_before(f"第{number}段正文，写得很长很长，用的字体字号都不对。")
    assert sum("正文用仿宋" in one.cure for one in findings_in(saved(document))) == 3


@pytest.mark.skipif(not SAMPLES, reason="no published papers on this machine")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_real_published_papers_raise_no_false_alarm(path: Path) -> None:
    """The portal pads the months of its dates with a zero, which the standard does not: that alone is found."""
    found = findings_of(paper_of_lines(path.read_text("utf-8").splitlines()))
    assert {one.clause for one in found} <= {"7.3.5"}


@pytest.mark.skipif(not SAMPLES, reason="no published papers on this machine")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_words_of_real_papers_laid_out_by_us_are_read_back_without_a_finding(path: Path) -> None:
    text = imported_draft(paper_of_lines(path.read_text("utf-8").splitlines())).text
    paper = OfficialPaper(
        issuer_mark="青石区人民政府文件",
        doc_no="青政发〔2026〕5号",
        title=text.title or "关于某事的通知",
        addressees=(text.addressees,) if text.addressees else (),
        body=blocks_of(text.body),
        signatures=("青石区人民政府",),
        made_on=date(2026, 3, 5),
    )
    assert findings_in(write_docx(paper)) == []


def test_the_words_of_a_docx_become_a_draft_with_levels_and_what_was_left_out_is_told() -> None:
    document = wrong()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "序号", "名称"
    document.add_comment(document.paragraphs[4].runs, "再看看", "某人")
    imported = imported_draft(read_docx(saved(document)))
    assert imported.text.title == "青石区人民政府关于调整公园开放时间的通知"
    assert imported.text.addressees == "各街道办事处"
    assert imported.text.body.splitlines()[1] == "一、开放时间"
    assert imported.text.copied_to == "区委办公室\n区政协办公室"
    told = "".join(imported.told)
    assert "1个表格" in told
    assert "批注" in told
    assert "发文字号" in told
    assert "成文日期" in told


def test_our_own_paper_comes_back_with_the_words_it_was_made_of() -> None:
    paper = notice()
    text = imported_draft(read_docx(write_docx(paper))).text
    assert text.title.replace("\n", "") == paper.title
    assert text.body.splitlines() == [block.text for block in paper.body]
    assert text.annexes.splitlines() == ["附件", "决策事项目录", "一页内容。"]


def post(client: Client, address: str, content: bytes, name: str = "来文.docx") -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def macro() -> bytes:
    source = zipfile.ZipFile(BytesIO(saved(wrong())))
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
        archive.writestr("word/vbaProject.bin", b"program")
    return out.getvalue()


def test_the_page_names_findings_and_keeps_nothing_of_the_file(town: Town) -> None:
    page = post(browser(town.people[DESK]), reverse("documents:check"), saved(wrong()))
    assert page.status_code == 200
    assert "7.3.1" in page.content.decode()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("来文.docx", macro(), "含有宏"),
        ("来文.docx", saved(wrong())[:800], "已损坏"),
        ("来文.docx", b"PK\x03\x04", "已损坏"),
        ("来文.txt", "文字".encode(), "不是 DOCX"),
        ("来文.docx", b"", "空文件"),
    ],
)
def test_what_is_no_honest_docx_is_refused_in_a_sentence(town: Town, name: str, content: bytes, said: str) -> None:
    page = post(browser(town.people[DESK]), reverse("documents:check"), content, name)
    assert page.status_code == 422
    assert said in page.content.decode()


def test_a_docx_whose_parts_make_no_sense_is_refused_in_a_sentence(town: Town) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document")
    page = post(browser(town.people[DESK]), reverse("documents:check"), out.getvalue())
    assert page.status_code == 422
    assert "读不出内容" in page.content.decode()


def test_an_import_fills_the_editor_and_saves_nothing(town: Town) -> None:
    case = town.draft()
    page = post(browser(town.people[DESK]), reverse("documents:import_draft", args=[case]), saved(wrong()))
    assert "现将区属公园开放时间调整的有关事项通知如下" in page.content.decode()
    assert "还没有保存" in page.content.decode()
    assert not Version.objects.exists()


def test_a_refused_import_leaves_the_saved_text_on_the_page(town: Town) -> None:
    case = written(town)
    page = post(browser(town.people[DESK]), reverse("documents:import_draft", args=[case]), macro())
    assert page.status_code == 422
    assert "含有宏" in page.content.decode()
    assert "区属公园每日六时开放" in page.content.decode()


def test_only_who_may_draft_may_import(town: Town, stranger: Person) -> None:
    case = written(town)
    address = reverse("documents:import_draft", args=[case])
    assert post(browser(stranger), address, saved(wrong())).status_code == 403
    assert post(browser(town.people[OFFICE]), address, saved(wrong())).status_code == 403
    assert post(Client(), address, saved(wrong())).status_code == 302
    assert post(Client(), reverse("documents:check"), saved(wrong())).status_code == 302
    assert post(Client(), "/api/documents/check", saved(wrong())).status_code in (401, 403)


def test_programs_get_the_same_findings(town: Town) -> None:
    answer = post(browser(town.people[DESK]), "/api/documents/check", saved(wrong()))
    assert answer.status_code == 200
    assert {"7.3.1", "7.5"} <= {one["clause"] for one in answer.json()}


def test_the_command_says_each_finding_and_answers_1_where_something_must_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "来文.docx"
    file.write_bytes(saved(wrong()))
    result = CliRunner().invoke(command, [str(file)], standalone_mode=False)
    assert result.return_value == 1
    assert "应改 标题" in result.output
    file.write_bytes(write_docx(notice()))
    assert "没有发现问题" in CliRunner().invoke(command, [str(file)], standalone_mode=False).output

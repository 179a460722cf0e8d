"""The produced DOCX is opened again and measured: page, grid, faces, sizes, colours, fields, end block."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from guiju.office.documents.layout import Block, OfficialPaper, write_docx
from office.layout.papers import minutes, notice, request


@pytest.fixture(scope="module")
def raw() -> bytes:
    return write_docx(notice())


@pytest.fixture(scope="module")
def document(raw: bytes) -> Any:
    return docx.Document(BytesIO(raw))


def part(raw: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(raw)).read(name).decode()


def paragraph(document: Any, words: str) -> Any:
    return next(found for found in document.paragraphs if words in found.text)


def face(run: Any) -> str:
    return str(run._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")))


def attribute(found: Any, path: str, name: str) -> str | None:
    child = found._p.find(f".//{qn(path)}")
    return None if child is None else child.get(qn(name))


def test_the_page_is_a4_with_a_type_area_of_156_by_225_mm(document: Any) -> None:
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert section.page_width.mm - section.left_margin.mm - section.right_margin.mm == pytest.approx(156, abs=0.1)
    assert section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm == pytest.approx(225, abs=0.1)
    assert section.top_margin.mm == pytest.approx(37, abs=0.05)
    assert section.left_margin.mm == pytest.approx(28, abs=0.05)


def test_the_grid_of_22_lines_and_28_characters_fits_the_type_area(document: Any) -> None:
    section = document.sections[0]  # lengths come in English Metric Units, 635 to a twip
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    height = (section.page_height - section.top_margin - section.bottom_margin) // 635
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    assert height // int(grid.get(qn("w:linePitch"))) == 22
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert int(width / 20 / character) == 28


def test_lines_and_characters_are_stated_exactly_so_that_every_program_agrees(document: Any) -> None:
    style = document.styles["Normal"]
    pitch = style.paragraph_format.line_spacing.pt
    assert 22 * pitch <= 225 / 25.4 * 72 < 22 * pitch + 2
    spacing = int(style.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * (16 + spacing) <= 156 / 25.4 * 72 < 29 * (16 + spacing)


def test_the_mark_is_red_in_the_face_of_marks_and_narrowed_to_fit(document: Any) -> None:
    run = paragraph(document, "云岭区人民政府文件").runs[0]
    assert face(run) == "方正小标宋简体"
    assert str(run.font.color.rgb) == "FF0000"
    narrow = int(run._r.rPr.find(qn("w:w")).get(qn("w:val"))) / 100
    assert len(run.text) * run.font.size.mm * narrow <= 156


def test_the_red_rule_is_the_border_below_the_number_and_as_wide_as_the_type_area(document: Any) -> None:
    number = paragraph(document, "云政发〔2026〕5号")
    border = number._p.find(f".//{qn('w:bottom')}")
    assert border.get(qn("w:color")) == "FF0000"
    assert 2.5 <= int(border.get(qn("w:space"))) / 72 * 25.4 <= 4
    assert attribute(number, "w:ind", "w:left") is None
    assert attribute(number, "w:ind", "w:right") is None


def test_the_title_is_size_2_and_centred_over_two_lines(document: Any) -> None:
    first = paragraph(document, "云岭区人民政府关于进一步")
    assert (first.runs[0].font.size.pt, face(first.runs[0])) == (22, "方正小标宋简体")
    assert attribute(first, "w:jc", "w:val") == "center"
    assert paragraph(document, "规范重大行政决策程序的通知").text == "规范重大行政决策程序的通知"


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("一、总体要求", "黑体"),
        ("（一）明确责任。", "楷体_GB2312"),
        ("1.涉及", "仿宋_GB2312"),
        ("（1）协商", "仿宋_GB2312"),
    ],
)
def test_each_level_has_its_face_at_size_3_two_characters_in(document: Any, words: str, lead: str) -> None:
    found = paragraph(document, words)
    assert face(found.runs[0]) == lead
    assert {run.font.size.pt for run in found.runs} == {16}
    assert attribute(found, "w:ind", "w:firstLineChars") == "200"


def test_text_after_a_level_two_heading_goes_on_in_the_text_face(document: Any) -> None:
    assert [face(run) for run in paragraph(document, "（一）明确").runs] == ["楷体_GB2312", "仿宋_GB2312"]


def test_odd_page_numbers_stand_right_and_even_ones_left(document: Any) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        number = footer.paragraphs[0]
        assert attribute(number, "w:jc", "w:val") == side
        assert attribute(number, "w:ind", f"w:{side}") == "280"
        assert "".join(text.text for text in number._p.iter(qn("w:instrText"))) == " PAGE "
        assert number.text == "—  —"
        assert {(face(run), run.font.size.pt) for run in number.runs} == {("宋体", 14)}


def test_the_middle_of_the_page_number_is_7_mm_below_the_type_area(document: Any) -> None:
    section = document.sections[0]
    half_line = 14 / 2 / 72 * 25.4
    assert section.bottom_margin.mm - section.footer_distance.mm - half_line == pytest.approx(7, abs=0.1)


def test_the_end_block_stands_at_the_foot_of_the_type_area_with_its_three_rules(raw: bytes) -> None:
    body = part(raw, "word/document.xml")
    box = body[body.index("<w:drawing") :]
    assert re.search(r'positionV relativeFrom="margin"><wp:align>bottom<', re.sub(r">\s+<", "><", box))
    assert re.findall(r'<w:bottom w:val="single" w:sz="(\d)"', box) == ["8", "6", "8"]
    assert "抄送：区委办公室，区人大常委会办公室。" in box
    assert "2026年3月9日印发" in box
    assert int(re.findall(r'wp:extent cx="(\d+)"', box)[0]) / 36000 == pytest.approx(156, abs=0.1)


def test_with_a_seal_the_date_is_four_characters_in(document: Any) -> None:
    assert attribute(paragraph(document, "2026年3月5日"), "w:ind", "w:rightChars") == "400"


def test_the_last_paragraph_stays_with_the_signature(document: Any) -> None:
    found = [item for item in document.paragraphs if item.text.startswith("山水")]
    assert found[-1].paragraph_format.keep_with_next
    assert found[-1].paragraph_format.keep_together


def test_an_annex_starts_a_new_page(document: Any) -> None:
    label = next(item for item in document.paragraphs if item.text == "附件")
    assert label.paragraph_format.page_break_before
    assert face(label.runs[0]) == "黑体"


def test_an_upward_paper_has_number_and_last_signers_in_the_ruled_line() -> None:
    found = docx.Document(BytesIO(write_docx(request())))
    assert paragraph(found, "签发人").text == "\t签发人：张云峰　李岭"
    assert paragraph(found, "云政发").text == "云政发〔2026〕5号\t　　　　王小明"
    assert face(paragraph(found, "签发人").runs[-1]) == "楷体_GB2312"


def test_minutes_have_issuer_and_date_over_the_rule_and_no_signature() -> None:
    found = docx.Document(BytesIO(write_docx(minutes())))
    assert paragraph(found, "2026年3月5日").text == "云岭区人民政府办公室\t2026年3月5日"
    assert [face(run) for run in paragraph(found, "出席：").runs] == ["黑体", "仿宋_GB2312"]


def test_fonts_that_may_be_missing_have_other_names_to_try(raw: bytes) -> None:
    table = part(raw, "word/fontTable.xml")
    for name in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"):
        assert re.search(rf'w:name="{name}"><w:altName w:val="[^"]+"', table)


def test_hostile_text_is_kept_as_text() -> None:
    paper: OfficialPaper = notice(title="<w:p/>&amp;", body=(Block("前\x00\ud800后<x>"),))
    found = docx.Document(BytesIO(write_docx(paper)))
    assert paragraph(found, "前后<x>")
    assert found.core_properties.title == "<w:p/>&amp;"


def test_a_paper_with_only_the_least_is_written_too() -> None:
    bare = OfficialPaper(issuer_mark="", title="", body=())
    assert docx.Document(BytesIO(write_docx(bare))).sections

"""Where the elements of a paper stand in the produced PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pymupdf
import pytest

from guiju.office.documents.layout import Block, write_pdf
from guiju.office.documents.layout.fonts import FontShelf
from office.layout.measuring import MM, lines, row_with, rules, signs, text_of
from office.layout.papers import minutes, notice, request

CELL = 156 / 28
RED = 0xFF0000


def opened(paper: Any, shelf: FontShelf) -> Any:
    return pymupdf.open(stream=write_pdf(paper, shelf))


@pytest.fixture(scope="module")
def pdf(shelf: FontShelf) -> Any:
    return opened(notice(), shelf)


def test_the_mark_is_red_and_its_upper_edge_35_mm_below_the_type_areas(pdf: Any) -> None:
    red = [sign for sign in signs(pdf[0]) if sign.color == RED]
    assert text_of(red) == "云岭区人民政府文件"
    picture = pdf[0].get_pixmap(dpi=144)
    rows = (y for y in range(picture.height) if any(_is_red(picture, x, y) for x in range(0, picture.width, 2)))
    assert next(rows) / 144 * 25.4 == pytest.approx(37 + 35, abs=0.5)


def _is_red(picture: Any, x: int, y: int) -> bool:
    red, green, blue = picture.pixel(x, y)[:3]
    return bool(red > 200 and green < 120 and blue < 120)


def test_a_long_mark_stays_inside_the_type_area(shelf: FontShelf) -> None:
    page = opened(notice(issuer_mark="云岭区住房和城乡建设委员会云岭区发展和改革委员会文件"), shelf)[0]
    red = [sign for sign in signs(page) if sign.color == RED]
    assert min(sign.left for sign in red) > 28
    assert max(sign.right for sign in red) < 184


def test_the_number_has_hexagonal_brackets_and_no_zero_in_front(pdf: Any) -> None:
    _, row = row_with(pdf[0], "云政发")
    assert text_of(row) == "云政发〔2026〕5号"
    assert (row[0].left + row[-1].right) / 2 == pytest.approx(28 + 78, abs=0.5)


def test_the_red_rule_is_as_wide_as_the_type_area_and_4_mm_below_the_number(pdf: Any) -> None:
    left, top, right, _, color = rules(pdf[0])[0]
    assert color == (1, 0, 0)
    assert (left, right) == (pytest.approx(28, abs=0.05), pytest.approx(184, abs=0.05))
    baseline, _ = row_with(pdf[0], "云政发")
    number_bottom = baseline + 0.12 * 16 * MM
    assert top - number_bottom == pytest.approx(4, abs=0.1)


def test_the_title_is_size_2_centred_in_lines_that_keep_words_whole(pdf: Any) -> None:
    title = [row for row in lines(pdf[0]).values() if row[0].size == pytest.approx(22)]
    assert [text_of(row) for row in title] == ["云岭区人民政府关于进一步", "规范重大行政决策程序的通知"]
    assert all((row[0].left + row[-1].right) / 2 == pytest.approx(106, abs=0.5) for row in title)


def test_addressees_stand_at_the_left_edge_and_end_in_a_colon(pdf: Any) -> None:
    _, row = row_with(pdf[0], "各街道")
    assert text_of(row) == "各街道办事处，各部门："
    assert row[0].left == pytest.approx(28, abs=0.3)


def test_levels_one_and_two_have_their_own_faces(pdf: Any) -> None:
    _, first = row_with(pdf[0], "一、总体")
    _, plain = row_with(pdf[0], "坚持先")
    assert "Sans" in first[0].font
    assert "Serif" in plain[0].font


def test_with_a_seal_the_date_is_four_characters_in_and_the_signature_centred_over_it(pdf: Any) -> None:
    page = next(page for page in pdf if "2026年3月5日" in page.get_text())
    _, date = row_with(page, "2026年3月5日")
    _, name = next((at, row) for at, row in lines(page).items() if text_of(row) == "云岭区人民政府")
    assert 184 - date[-1].right == pytest.approx(4 * CELL, abs=0.5)
    assert name[0].left + name[-1].right == pytest.approx(date[0].left + date[-1].right, abs=0.6)


def test_without_a_seal_the_signature_is_two_in_and_the_date_two_right_of_its_start(shelf: FontShelf) -> None:
    paper = notice(seal=False, signatures=("云岭区人民政府办公室",), annexes=())
    page = next(page for page in opened(paper, shelf) if "2026年3月5日" in page.get_text())
    _, date = row_with(page, "2026年3月5日")
    _, name = next((at, row) for at, row in lines(page).items() if text_of(row) == "云岭区人民政府办公室")
    assert 184 - name[-1].right == pytest.approx(2 * CELL, abs=0.5)
    assert date[0].left - name[0].left == pytest.approx(2 * CELL, abs=0.5)


@pytest.mark.parametrize("lines_before", range(1, 24))
def test_the_signature_never_stands_on_a_page_without_text(shelf: FontShelf, lines_before: int) -> None:
    body = (*(Block(f"第{n}句。") for n in range(lines_before)), Block("最后一段收尾的话。"))
    paper = notice(body=body, attachments=(), annexes=(), seal=True)
    page = next(page for page in opened(paper, shelf) if "2026年3月5日\n" in page.get_text())
    assert "最后一段" in page.get_text()
    assert "（此件公开发布）" in page.get_text()


def test_the_first_page_shows_text_even_where_all_of_it_is_one_paragraph(shelf: FontShelf) -> None:
    names = tuple(f"附件之{n}" for n in range(12))
    paper = notice(body=(Block("只有一段话。"),), attachments=names, annexes=())
    assert "只有一段话" in opened(paper, shelf)[0].get_text()


def test_attachment_names_have_numbers_and_no_mark_at_the_end(pdf: Any) -> None:
    page = next(page for page in pdf if "附件：" in page.get_text())
    _, first = row_with(page, "附件：")
    _, second = row_with(page, "2.申报表")
    assert text_of(first) == "附件：1.决策事项目录"
    assert first[0].left == pytest.approx(28 + 2 * CELL, abs=0.3)
    assert second[0].left == pytest.approx(first[3].left, abs=0.3)


def test_an_annex_starts_a_page_with_its_title_on_the_third_line(pdf: Any) -> None:
    rows = list(lines(pdf[-1]).items())
    assert text_of(rows[0][1]) == "附件"
    assert text_of(rows[1][1]) == "决策事项目录"
    assert rows[1][0] - rows[0][0] == pytest.approx(2 * 225 / 22, abs=1)


def test_the_end_blocks_last_rule_lies_on_the_foot_of_the_type_area_of_the_last_page(pdf: Any) -> None:
    found = rules(pdf[-1])
    assert [round(bottom - top, 2) for _, top, _, bottom, _ in found] == [0.35, 0.25, 0.35]
    assert found[-1][3] == pytest.approx(262, abs=0.1)
    assert all(right - left == pytest.approx(156, abs=0.1) for left, _, right, _, _ in found)
    _, copied = row_with(pdf[-1], "抄送")
    assert text_of(copied) == "抄送：区委办公室，区人大常委会办公室。"
    _, printed = row_with(pdf[-1], "印发")
    assert text_of(printed) == "云岭区人民政府办公室2026年3月9日印发"
    assert (printed[0].left - 28, 184 - printed[-1].right) == (pytest.approx(14 * MM, abs=0.4),) * 2


def test_no_other_page_has_an_end_block(pdf: Any) -> None:
    assert all(len(rules(page)) == (page.number == 0) for page in list(pdf)[:-1])


def test_a_paper_without_copies_and_printer_has_no_end_block(shelf: FontShelf) -> None:
    bare = notice(copied_to=(), printed_by="", printed_on=None)
    assert rules(opened(bare, shelf)[-1]) == []


def test_an_upward_paper_has_its_number_left_and_its_signers_right(shelf: FontShelf) -> None:
    page = opened(request(), shelf)[0]
    _, first = row_with(page, "签发人")
    _, last = row_with(page, "云政发")
    assert text_of(first) == "签发人：张云峰李岭"
    assert text_of(last) == "云政发〔2026〕5号王小明"
    assert last[0].left == pytest.approx(28 + CELL, abs=0.5)
    assert 184 - first[-1].right == pytest.approx(CELL, abs=0.5)
    assert last[-3].left == pytest.approx(first[4].left, abs=0.3)
    assert [text_of(row) for row in list(lines(page).values())[:2]] == ["000012", "特急"]


def test_minutes_name_the_people_after_the_text_and_have_no_signature(shelf: FontShelf) -> None:
    pages = opened(minutes(), shelf)
    text = "".join(page.get_text() for page in pages)
    assert "签发人" not in text
    assert "列席" not in text  # an empty list is left out
    _, present = row_with(pages[0], "出席")
    assert text_of(present) == "出席：张云峰、李岭"
    assert "Sans" in present[0].font
    assert "Serif" in present[3].font


def test_words_that_look_like_commands_are_printed_as_they_are(shelf: FontShelf) -> None:
    nasty = '#read("/etc/passwd") $x$ *b* \\u{41} <a> "q" {{x}}'
    text = opened(notice(title=nasty, body=(Block(nasty),)), shelf)[0].get_text().replace("\n", "")
    assert text.replace(" ", "").count('#read("/etc/passwd")$x$*b*\\u{41}<a>"q"{{x}}') >= 1


def test_signs_no_file_may_hold_are_dropped_and_the_rest_printed(shelf: FontShelf) -> None:
    paper = replace(notice(), body=(Block("前\x00\x0b\ud800\uffff后"),), annexes=())
    assert "前后" in opened(paper, shelf)[0].get_text()


def test_equal_papers_give_equal_files(shelf: FontShelf) -> None:
    assert write_pdf(notice(), shelf) == write_pdf(notice(), shelf)

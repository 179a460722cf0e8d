"""Letters, orders and joint papers: where their elements stand in the produced PDF."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pymupdf
import pytest

from guiju.office.documents.layout import SealPlace, seal_places, write_pdf
from guiju.office.documents.layout.fonts import FontShelf
from office.layout.measuring import MM, lines, row_with, rules, signs, text_of
from office.layout.papers import joint, letter, minutes, order, request

CELL = 156 / 28
PITCH = 225 / 22
RED = 0xFF0000
SEAL = 45


def opened(paper: Any, shelf: FontShelf) -> Any:
    return pymupdf.open(stream=write_pdf(paper, shelf))


def red_top(page: Any) -> float:
    """The upper edge of the mark's ink in millimetres; rules are looked for below."""
    picture = page.get_pixmap(dpi=144)
    for y in range(picture.height):
        for x in range(0, picture.width, 2):
            red, green, blue = picture.pixel(x, y)[:3]
            if red > 200 and green < 120 and blue < 120:
                return float(y / 144 * 25.4)
    raise AssertionError("no red on the page")


def test_a_letters_mark_begins_30_mm_below_the_pages_edge(shelf: FontShelf) -> None:
    assert red_top(opened(letter(), shelf)[0]) == pytest.approx(30, abs=0.5)


def test_a_letter_has_two_double_rules_170_mm_wide_in_the_middle_of_its_first_page(shelf: FontShelf) -> None:
    pdf = opened(letter(), shelf)
    bars = rules(pdf[0])
    assert [(round(left, 1), round(right, 1)) for left, _, right, _, _ in bars] == [(20, 190)] * 4
    thick = [bottom - top for _, top, _, bottom, _ in bars]
    assert thick[0] > thick[1]  # thick over thin at the top
    assert thick[2] < thick[3]  # thin over thick at the foot
    assert all(color == (1, 0, 0) for *_, color in bars)
    assert bars[0][1] == pytest.approx(30 + 17 + 4, abs=0.2)
    assert 297 - bars[3][3] == pytest.approx(20, abs=0.2)
    assert rules(pdf[1]) == []


def test_a_letters_number_stands_at_the_right_edge_under_the_rule_and_the_title_two_lines_below(
    shelf: FontShelf,
) -> None:
    page = opened(letter(), shelf)[0]
    baseline, number = row_with(page, "云政函")
    assert number[-1].right == pytest.approx(184, abs=0.4)
    glyph_top = baseline - 0.88 * 16 * MM
    assert glyph_top - rules(page)[1][3] == pytest.approx(7 / 8 * 16 * MM, abs=0.6)
    title, _ = row_with(page, "云岭区人民政府关于")
    assert 2 * PITCH < title - baseline < 3.5 * PITCH


def test_a_letters_stack_stands_at_the_left_of_its_number(shelf: FontShelf) -> None:
    page = opened(letter(copy_no="000012", urgency="特急"), shelf)[0]
    rows = [text_of(row) for row in lines(page).values()]
    assert rows[1] == "000012云政函〔2026〕12号"
    assert rows[2] == "特急"


def test_a_letters_first_page_bears_no_number_and_the_others_do(shelf: FontShelf) -> None:
    pdf = opened(letter(), shelf)
    feet = [text_of([sign for sign in signs(page) if sign.baseline > 262]) for page in pdf]
    assert feet[0] == ""
    assert feet[1] == "—2—"


def test_a_letters_end_block_names_only_the_copied_organs_and_has_no_rules(shelf: FontShelf) -> None:
    last = opened(letter(), shelf)[-1]
    assert "抄送" in last.get_text()
    assert "印发" not in last.get_text()
    assert rules(last) == []


def test_text_of_a_letter_stays_on_the_grid(shelf: FontShelf) -> None:
    pdf = opened(letter(), shelf)
    body = [
        row for page in pdf for row, found in lines(page).items() if found[0].size == 16 and "云" not in text_of(found)
    ]
    off = [(row - body[0]) / PITCH - round((row - body[0]) / PITCH) for row in body]
    assert max(map(abs, off)) < 0.02


def test_an_orders_mark_begins_20_mm_below_the_type_area_and_it_has_no_red_rule(shelf: FontShelf) -> None:
    page = opened(order(), shelf)[0]
    assert red_top(page) == pytest.approx(37 + 20, abs=0.5)
    assert all(color == (0, 0, 0) for *_, color in rules(page))


def test_an_orders_number_is_centred_and_its_text_two_lines_below(shelf: FontShelf) -> None:
    page = opened(order(), shelf)[0]
    at, number = row_with(page, "第12号")
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(106, abs=0.5)
    text, _ = row_with(page, "现予公布")
    assert (text - at) / PITCH == pytest.approx(3, abs=0.05)


def test_an_order_is_signed_by_post_and_name_with_the_date_a_line_below_both_four_in(shelf: FontShelf) -> None:
    page = opened(order(), shelf)[0]
    signed, row = row_with(page, "张云峰")
    assert text_of(row) == "区长张云峰"
    assert 184 - row[-1].right == pytest.approx(4 * CELL, abs=0.4)
    assert row[2].left - row[1].right == pytest.approx(2 * CELL, abs=0.8)
    dated, date = next((at, found) for at, found in lines(page).items() if text_of(found) == "2026年3月5日")
    assert 184 - date[-1].right == pytest.approx(4 * CELL, abs=0.4)
    assert (dated - signed) / PITCH == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_joint_issuers_stand_under_each_other_equally_wide_with_the_word_beside_them(
    count: int, shelf: FontShelf
) -> None:
    page = opened(joint(count), shelf)[0]
    red = [sign for sign in signs(page) if sign.color == RED]
    names = [sign for sign in red if sign.text not in "文件"]
    rows = sorted({round(sign.baseline, 1) for sign in names})
    assert len(rows) == count
    edges = [[sign for sign in names if round(sign.baseline, 1) == row] for row in rows]
    assert len({round(min(sign.left for sign in row), 1) for row in edges}) == 1
    assert len({round(max(sign.right for sign in row)) for row in edges}) == 1
    beside = next(sign for sign in red if sign.text == "文")
    assert rows[0] - 1 < beside.baseline < rows[-1] + 1
    assert min(sign.left for sign in red) > 28
    assert max(sign.right for sign in red) < 184
    assert "现就有关事项" in page.get_text()  # the first page shows text


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_seals_of_joint_issuers_fit_the_type_area_and_never_touch(count: int, shelf: FontShelf) -> None:
    places = seal_places(joint(count), shelf)
    assert [place.organ for place in places] == list(joint(count).signatures)
    assert all(place.x - SEAL / 2 >= 28 and place.x + SEAL / 2 <= 184 for place in places)
    for one, other in combinations(places, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > SEAL


def test_each_seal_lies_on_its_signature_and_the_last_on_the_date_too(shelf: FontShelf) -> None:
    pdf = opened(joint(5), shelf)
    for place in seal_places(joint(5), shelf):
        at, row = row_with(pdf[place.page - 1], place.organ)
        own = [sign for sign in row if abs(sign.left - place.x) < SEAL / 2]
        assert (own[0].left + own[-1].right) / 2 == pytest.approx(place.x, abs=2)
        assert 0 < place.y - at < PITCH
    dated, date = next((at, row) for at, row in lines(pdf[-1]).items() if text_of(row) == "2026年3月5日")
    assert (date[0].left + date[-1].right) / 2 == pytest.approx(place.x, abs=1)
    assert dated - place.y < PITCH


def test_a_single_seals_upper_edge_is_within_one_line_of_the_text(shelf: FontShelf) -> None:
    paper = joint(1)
    (place,) = seal_places(paper, shelf)
    page = opened(paper, shelf)[place.page - 1]
    rows = lines(page)
    last_text = max(at for at, row in rows.items() if at < place.y - PITCH and "云岭" not in text_of(row))
    line_bottom = last_text + PITCH / 2 - 0.38 * 16 * MM
    assert 0 < (place.y - SEAL / 2) - line_bottom < PITCH


def test_papers_without_a_seal_have_no_place_for_one(shelf: FontShelf) -> None:
    assert seal_places(request(), shelf) == []
    assert seal_places(minutes(), shelf) == []


def test_an_order_has_the_place_of_its_signers_stamp(shelf: FontShelf) -> None:
    page = opened(order(), shelf)[0]
    at, row = row_with(page, "张云峰")
    (place,) = seal_places(order(), shelf)
    assert isinstance(place, SealPlace)
    assert (row[2].left + row[-1].right) / 2 == pytest.approx(place.x, abs=1)
    assert abs(at - place.y) < PITCH / 2


def test_without_seals_the_host_comes_first_and_the_others_below(shelf: FontShelf) -> None:
    page = opened(joint(3, seal=False), shelf)[-1]
    found = [row_with(page, organ)[0] for organ in joint(3).signatures]
    assert [round((low - high) / PITCH, 1) for high, low in pairwise(found)] == [1, 1]

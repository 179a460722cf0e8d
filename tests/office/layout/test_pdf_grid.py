"""The produced PDF is measured, not the template: page, type area, 22 lines, 28 characters, page numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pymupdf
import pytest

from guiju.office.documents.layout import write_pdf
from guiju.office.documents.layout.fonts import FontShelf
from office.layout.measuring import MM, lines, signs, text_of
from office.layout.papers import notice

PITCH = 225 / 22


@pytest.fixture(scope="module")
def pdf(shelf: FontShelf) -> Any:
    return pymupdf.open(stream=write_pdf(notice(), shelf))


def test_every_page_is_a4(pdf: Any) -> None:
    sizes = {(round(page.rect.width * MM, 1), round(page.rect.height * MM, 1)) for page in pdf}
    assert sizes == {(210.0, 297.0)}


def test_a_full_page_has_22_lines(pdf: Any) -> None:
    assert len(lines(pdf[1])) == 22


def test_lines_stand_one_22nd_of_the_type_area_apart(pdf: Any) -> None:
    baselines = list(lines(pdf[1]))
    gaps = [below - above for above, below in pairwise(baselines)]
    assert all(abs(gap - PITCH) < 0.05 for gap in gaps)


def test_the_lines_of_all_pages_stand_on_one_grid(pdf: Any) -> None:
    """The header, the title and smaller type must not push later lines off the grid."""
    baselines = [row for page in pdf for row, found in lines(page).items() if found[0].size in (16, 16.0)]
    first = min(baselines)
    off = [(row - first) / PITCH - round((row - first) / PITCH) for row in baselines]
    assert max(map(abs, off)) < 0.02


def test_a_full_line_has_28_characters_from_edge_to_edge(pdf: Any) -> None:
    full = [row for row in lines(pdf[1]).values() if len(row) == 28]
    assert len(full) >= 15
    assert all(abs(row[0].left - 28) < 0.3 and abs(row[-1].right - 184) < 0.3 for row in full)


def test_no_line_of_the_text_holds_more_than_28_full_characters(pdf: Any) -> None:
    assert max(len(row) for row in lines(pdf[1]).values()) == 28


def test_text_stays_inside_the_type_area(pdf: Any) -> None:
    inside = [sign for page in pdf for row in lines(page).values() for sign in row]
    assert min(sign.left for sign in inside) > 27.9
    ink = [sign for sign in inside if sign.text.isalnum()]  # a mark at a line's end has only blank to its right
    assert max(sign.right for sign in ink) < 184.1
    assert min(sign.baseline for sign in inside) > 37 + 5


def test_a_paragraph_begins_two_characters_in(pdf: Any) -> None:
    start = next(row for row in lines(pdf[0]).values() if text_of(row).startswith("现就"))
    assert start[0].left == pytest.approx(28 + 2 * 156 / 28, abs=0.3)


def test_page_numbers_stand_outside_and_7_mm_below_the_type_area(pdf: Any) -> None:
    for number, page in enumerate(pdf, start=1):
        foot = sorted((sign for sign in signs(page) if sign.baseline > 262), key=lambda sign: sign.left)
        assert text_of(foot) == f"—{number}—"
        one_in = 14 * MM
        edge = 184 - one_in - foot[-1].right if number % 2 else foot[0].left - 28 - one_in
        assert abs(edge) < 0.5
        dash_middle = foot[0].baseline - 0.38 * 14 * MM
        assert dash_middle == pytest.approx(262 + 7, abs=0.3)
        assert all(sign.size == pytest.approx(14) for sign in foot)


def test_a_twenty_page_paper_is_laid_out_within_a_second(shelf: FontShelf) -> None:
    from time import perf_counter

    from guiju.office.documents.layout import Block

    varied = tuple(Block(f"第{n}段" + chr(0x4E00 + n) * 300) for n in range(38))
    start = perf_counter()
    pages = pymupdf.open(stream=write_pdf(notice(body=varied), shelf)).page_count
    assert pages >= 20
    assert perf_counter() - start < 3  # measured well below one second; room for a busy machine

"""The produced OFD is opened again: container, places in millimetres, words, the same measures as the PDF's."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pymupdf
import pytest
from lxml import etree

from guiju.office.documents.inspection import FileKind, inspect
from guiju.office.documents.layout import Block, write_ofd, write_pdf
from guiju.office.documents.layout.fonts import FontShelf
from guiju.office.search.extracting import words_in
from office.layout.measuring import signs
from office.layout.papers import joint, letter, minutes, notice, order

OFD = {"ofd": "http://www.ofdspec.org/2016"}
PAPERS = {"general": notice, "letter": letter, "order": order, "minutes": minutes, "joint": lambda: joint(3)}


def pages(raw: bytes) -> list[Any]:
    archive = zipfile.ZipFile(BytesIO(raw))
    root = etree.fromstring(archive.read("Doc_0/Document.xml"))
    return [
        etree.fromstring(archive.read(f"Doc_0/{page.get('BaseLoc')}"))
        for page in root.findall("ofd:Pages/ofd:Page", OFD)
    ]


def placed(page: Any) -> list[tuple[str, float, float]]:
    """Each character with the place of its origin on the page."""
    found = []
    for text in page.iter("{*}TextObject"):
        left, top, *_ = map(float, text.get("Boundary").split())
        code = text.find("ofd:TextCode", OFD)
        at = left + float(code.get("X"))
        steps = [*map(float, (code.get("DeltaX") or "").split()), 0.0]
        for sign, step in zip(code.text, steps, strict=True):
            found.append((sign, at, top + float(code.get("Y"))))
            at += step
    return found


@pytest.mark.parametrize("kind", PAPERS)
def test_every_character_stands_where_the_pdf_has_it(kind: str, shelf: FontShelf) -> None:
    paper = PAPERS[kind]()
    pdf = pymupdf.open(stream=write_pdf(paper, shelf))
    found = pages(write_ofd(paper, shelf))
    assert len(found) == len(pdf)
    for page, printed in zip(found, pdf, strict=True):
        ofd = sorted((round(y, 1), round(x, 1), sign) for sign, x, y in placed(page))
        own = sorted((round(s.baseline, 1), s.text) for s in signs(printed))
        assert sorted(sign for *_, sign in ofd) == sorted(sign for _, sign in own)
        assert all(abs(a[0] - b[0]) < 0.15 for a, b in zip(ofd, own, strict=True))


def test_the_page_is_a4_in_millimetres_and_the_red_rule_as_wide_as_the_type_area(shelf: FontShelf) -> None:
    page = pages(write_ofd(notice(), shelf))[0]
    assert page.findtext("ofd:Area/ofd:PhysicalBox", namespaces=OFD) == "0 0 210 297"
    rule = page.find(".//ofd:PathObject", OFD)
    left, _, width, height = map(float, rule.get("Boundary").split())
    assert (left, width, height) == (pytest.approx(28), pytest.approx(156), pytest.approx(0.7, abs=0.01))
    assert rule.find("ofd:FillColor", OFD).get("Value") == "255 0 0"


def test_a_full_line_has_28_characters_one_cell_apart(shelf: FontShelf) -> None:
    codes = [code for code in pages(write_ofd(notice(), shelf))[1].iter("{*}TextCode") if len(code.text) == 28]
    assert codes
    assert {round(float(step), 2) for step in codes[0].get("DeltaX").split()} == {round(156 / 28, 2)}


def test_each_element_names_the_face_of_the_standard(shelf: FontShelf) -> None:
    raw = write_ofd(notice(), shelf)
    resources = etree.fromstring(zipfile.ZipFile(BytesIO(raw)).read("Doc_0/PublicRes.xml"))
    names = {font.get("ID"): font.get("FontName") for font in resources.iter("{*}Font")}
    faces = {
        code.text: names[text.get("Font")]
        for page in pages(raw)
        for text in page.iter("{*}TextObject")
        for code in text.iter("{*}TextCode")
    }
    assert faces["云岭区人民政府文件"] == faces["云岭区人民政府关于进一步"] == "方正小标宋简体"
    assert faces["一、总体要求"] == "黑体"
    assert faces["（一）明确责任。"] == "楷体_GB2312"
    assert faces["坚持先协商、后决定，把意见听在前面。"] == "仿宋_GB2312"
    assert "宋体" in faces.values()  # the page numbers


def test_the_numbers_of_all_objects_are_different_and_none_is_greater_than_the_greatest_told(shelf: FontShelf) -> None:
    raw = write_ofd(notice(), shelf)
    archive = zipfile.ZipFile(BytesIO(raw))
    roots = [etree.fromstring(archive.read(name)) for name in archive.namelist()]
    numbers = [int(node.get("ID")) for root in roots for node in root.iter() if node.get("ID")]
    assert len(numbers) == len(set(numbers))
    told = next(int(node.text) for root in roots for node in root.iter("{*}MaxUnitID"))
    assert max(numbers) <= told


def test_the_file_passes_our_own_inspection_and_its_words_are_found_by_our_own_search(shelf: FontShelf) -> None:
    raw = write_ofd(notice(), shelf)
    assert inspect("通知.ofd", raw, 10**7) is FileKind.OFD
    words = words_in("ofd", raw)
    assert "坚持先协商、后决定" in words
    assert "（此件公开发布）" in words


def test_equal_papers_give_equal_files_and_signs_no_file_may_hold_are_dropped(shelf: FontShelf) -> None:
    paper = notice(body=(Block("前\x00\ud800\uffff后<x>&"),), annexes=())
    assert write_ofd(paper, shelf) == write_ofd(paper, shelf)
    assert "前后<x>&" in words_in("ofd", write_ofd(paper, shelf))

"""The DOCX as a word processor lays it out: LibreOffice opens it and what it prints is measured."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from guiju.office.documents.layout import Block, write_docx
from office.layout.measuring import MM, lines, row_with, rules, signs, text_of
from office.layout.papers import FULL_LINE, joint, letter, minutes, notice, order

LONG = notice(body=(*[FULL_LINE] * 3, Block("最后一句。")), annexes=())
PAPERS = {"general": lambda: LONG, "letter": letter, "order": order, "minutes": minutes, "joint": lambda: joint(3)}
PITCH = 225 / 22
RED = 0xFF0000
pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice on this machine")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("opened")
    for name, paper in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(write_docx(paper()))
    files = [str(folder / f"{name}.docx") for name in PAPERS]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: pymupdf.open(folder / f"{name}.pdf") for name in PAPERS}


def test_every_format_is_opened_and_printed_on_a4(opened: dict[str, Any]) -> None:
    for pdf in opened.values():
        assert (round(pdf[0].rect.width), round(pdf[0].rect.height)) == (595, 842)


def test_a_full_page_has_22_lines_and_a_full_line_28_characters(opened: dict[str, Any]) -> None:
    rows = lines(opened["general"][1])
    assert len(rows) == 22
    assert max(len(row) for row in rows.values()) == 28


def test_the_general_formats_mark_number_and_rule_stand_at_their_places(opened: dict[str, Any]) -> None:
    page = opened["general"][0]
    red = [sign for sign in signs(page) if sign.color == RED]
    assert text_of(red) == "云岭区人民政府文件"
    assert 37 + 35 < red[0].baseline < 37 + 35 + 17
    number, _ = row_with(page, "云政发")
    drawn = [rule for rule in rules(page) if rule[2] - rule[0] > 150]
    assert drawn[0][1] - number == pytest.approx(4.7, abs=1)


def test_a_letters_rules_mark_and_number_stand_where_the_pdf_has_them(opened: dict[str, Any]) -> None:
    page = opened["letter"][0]
    bars = [bar for bar in rules(page) if bar[2] - bar[0] > 100]
    assert [round(bar[2] - bar[0]) for bar in bars] == [170] * 4
    assert bars[0][1] == pytest.approx(51, abs=0.4)
    assert 297 - bars[-1][3] == pytest.approx(20, abs=0.4)
    at, number = row_with(page, "云政函")
    assert number[-1].right == pytest.approx(184, abs=1)
    assert at - 0.88 * 16 * MM - bars[1][3] == pytest.approx(7 / 8 * 16 * MM, abs=1.5)
    assert not [sign for sign in signs(page) if sign.baseline > 265]


def test_an_orders_text_begins_three_lines_below_its_number(opened: dict[str, Any]) -> None:
    page = opened["order"][0]
    number, _ = row_with(page, "12")
    text, _ = row_with(page, "现予公布")
    assert (text - number) / PITCH == pytest.approx(3, abs=0.1)
    assert "张云峰" in page.get_text()


def test_the_names_of_joint_issuers_each_stand_in_one_line(opened: dict[str, Any]) -> None:
    red = [sign for sign in signs(opened["joint"][0]) if sign.color == RED]
    rows = {round(sign.baseline) for sign in red if sign.text not in "文件"}
    assert len(rows) == 3
    assert max(sign.right for sign in red) < 186


def test_minutes_show_who_was_there(opened: dict[str, Any]) -> None:
    assert "出席：张云峰、李岭" in opened["minutes"][0].get_text().replace("\n", "")

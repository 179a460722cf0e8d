"""A seal of 45 mm on a short page: its lower edge stays clear of the end block, measured in PDF, OFD and DOCX."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from lxml import etree

from guiju.office.documents.layout import Block, OfficialPaper, seal_places, write_docx, write_ofd, write_pdf
from guiju.office.documents.layout.fonts import FontShelf
from office.layout.measuring import lines, row_with, rules, text_of
from office.layout.papers import joint, letter, notice

SEAL = 45
FOOT = 37 + 225
OFD = {"ofd": "http://www.ofdspec.org/2016"}
LINES = range(1, 23)
"""So many lines of text that on some page the signature comes to stand right above the end block."""


def short(count: int, **changes: Any) -> OfficialPaper:
    text = tuple(Block("请按时办理。") for _ in range(count))
    return notice(**{"body": text, "attachments": (), "annexes": (), **changes})


def foot_of(page: Any) -> float:
    """The upper edge of the end block on a page of the PDF, or the lower edge of the type area where there is none."""
    wide = [top for left, top, right, _, colour in rules(page) if right - left > 150 and colour == (0, 0, 0)]
    return min(wide, default=FOOT)


@pytest.mark.parametrize("note", ["", "此件公开发布"])
def test_in_the_pdf_a_seal_never_touches_the_end_block(note: str, shelf: FontShelf) -> None:
    for count in LINES:
        paper = short(count, note=note)
        (place,) = seal_places(paper, shelf)
        pdf = pymupdf.open(stream=write_pdf(paper, shelf))
        assert place.y + SEAL / 2 <= foot_of(pdf[place.page - 1]) + 0.01, count


def test_seals_of_joint_issuers_and_of_letters_stay_clear_too(shelf: FontShelf) -> None:
    for count in (4, 8, 9, 10, 11, 12, 13):
        for paper in (joint(3, body=short(count).body, note=""), letter(body=short(count).body, copied_to=())):
            pdf = pymupdf.open(stream=write_pdf(paper, shelf))
            place = seal_places(paper, shelf)[-1]
            assert place.y + SEAL / 2 <= foot_of(pdf[place.page - 1]) + 0.01, count


def test_in_the_ofd_the_end_block_begins_below_the_seal(shelf: FontShelf) -> None:
    for count in (9, 10, 11):
        paper = short(count, note="")
        (place,) = seal_places(paper, shelf)
        archive = zipfile.ZipFile(BytesIO(write_ofd(paper, shelf)))
        page = etree.fromstring(archive.read(f"Doc_0/Pages/Page_{place.page - 1}/Content.xml"))
        boxes = [list(map(float, path.get("Boundary").split())) for path in page.iter("{*}PathObject")]
        tops = [top for _, top, width, _ in boxes if width > 150 and top > 100]
        assert min(tops, default=FOOT) >= place.y + SEAL / 2 - 0.01, count


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice on this machine")
def test_in_the_docx_as_a_word_processor_prints_it_the_seal_stays_clear(tmp_path: Path) -> None:
    counts = range(7, 14)
    for count in counts:
        (tmp_path / f"{count}.docx").write_bytes(write_docx(short(count, note="")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{count}.docx") for count in counts]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for count in counts:
        pdf = pymupdf.open(tmp_path / f"{count}.pdf")
        page = next(p for p in pdf if any(text_of(row) == "2026年3月5日" for row in lines(p).values()))
        signed, _ = row_with(page, "云岭区人民政府")
        signed = max(at for at, row in lines(page).items() if text_of(row) == "云岭区人民政府")
        dated = max(at for at, row in lines(page).items() if text_of(row) == "2026年3月5日")
        middle = (signed + dated) / 2 - 0.38 * 16 * 25.4 / 72
        assert middle + SEAL / 2 <= foot_of(page) + 0.6, count

"""Writes a paper as PDF on the exact grid of the standard, with Typst."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.fonts import FontShelf, font_shelf
from guiju.office.documents.layout.paper import Paper
from guiju.office.documents.layout.sheet import sheet_of

TEMPLATES = Path(__file__).parent / "templates"


class PaperNotPrinted(Exception):
    """The PDF could not be made; `message` says in Chinese why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def write_pdf(paper: Paper, shelf: FontShelf | None = None) -> bytes:
    """The paper as PDF bytes; the same paper gives the same bytes on one machine.

    Texts reach the template as data only. Raises PaperNotPrinted where the machine has no Chinese font or the
    typesetter fails. `shelf` defaults to the fonts found on this machine.
    """
    shelf = shelf or font_shelf()
    return typeset("paper.typ", _inputs(paper), shelf, _made_at(paper))


def typeset(template: str, inputs: Mapping[str, str], shelf: FontShelf, made_at: datetime) -> bytes:
    """One of our templates with its words as PDF bytes. Raises PaperNotPrinted."""
    if shelf.missing():
        raise PaperNotPrinted(
            "本机没有可用的中文字体，无法生成 PDF。请安装字体包，或把字体文件放入数据目录的 fonts 文件夹后重试。"
        )
    try:
        pdf = _compiler(template, inputs, shelf).compile(format="pdf", timestamp=made_at, pdf_tags=False)
    except typst.TypstError as failure:
        raise PaperNotPrinted(f"版面无法生成（{failure.message}）。请检查正文后重试；文字没有丢失。") from failure
    if not isinstance(pdf, bytes):
        raise PaperNotPrinted("版面引擎没有给出文件。请重试；仍不成功时请联系管理员。")
    return pdf


def _compiler(template: str, inputs: Mapping[str, str], shelf: FontShelf) -> typst.Compiler:
    faces = {role.value: asdict(face) for role, face in shelf.faces.items()}
    return typst.Compiler(
        input=str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=shelf.fonts,
        ignore_system_fonts=True,
        sys_inputs={**inputs, "faces": json.dumps(faces, ensure_ascii=False)},
    )


def _inputs(paper: Paper) -> dict[str, str]:
    return {
        "paper": json.dumps(asdict(sheet_of(paper)), ensure_ascii=False),
        "measures": json.dumps({name.lower(): value for name, value in vars(measures).items() if name.isupper()}),
    }


def _made_at(paper: Paper) -> datetime:
    """The time stamped into the file: noon of the paper's date, so that equal papers give equal files."""
    day = paper.made_on or paper.printed_on
    return datetime.combine(day, time(12), UTC) if day else datetime(2000, 1, 1, 12, tzinfo=UTC)

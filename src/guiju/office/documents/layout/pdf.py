"""Writes a paper as PDF on the exact grid of the standard, with Typst."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.fonts import FontShelf, Role, font_shelf
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


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where the middle of a seal or stamp lies: the page from 1, millimetres from its upper left corner."""

    organ: str
    page: int
    x: float
    y: float


def seal_places(paper: Paper, shelf: FontShelf | None = None) -> list[SealPlace]:
    """One place for each signature that a seal lies on, in the order of the signatures, as in the PDF and the OFD.

    A seal of `measures.SEAL` millimetres there touches no other, and its upper edge is within one line of the text.
    An order has the place of its signer's stamp. None for minutes and papers without a seal. Raises PaperNotPrinted.
    """
    shelf = shelf or font_shelf()
    with _refusing(shelf):
        found = json.loads(_compiler("paper.typ", _inputs(paper), shelf).query("<seal>", field="value"))
    return [SealPlace(**place) for place in found]


def write_told_pdf(paper: Paper, shelf: FontShelf | None = None) -> bytes:
    """The same pages, the text of each face in a shade of its own (`told_role`): what the OFD is made from."""
    shelf = shelf or font_shelf()
    told = {"told_faces": ",".join(role.value for role in Role)}
    return typeset("paper.typ", {**_inputs(paper), **told}, shelf, _made_at(paper))


def told_role(red: int, green: int, blue: int) -> Role | None:
    """The face that a shade stands for; the mark is red. None for another colour."""
    if red > 0x7F > max(green, blue):
        return Role.MARK
    place, rest = divmod(blue, 8)
    known = list(Role)
    return known[place - 1] if not rest and 0 < place <= len(known) else None


def typeset(template: str, inputs: Mapping[str, str], shelf: FontShelf, made_at: datetime) -> bytes:
    """One of our templates with its words as PDF bytes. Raises PaperNotPrinted."""
    with _refusing(shelf):
        pdf = _compiler(template, inputs, shelf).compile(format="pdf", timestamp=made_at, pdf_tags=False)
    if not isinstance(pdf, bytes):
        raise PaperNotPrinted("版面引擎没有给出文件。请重试；仍不成功时请联系管理员。")
    return pdf


def pictures(paper: Paper, width: int, most: int, shelf: FontShelf | None = None) -> tuple[list[bytes], int]:
    """The first `most` pages as PNG, `width` pixels wide, and how many pages there are. Raises PaperNotPrinted."""
    shelf = shelf or font_shelf()
    dots = width / (measures.PAGE_WIDTH / 25.4)
    with _refusing(shelf):
        made = _compiler("paper.typ", _inputs(paper), shelf).compile(format="png", ppi=dots)
    pages = [made] if isinstance(made, bytes) else list(made or ())
    return [page for page in pages[:most] if page], len(pages)


@contextmanager
def _refusing(shelf: FontShelf) -> Iterator[None]:
    """Turns what stops the typesetter into PaperNotPrinted."""
    if shelf.missing():
        raise PaperNotPrinted(
            "本机没有可用的中文字体，无法生成 PDF。请安装字体包，或把字体文件放入数据目录的 fonts 文件夹后重试。"
        )
    try:
        yield
    except typst.TypstError as failure:
        raise PaperNotPrinted(f"版面无法生成（{failure.message}）。请检查正文后重试；文字没有丢失。") from failure


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

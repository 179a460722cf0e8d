"""Reads back from typeset pages where every character and rule stands, in millimetres from the page's top left."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_uint
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from guiju.office.documents.layout.fonts import Role
from guiju.office.documents.layout.pdf import told_role

MM = 25.4 / 72
_SAME_LINE = 0.05


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters of one face in one line. `x` of each one's origin, `y` of the base line; `size` in millimetres,
    `narrow`: width as a share of the face's own."""

    role: Role
    text: str
    xs: tuple[float, ...]
    y: float
    size: float
    narrow: float
    red: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    left: float
    top: float
    width: float
    height: float
    red: bool


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What is printed on a page of `width` by `height`."""

    width: float
    height: float
    letters: tuple[Letters, ...]
    bars: tuple[Bar, ...]


def pages_of(pdf: bytes) -> list[PageMarks]:
    """The pages of a file of `write_told_pdf`."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PageMarks:
    width, height = page.get_size()
    text = page.get_textpage()
    single = list(_characters(text.raw, height))
    return PageMarks(width * MM, height * MM, tuple(_joined(single)), tuple(_bars(page, height)))


def _characters(text: object, height: float) -> Iterator[Letters]:
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        color = _color(text, index)
        role = told_role(*color)
        if sign.isspace() or role is None:
            continue
        x, y, matrix = c_double(), c_double(), pdfium.FS_MATRIX()
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
        tall = abs(matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(text, index) * tall * MM
        narrow = round(abs(matrix.a) / tall, 3)
        yield Letters(role, sign, (x.value * MM,), (height - y.value) * MM, size, narrow, color[0] > 0x7F)


def _color(text: object, index: int) -> tuple[int, int, int]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    pdfium.FPDFText_GetFillColor(text, index, byref(red), byref(green), byref(blue), byref(alpha))
    return red.value, green.value, blue.value


def _joined(single: list[Letters]) -> Iterator[Letters]:
    """Neighbours of one face, size and line become one; the order of the page is kept."""
    if not single:
        return
    run = single[0]
    for before, sign in pairwise(single):
        if _goes_on(before, sign):
            run = replace(run, text=run.text + sign.text, xs=run.xs + sign.xs)
        else:
            yield run
            run = sign
    yield run


def _goes_on(before: Letters, sign: Letters) -> bool:
    return _face(before) == _face(sign) and abs(before.y - sign.y) < _SAME_LINE and sign.xs[0] > before.xs[0]


def _face(letters: Letters) -> tuple[Role, bool, float, float]:
    return letters.role, letters.red, letters.narrow, round(letters.size, 2)


def _bars(page: pypdfium2.PdfPage, height: float) -> Iterator[Bar]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(item.raw, byref(left), byref(bottom), byref(right), byref(top))
        red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
        pdfium.FPDFPageObj_GetFillColor(item.raw, byref(red), byref(green), byref(blue), byref(alpha))
        yield Bar(
            left.value * MM,
            (height - top.value) * MM,
            (right.value - left.value) * MM,
            (top.value - bottom.value) * MM,
            red.value > 0x7F,
        )

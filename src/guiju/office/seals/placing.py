"""Where a seal stands on an issued PDF (GB/T 9704-2012, 7.3.5), and the page with the seal on it.

The seal stands centred over the issuer's name and the day above which it is set; both lie a little below its middle,
so that its upper edge comes within one line of the text. Places are measured on the PDF itself.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
import typst
from django.utils.translation import gettext as _

from guiju.office.documents.layout.measures import LINE_PITCH, POINTS_PER_MM
from guiju.office.seals.errors import NotSealed, SealImageRefused

ABOVE_MIDDLE = 3.0
"""Millimetres by which the middle of the seal stands above the middle of name and day."""
NEAR = 2.5 * LINE_PITCH
_PAGE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#place(top + left, dx: {left}pt, dy: {top}pt, image("seal.png", width: {size}pt))
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a seal on a page, counted from 0, in points from the lower left corner."""

    page: int
    x: float
    y: float


def place_of(pdf: bytes, issuer: str, made_on: date) -> Place:
    """Where the seal of an issuer belongs. Raises NotSealed when the paper has no such place."""
    day = f"{made_on.year}年{made_on.month}月{made_on.day}日"
    with pypdfium2.PdfDocument(pdf) as document:
        found = [place for number in range(len(document)) for place in _on_page(document, number, issuer, day)]
    if not found:
        raise NotSealed(_("在公文里找不到发文机关署名和成文日期的位置，不能用印。请核对版式，或在纸质件上用印。"))
    return found[-1]


def _on_page(document: pypdfium2.PdfDocument, number: int, issuer: str, day: str) -> Iterator[Place]:
    text = document[number].get_textpage()
    names = list(_boxes(text, issuer))
    for box in _boxes(text, day, "印发"):
        above = [n for n in names if 0 < n.middle[1] - box.middle[1] < NEAR * POINTS_PER_MM]
        if above:
            name = min(above, key=lambda one: one.middle[1])
            y = (name.middle[1] + box.middle[1]) / 2 + ABOVE_MIDDLE * POINTS_PER_MM
            yield Place(number, box.middle[0], y)


def _boxes(text: pypdfium2.PdfTextPage, words: str, not_before: str = "") -> Iterator[Box]:
    """Where words stand on a page, whatever blanks lie between their signs."""
    whole = text.get_text_range()
    after = rf"(?!\s*{re.escape(not_before)})" if not_before else ""
    for match in re.finditer(r"\s*".join(map(re.escape, words)) + after, whole):
        signs = [at for at in range(match.start(), match.end()) if not whole[at].isspace()]
        corners = [text.get_charbox(at) for at in signs]
        lefts, bottoms, rights, tops = zip(*corners, strict=True)
        yield Box(min(lefts), min(bottoms), max(rights), max(tops))


def sealed(pdf: bytes, picture: bytes, millimetres: int, place: Place) -> bytes:
    """The PDF with the picture of a seal laid over one page; everything under it stays as it was."""
    size = millimetres * POINTS_PER_MM
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[place.page]
        width, height = page.get_size()
        with pypdfium2.PdfDocument(_layer(picture, width, height, place, size)) as layer:
            shape = layer.page_as_xobject(0, document).as_pageobject()
            page.insert_obj(shape)
            page.gen_content()
            written = io.BytesIO()
            document.save(written)
    return written.getvalue()


def _layer(picture: bytes, width: float, height: float, place: Place, size: float) -> bytes:
    """A page with nothing but the seal. Raises SealImageRefused for a picture that cannot be drawn."""
    left, top = place.x - size / 2, height - place.y - size / 2
    source = _PAGE.format(width=width, height=height, left=left, top=top, size=size)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seal.png").write_bytes(picture)
        (root / "main.typ").write_text(source, encoding="utf-8")
        try:
            return typst.compile(root / "main.typ", root=root, format="pdf", pdf_tags=False)
        except typst.TypstError as error:
            raise SealImageRefused(_("印章图片画不出来。请重新导出透明背景的 PNG 再上传。")) from error


def drawable(picture: bytes) -> None:
    """Raises SealImageRefused for a picture that cannot be drawn."""
    _layer(picture, 200, 200, Place(0, 100, 100), 100)

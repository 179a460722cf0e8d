"""The text of a PDF file, line by line as set on the page, with each line's indent."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median
from unicodedata import category

import pypdfium2
from pypdfium2 import raw as pdfium

from guiju.office.rulebook.text_files.pdf_columns import Glyph, in_reading_order
from guiju.rules.official_text import UnreadableText

_RECOGNISE = "请先做文字识别（OCR），校对后另存为DOCX或UTF-8纯文本再读入"
_NO_WORDS = ("Co", "Cn", "Cs")  # private-use and unassigned: glyphs whose characters the file does not tell
_MOST_UNKNOWN = 0.05
_SAME_LINE = 0.5  # of a character's height
_BLANK = 0.8  # of a character's height


def pdf_text(raw: bytes) -> str:
    """The text of all pages. Raises UnreadableText for files that are locked, broken, scanned or without code."""
    document = _opened(raw)
    try:
        pages = [_glyphs(page) for page in document]
        pictures = [_has_picture(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise _broken() from error
    finally:
        document.close()
    _refuse_pictures(pages, pictures)
    _refuse_unknown(pages)
    return "\f\n".join("\n".join(_lines(page)) for page in pages)


def _opened(raw: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            cure = "请用密码打开，另存为没有密码的文件后重新读入"
            raise UnreadableText("PDF设有密码", where="整个文件", cure=cure) from error
        raise _broken() from error


def _broken() -> UnreadableText:
    return UnreadableText("PDF损坏，打不开", where="整个文件", cure="请重新下载或复制原文后再读入")


def _glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    text = page.get_textpage()
    return [glyph for index in range(text.count_chars()) if (glyph := _glyph(text, index)) is not None]


def _glyph(text: pypdfium2.PdfTextPage, index: int) -> Glyph | None:
    """None for blanks and line ends: the library makes some up, the places of the others say as much."""
    code = pdfium.FPDFText_GetUnicode(text.raw, index)
    character = chr(code) if code else "\ufffd"
    if not character.strip() or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
        return None
    left, bottom, right, top = text.get_charbox(index, loose=True)
    return Glyph(character, left, right, (bottom + top) / 2, max(top - bottom, 1.0))


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))


def _refuse_pictures(pages: Sequence[Sequence[Glyph]], pictures: Sequence[bool]) -> None:
    """A picture in front may be a cover; one behind text may be articles."""
    written = [number for number, page in enumerate(pages, start=1) if page]
    if not written:
        raise UnreadableText("PDF里没有文字，是扫描件", where=f"全部{len(pages)}页", cure=_RECOGNISE)
    lost = [n for n, page in enumerate(pages, start=1) if not page and pictures[n - 1] and n > written[0]]
    if lost:
        where = f"第{'、'.join(map(str, lost))}页"
        raise UnreadableText("PDF有的页只有图片，没有文字", where=where, cure=_RECOGNISE)


def _refuse_unknown(pages: Sequence[Sequence[Glyph]]) -> None:
    for number, page in enumerate(pages, start=1):
        unknown = sum(glyph.text == "\ufffd" or category(glyph.text) in _NO_WORDS for glyph in page)
        if unknown > _MOST_UNKNOWN * len(page):
            raise UnreadableText("PDF里的字没有写明是什么字", where=f"第{number}页", cure=_RECOGNISE)


def _lines(page: Sequence[Glyph]) -> Iterator[str]:
    if not page:
        return
    size = median(glyph.height for glyph in page)
    for block in in_reading_order(list(_rows(page))):
        for row in block.rows:
            yield " " * round((row[0].left - block.edge) / _half(row, size)) + _row_text(row)


def _half(row: Sequence[Glyph], size: float) -> float:
    """The width of half a character, which is one column."""
    widths = [glyph.right - glyph.left for glyph in row if not glyph.text.isascii()]
    return max((median(widths) if widths else size) / 2, 1.0)


def _rows(page: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(page, key=lambda one: -one.middle):
        if row and row[0].middle - glyph.middle > _SAME_LINE * max(row[0].height, glyph.height):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(glyph)
    yield sorted(row, key=lambda one: one.left)


def _row_text(row: Sequence[Glyph]) -> str:
    text = row[0].text
    for before, glyph in itertools.pairwise(row):
        latin = before.text.isascii() and glyph.text.isascii()
        wide = glyph.left - before.right > (_BLANK if not latin else _BLANK / 4) * glyph.height
        text += (" " if latin else "\u3000") * wide + glyph.text
    return text

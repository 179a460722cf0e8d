"""The text of a Word file: its paragraphs in order, with the numbers that Word itself puts before them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from lxml.etree import LxmlError

from guiju.office.rulebook.text_files.word_numbering import Numbering, at
from guiju.rules.official_text import UnreadableText

# Crossed out, moved away, hidden, or a second copy for older programs.
_NOT_SHOWN = "ancestor::w:moveFrom or ancestor::w:txbxContent or ancestor::w:r[w:rPr/w:vanish]"
_PIECES = f"(.//w:t|.//w:tab|.//w:br|.//w:cr)[ancestor::w:r and not({_NOT_SHOWN})]"
_BLOCKS = ".//w:p[not(ancestor::w:txbxContent) and not(ancestor::w:tc)]|.//w:tr[not(ancestor::w:tc)]"
_CONTENTS = "toc"  # style names of entries in a table of contents
# What the library fails with on damaged files; it has no error of its own for most of the damage.
_BROKEN: tuple[type[Exception], ...] = (
    *(OpcError, BadZipFile, zlib.error, LxmlError, LookupError, ValueError),
    *(RuntimeError, AttributeError, TypeError, OSError, EOFError),
)
_INDENT = "\u3000\u3000"


def word_text(raw: bytes) -> str:
    """The visible text, changes accepted. Raises UnreadableText for a broken file or one without a word."""
    try:
        document = Document(BytesIO(raw))
    except _BROKEN as error:
        cure = "请用Word打开，另存为新的DOCX后重新读入"
        raise UnreadableText("Word文件损坏，打不开", where="整个文件", cure=cure) from error
    text = "\n".join(_lines(document))
    if not text.strip():
        raise UnreadableText(
            "Word文件里没有文字（可能只有图片）", where="全文", cure="请先做文字识别（OCR）并校对，再重新读入"
        )
    return text


def _lines(document: WordDocument) -> Iterator[str]:
    numbering = Numbering(document)
    for block in at(document.element.body, _BLOCKS):
        if isinstance(block, CT_P):
            yield from _paragraph(block, numbering)
        else:
            cells = (" ".join(_words(p) for p in cell.iter(qn("w:p"))) for cell in block.iter(qn("w:tc")))
            yield " ".join(cells)


def _paragraph(paragraph: CT_P, numbering: Numbering) -> Iterator[str]:
    if (paragraph.style or "").lower().startswith(_CONTENTS):
        return
    words = _words(paragraph)
    mark = numbering.mark(paragraph) if words.strip() else ""
    indented = at(paragraph, "./w:pPr/w:ind[@w:firstLine > 0 or @w:firstLineChars > 0]")
    blank = _INDENT if indented and not words.startswith(("\u3000", " ", "\u00a0")) else ""
    yield f"{blank}{mark}{words}"


def _words(paragraph: CT_P) -> str:
    breaks = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
    return "".join(breaks.get(piece.tag) or piece.text or "" for piece in at(paragraph, _PIECES))

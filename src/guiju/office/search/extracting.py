"""The words in an attached file. A file that cannot be read has none: it is still found by its name."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

import openpyxl
import pypdfium2
from lxml import etree

from guiju.office.documents.inspection.kinds import FileKind, plain_text

LONGEST = 2_000_000
"""Characters of one file that are read; what follows is not found."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFD_TEXT = "TextCode"
_log = logging.getLogger(__name__)


def words_in(kind: str, content: bytes) -> str:
    """The text of a file of a kind of `FileKind`; "" for pictures and for what cannot be read."""
    reader = _READERS.get(kind)
    if reader is None:
        return ""
    try:
        return "\n".join(_up_to(LONGEST, reader(content)))
    except Exception:  # a broken file is the reader's library's trouble, of any kind; the file stays as it is
        _log.info("a %s file has no words that can be read", kind, exc_info=True)
        return ""


def _up_to(most: int, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if most <= 0:
            return
        yield line[:most]
        most -= len(line)


def _docx(content: bytes) -> Iterator[str]:
    for part in _parts(content, lambda name: name.startswith("word/") and name.endswith(".xml")):
        for paragraph in part.iter(f"{_WORD}p"):
            if line := "".join(node.text or "" for node in paragraph.iter(f"{_WORD}t")):
                yield line


def _ofd(content: bytes) -> Iterator[str]:
    for part in _parts(content, lambda name: name.endswith("Content.xml")):
        for node in part.iter("{*}" + _OFD_TEXT):
            if node.text:
                yield node.text


def _parts(content: bytes, wanted: Callable[[str], bool]) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in sorted(filter(wanted, archive.namelist())):
            yield etree.fromstring(archive.read(name), parser)


def _xlsx(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            if line := " ".join(str(value) for value in row if value is not None):
                yield line


def _pdf(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            yield _joined(page.get_textpage().get_text_bounded())
    finally:
        document.close()


def _joined(page: str) -> str:
    """The lines of a page as one: where a line is broken says nothing about the words."""
    return "".join(line.strip() for line in page.splitlines())


def _text(content: bytes) -> Iterator[str]:
    yield from (plain_text(content) or "").splitlines()


_READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    FileKind.DOCX: _docx,
    FileKind.OFD: _ofd,
    FileKind.XLSX: _xlsx,
    FileKind.PDF: _pdf,
    FileKind.TXT: _text,
}

"""Reads what a DOCX says of its page and paragraphs, with what styles and defaults add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section

from guiju.office.documents.checking.faces import Looks, looks_of
from guiju.office.documents.errors import DocumentError

EMU_PER_MM = 36000
LONGEST = 20_000
"""Paragraphs that are read; longer files are no official papers."""


class NotReadable(DocumentError):
    """The file is a DOCX by its parts, but what is inside cannot be read as a document."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with words. `number` counts all with words, from 1. What is not known is None."""

    number: int
    text: str
    looks: Looks = field(default_factory=Looks)
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class PageSize:
    """Millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page-number field of a footer: on which pages, at which side, size in points (None: not known)."""

    even: bool
    side: str
    size: float | None


@dataclass(frozen=True, slots=True)
class FilePaper:
    """What was read. `page` is None for plain text; `dropped` counts what is no plain paragraph, by name."""

    paragraphs: Sequence[Paragraph]
    page: PageSize | None = None
    numbers: tuple[PageNumber, ...] = ()
    both_sides: bool = False
    lines_drawn: bool = False
    dropped: Counter[str] = field(default_factory=Counter)


def paper_of_lines(lines: Iterable[str]) -> FilePaper:
    """A paper of which only the words are known."""
    kept = (line.strip(" \t　\ufeff\r\n") for line in lines)
    return FilePaper([Paragraph(number, line) for number, line in enumerate(filter(None, kept), start=1)])


def read_docx(content: bytes) -> FilePaper:
    """The paper in a DOCX that has passed inspection. Raises NotReadable."""
    try:
        document = docx.Document(BytesIO(content))
        return FilePaper(
            paragraphs=list(_paragraphs(document)),
            page=_page(document.sections[0]),
            numbers=tuple(_numbers(document)),
            both_sides=bool(document.settings.odd_and_even_pages_header_footer),
            lines_drawn=_lines_drawn(document),
            dropped=_dropped(document),
        )
    except Exception as damage:  # the library raises whatever a broken part makes it stumble over
        raise NotReadable(_("这份 DOCX 读不出内容。请用 Word 或 WPS 打开后另存为 DOCX，再上传。")) from damage


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    number = 0
    for found in _elements(document):
        text = "".join(_words(found)).strip(" \t　\ufeff")
        if text and number < LONGEST:
            number += 1
            yield Paragraph(number, text, looks_of(found, document), _inside(found, "w:tbl"))


def _elements(document: Document) -> Iterator[Any]:
    """Paragraphs of the first page's header with words (a letter's mark), then those of the body, in order."""
    section = document.sections[0]
    if section.different_first_page_header_footer:
        yield from section.first_page_header._element.iter(qn("w:p"))
    yield from document.element.body.iter(qn("w:p"))


def _words(paragraph: Any) -> Iterator[str]:
    """Its own words: not those of a text box that hangs on it, nor what was deleted with changes tracked."""
    for run in paragraph.iter(qn("w:r")):
        if _paragraph_of(run) is paragraph and not _inside(run, "w:del"):
            for part in run:
                if part.tag == qn("w:t"):
                    yield part.text or ""
                elif part.tag in (qn("w:tab"), qn("w:br")):
                    yield " "


def _paragraph_of(run: Any) -> Any:
    return next(run.iterancestors(qn("w:p")), None)


def _inside(element: Any, tag: str) -> bool:
    return next(element.iterancestors(qn(tag)), None) is not None


def _page(section: Section) -> PageSize:
    lengths = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    return PageSize(*(float(length or 0) / EMU_PER_MM for length in lengths))


def _numbers(document: Document) -> Iterator[PageNumber]:
    section = document.sections[0]
    for even, footer in ((False, section.footer), (True, section.even_page_footer)):
        for paragraph in footer._element.iter(qn("w:p")):
            told = [node.text or "" for node in paragraph.iter(qn("w:instrText"))]
            told += [node.get(qn("w:instr")) or "" for node in paragraph.iter(qn("w:fldSimple"))]
            if any("PAGE" in words for words in told):
                looks = looks_of(paragraph, document)
                yield PageNumber(even, looks.alignment, looks.size)


def _lines_drawn(document: Document) -> bool:
    """Whether anything could be the red rule: a border, a drawing, a picture."""
    body = document.element.body
    tags = ("w:pBdr", "w:drawing", "w:pict", "w:tblBorders", "w:tcBorders")
    heads = [body, document.sections[0].first_page_header._element, document.sections[0].header._element]
    return any(next(part.iter(qn(tag)), None) is not None for part in heads for tag in tags)


_DROPPED = {
    "w:tbl": "tables",
    "w:footnoteReference": "footnotes",
    "w:endnoteReference": "footnotes",
    "w:commentReference": "comments",
    "w:ins": "changes",
    "w:del": "changes",
    "w:object": "objects",
}


def _dropped(document: Document) -> Counter[str]:
    body = document.element.body
    found: Counter[str] = Counter()
    for tag, name in _DROPPED.items():
        found[name] += sum(1 for _ in body.iter(qn(tag)))
    pictures = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
    found["pictures"] += sum(1 for _ in body.iter(pictures, "{urn:schemas-microsoft-com:vml}imagedata"))
    return +found

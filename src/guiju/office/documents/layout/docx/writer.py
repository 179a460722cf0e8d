"""Puts the parts of a paper into one document, in the order of the standard."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document

from guiju.office.documents.layout.docx.body import add_annexes, add_body
from guiju.office.documents.layout.docx.ending import add_end_block
from guiju.office.documents.layout.docx.faces import name_fallback_fonts
from guiju.office.documents.layout.docx.header import add_header
from guiju.office.documents.layout.docx.page import add_page_numbers, set_base_style, set_page
from guiju.office.documents.layout.paper import Paper
from guiju.office.documents.layout.sheet import sheet_of


def write_docx(paper: Paper) -> bytes:
    """The paper as DOCX bytes. Fonts are named, not embedded; a fallback name goes with each."""
    sheet = sheet_of(paper)
    document = docx.Document()
    _describe(document, paper)
    set_base_style(document)
    set_page(document.sections[0])
    add_page_numbers(document)
    name_fallback_fonts(document)
    add_header(document, sheet)
    add_body(document, sheet)
    add_annexes(document, sheet)
    add_end_block(document, sheet)
    return _saved(document)


def _describe(document: Document, paper: Paper) -> None:
    """Own properties instead of the library's sample ones; the date is the paper's, not the clock's."""
    properties = document.core_properties
    properties.title = " ".join(paper.title.split())
    properties.author = paper.printed_by
    properties.comments = ""
    day = paper.made_on or paper.printed_on
    if day:
        properties.created = properties.modified = datetime.combine(day, time(12))


def _saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()

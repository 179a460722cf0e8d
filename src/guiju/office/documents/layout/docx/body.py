"""Title, addressees, text, list of attachments, people, signature, note, annexes."""

from __future__ import annotations

from docx.document import Document

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import HEI, TEXT, set_face
from guiju.office.documents.layout.docx.paragraphs import (
    add_block,
    add_centred,
    add_line,
    indent,
)
from guiju.office.documents.layout.docx.signing import add_seal_room, add_signature
from guiju.office.documents.layout.sheet import Heading, Sheet


def add_body(document: Document, sheet: Sheet) -> None:
    """Everything from the title to the note."""
    _title(document, sheet.title)
    if sheet.addressees:
        add_line(document, sheet.addressees)
    for block in sheet.blocks:
        last = add_block(document, block)
        if sheet.date and block is sheet.blocks[-1] and block is not sheet.blocks[0]:
            # The signature never stands on a page without text: the last paragraph goes with it,
            # unless it is the first too, for the first page has to show text.
            last.paragraph_format.keep_with_next = last.paragraph_format.keep_together = True
    _attachments(document, sheet)
    _people(document, sheet)
    if sheet.heading is not Heading.MINUTES:
        add_signature(document, sheet)
    if sheet.note:
        note = add_line(document, sheet.note)
        indent(note, first=2)
        note.paragraph_format.keep_with_next = sheet.seal
    add_seal_room(document, sheet)


def add_annexes(document: Document, sheet: Sheet) -> None:
    """Each annex on a new page: label at the left on line 1, title centred on line 3, text."""
    for annex in sheet.annexes:
        if annex.label:
            add_line(document, annex.label, HEI).paragraph_format.page_break_before = True
            add_line(document)
        _title(document, annex.title, new_page=not annex.label)
        for block in annex.blocks:
            add_block(document, block)


def _title(document: Document, lines: list[str], *, new_page: bool = False) -> None:
    for position, line in enumerate(lines):
        add_centred(document, line).paragraph_format.page_break_before = new_page and position == 0
    if lines:
        add_line(document).paragraph_format.keep_with_next = True


def _attachments(document: Document, sheet: Sheet) -> None:
    if not sheet.attachments:
        return
    _kept_blank(document)
    for position, (number, name) in enumerate(sheet.attachments):
        label = "附件：" if position == 0 else ""
        paragraph = add_line(document, f"{label}{number}{name}")
        hanging = len(label) + (1 if number else 0)
        indent(paragraph, left=5 + (1 if number else 0), hanging=hanging)
        paragraph.paragraph_format.keep_with_next = bool(sheet.date)


def _people(document: Document, sheet: Sheet) -> None:
    if sheet.people:
        add_line(document)
    for kind, names in sheet.people:
        label = f"{kind}："
        paragraph = add_line(document, label, HEI)
        set_face(paragraph.add_run(names), TEXT, measures.SIZE_3)
        indent(paragraph, left=2 + len(label), hanging=len(label))


def _kept_blank(document: Document) -> None:
    add_line(document).paragraph_format.keep_with_next = True

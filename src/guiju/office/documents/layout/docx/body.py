"""Title, addressees, text, list of attachments, people, signature, note, annexes."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import HEI, TEXT, set_face
from guiju.office.documents.layout.docx.paragraphs import (
    RIGHT,
    add_block,
    add_centred,
    add_line,
    characters,
    indent,
)
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
        _signature(document, sheet)
    if sheet.note:
        indent(add_line(document, sheet.note), first=2)


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


def _signature(document: Document, sheet: Sheet) -> None:
    for _ in range(2 if sheet.seal else 1):
        _kept_blank(document)
    name = sheet.signatures[0] if sheet.signatures else ""
    if len(sheet.signatures) > 1:
        _several(document, sheet.signatures)
        _at_right(document, sheet.date, 4, keep=bool(sheet.note))
        return
    name_offset, date_offset = signature_offsets(sheet.seal, characters(name), characters(sheet.date))
    if name:
        _at_right(document, name, name_offset, keep=True)
    if sheet.date:
        _at_right(document, sheet.date, date_offset, keep=bool(sheet.note))


def signature_offsets(seal: bool, name: float, date: float) -> tuple[float, float]:
    """How many characters the signature and the date stand from the right edge; widths in characters."""
    if seal:
        from_right = max(4.0, (name - date) / 2)
        return from_right + (date - name) / 2, from_right
    from_right = name - date
    return (2.0, from_right) if from_right >= 2 else (4 + date - name, 2.0)


def _several(document: Document, names: list[str]) -> None:
    """Joint signatures in rows of up to three, each centred in its column."""
    fit = int(measures.CHARACTERS / (max(map(len, names)) + 1))
    columns = max(1, min(3, len(names), fit))
    width = measures.TYPE_WIDTH / columns
    for start in range(0, len(names), columns):
        paragraph = add_line(document, "".join(f"\t{name}" for name in names[start : start + columns]))
        for column in range(columns):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm((column + 0.5) * width), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.keep_with_next = True


def _at_right(document: Document, words: str, distance: float, keep: bool = False) -> None:
    paragraph = add_line(document, words)
    paragraph.alignment = RIGHT
    indent(paragraph, right=max(0.0, distance))
    paragraph.paragraph_format.keep_with_next = keep


def _kept_blank(document: Document) -> None:
    add_line(document).paragraph_format.keep_with_next = True

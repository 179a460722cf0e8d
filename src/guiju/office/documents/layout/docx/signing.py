"""Signatures and date: alone, together with others, or by a person who signs an order."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import KAI, TEXT, set_face
from guiju.office.documents.layout.docx.paragraphs import RIGHT, add_line, characters, exact, indent
from guiju.office.documents.layout.sheet import Heading, Sheet


def add_signature(document: Document, sheet: Sheet) -> None:
    """What stands below the text; one more blank line where a seal or a stamp will lie."""
    _blank(document, 2 if sheet.seal or sheet.heading is Heading.ORDER else 1)
    if sheet.heading is Heading.ORDER:
        _by_person(document, sheet)
    elif len(sheet.signatures) > 1:
        (_sealed_together if sheet.seal else _unsealed_together)(document, sheet)
    else:
        _alone(document, sheet)


def add_seal_room(document: Document, sheet: Sheet) -> None:
    """Below date and note: as much as the lower half of a seal needs, so that it never lies on the end block."""
    lines = 1 + -(-(2 + characters(sheet.note)) // measures.CHARACTERS) if sheet.note else 1
    room = measures.SEAL / 2 - lines * measures.LINE_PITCH
    if sheet.seal and room > 0:
        exact(add_line(document), height=room)


def signature_offsets(seal: bool, name: float, date: float) -> tuple[float, float]:
    """How many characters the signature and the date stand from the right edge; widths in characters."""
    if seal:
        from_right = max(4.0, (name - date) / 2)
        return from_right + (date - name) / 2, from_right
    from_right = name - date
    return (2.0, from_right) if from_right >= 2 else (4 + date - name, 2.0)


def columns_of(names: list[str], date: str) -> list[float]:
    """The middles of the columns of joint signatures, in millimetres from the left edge of the type area."""
    widest = max(map(len, names))
    wanted = 3 if len(names) == 3 or len(names) > 4 else 2
    columns = max(1, min(wanted, int(measures.CHARACTERS / (widest + 1))))
    cell = measures.CHARACTER_PITCH
    least = measures.TYPE_WIDTH / columns if columns == 3 else max(measures.SEAL_COLUMN, (widest + 1) * cell)
    width = min(least, measures.TYPE_WIDTH / columns)
    beside = max(0.0, min(4 * cell + (characters(date) * cell - width) / 2, measures.TYPE_WIDTH - columns * width))
    last = measures.TYPE_WIDTH - beside - width / 2
    return [last - (columns - 1 - column) * width for column in range(columns)]


def _alone(document: Document, sheet: Sheet) -> None:
    name = sheet.signatures[0] if sheet.signatures else ""
    name_offset, date_offset = signature_offsets(sheet.seal, characters(name), characters(sheet.date))
    if name:
        _at_right(document, name, name_offset, keep=True)
    _date(document, sheet, date_offset)


def _by_person(document: Document, sheet: Sheet) -> None:
    paragraph = add_line(document, sheet.signed_as)
    set_face(paragraph.add_run("　　"), TEXT, measures.SIZE_3)
    set_face(paragraph.add_run("".join(sheet.signatures[:1])), KAI, measures.SIZE_2)
    paragraph.alignment = RIGHT
    indent(paragraph, right=4)
    paragraph.paragraph_format.keep_with_next = True
    _blank(document, 1)
    _date(document, sheet, 4)


def _sealed_together(document: Document, sheet: Sheet) -> None:
    """Rows of two or three, so far apart that seals do not touch; the last seal lies over the date too."""
    middles, names = columns_of(sheet.signatures, sheet.date), sheet.signatures
    for start in range(0, len(names), len(middles)):
        if start:
            _blank(document, measures.SEAL_ROWS - 1)
        shown = names[start : start + len(middles)]
        _centred_at(document, shown, middles[-len(shown) :], keep=True)
    _centred_at(document, [sheet.date], middles[-1:], keep=bool(sheet.note) or sheet.seal)


def _unsealed_together(document: Document, sheet: Sheet) -> None:
    """The host's name first, the others below it."""
    widest = max(map(characters, sheet.signatures))
    for name in sheet.signatures:
        _at_right(document, name, 2 + (widest - characters(name)) / 2, keep=True)
    _date(document, sheet, 2 + max(0.0, (widest - characters(sheet.date)) / 2))


def _centred_at(document: Document, words: list[str], middles: list[float], keep: bool) -> None:
    paragraph = add_line(document, "".join(f"\t{word}" for word in words))
    for middle in middles:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(middle), WD_TAB_ALIGNMENT.CENTER)
    paragraph.paragraph_format.keep_with_next = keep


def _date(document: Document, sheet: Sheet, distance: float) -> None:
    if sheet.date:
        _at_right(document, sheet.date, distance, keep=bool(sheet.note) or sheet.seal)


def _at_right(document: Document, words: str, distance: float, keep: bool = False) -> None:
    paragraph = add_line(document, words)
    paragraph.alignment = RIGHT
    indent(paragraph, right=max(0.0, distance))
    paragraph.paragraph_format.keep_with_next = keep


def _blank(document: Document, lines: int) -> None:
    for _ in range(lines):
        add_line(document).paragraph_format.keep_with_next = True

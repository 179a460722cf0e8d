"""The header of a letter: mark in the page's head, double red rules of the page's own width, number at the right."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.boxes import box_at, red_bar
from guiju.office.documents.layout.docx.faces import HEI, TEXT, set_face
from guiju.office.documents.layout.docx.marks import in_red
from guiju.office.documents.layout.docx.paragraphs import CENTRE, add_line, exact
from guiju.office.documents.layout.sheet import Sheet

_DOUBLE = measures.LETTER_THICK + measures.LETTER_APART + measures.LETTER_THIN


def add_letter_header(document: Document, sheet: Sheet) -> None:
    """From above the type area to the two blank lines above the title; the lower rule goes to the first footer."""
    rule = measures.LETTER_MARK_TOP + sheet.mark_height + measures.LETTER_RULE_BELOW
    mark = add_line(document)
    in_red(mark, sheet.mark, sheet)
    mark.alignment = CENTRE
    exact(mark, height=sheet.mark_height)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    anchor = section.first_page_header.paragraphs[0]
    lower = measures.PAGE_HEIGHT - measures.LETTER_RULE_FOOT - _DOUBLE
    box_at(anchor, mark, measures.MARGIN_LEFT, measures.LETTER_MARK_TOP, measures.TYPE_WIDTH, sheet.mark_height)
    _double_rule(anchor, 11, rule, (measures.LETTER_THICK, measures.LETTER_THIN))
    _double_rule(anchor, 13, lower, (measures.LETTER_THIN, measures.LETTER_THICK))
    _rows(document, sheet, rule + _DOUBLE + measures.LETTER_NUMBER_BELOW)
    add_line(document)
    add_line(document)


def _rows(document: Document, sheet: Sheet, top: float) -> None:
    """Number and stack; `top` of the number's characters in millimetres from the page's edge."""
    size = measures.SIZE_3 / measures.POINTS_PER_MM
    line = top + size / 2 - measures.LINE_PITCH / 2
    exact(add_line(document), height=line - measures.MARGIN_TOP)
    for at in range(max(1, len(sheet.corner))):
        words, hei = sheet.corner[at] if at < len(sheet.corner) else ("", False)
        paragraph = add_line(document, words, HEI if hei else TEXT)
        if at == 0:
            set_face(paragraph.add_run(f"\t{sheet.number}"), TEXT, measures.SIZE_3)
            # A hair inside the edge: beyond it, by rounding, some programs drop the stop.
            edge = Mm(measures.TYPE_WIDTH - 0.2)
            paragraph.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    # Back on the grid: what the lines above are short of whole lines.
    exact(add_line(document), height=max(0.5, sheet.number_line * measures.LINE_PITCH + measures.MARGIN_TOP - line))


def _double_rule(anchor: Paragraph, name: int, top: float, thicknesses: tuple[float, float]) -> None:
    left, width = (measures.PAGE_WIDTH - measures.LETTER_RULE_WIDTH) / 2, measures.LETTER_RULE_WIDTH
    first, second = thicknesses
    red_bar(anchor, name, left, top, width, first)
    red_bar(anchor, name + 1, left, top + first + measures.LETTER_APART, width, second)

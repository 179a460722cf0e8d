"""The header: stack at the top left, red mark, number, red rule."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import HEI, KAI, TEXT, set_face
from guiju.office.documents.layout.docx.letter import add_letter_header
from guiju.office.documents.layout.docx.marks import add_joint_mark, in_red
from guiju.office.documents.layout.docx.paragraphs import CENTRE, add_line, exact, indent
from guiju.office.documents.layout.docx.xml import element, put
from guiju.office.documents.layout.sheet import Heading, Sheet

_CORNER_LINES = 3
_NUMBER_HEIGHT = 7.0
"""Height in millimetres of the line right above the rule: low, so that the rule comes near the figures."""
_BELOW_GLYPHS = 0.7
"""What this line leaves free below its characters; the border's distance counts from there."""

_ABOVE_NUMBER = (measures.LINE_PITCH - _NUMBER_HEIGHT) / 2
_TO_RULE = measures.RULE_BELOW_NUMBER - _BELOW_GLYPHS
_RULED_EXCESS = _ABOVE_NUMBER + _NUMBER_HEIGHT + _TO_RULE + measures.RED_RULE - measures.LINE_PITCH
"""By how much the ruled line is higher than a line of the grid; the blank line after it gives it back."""


def add_header(document: Document, sheet: Sheet) -> None:
    """From the upper edge of the type area to the two blank lines above the title."""
    if sheet.heading is Heading.LETTER:
        add_letter_header(document, sheet)
    elif sheet.heading is Heading.ORDER:
        _order_header(document, sheet)
    else:
        _general_header(document, sheet)


def _general_header(document: Document, sheet: Sheet) -> None:
    _corner(document, sheet)
    if sheet.joint:
        add_joint_mark(document, sheet, _CORNER_LINES)
    else:
        _mark(document, sheet)
    rows = _rows(sheet)
    for row in rows[:-1]:
        _row(document, sheet, row)
    _ruled(_row(document, sheet, rows[-1]))
    exact(add_line(document), height=measures.LINE_PITCH - _RULED_EXCESS)
    add_line(document)


def _order_header(document: Document, sheet: Sheet) -> None:
    """No rule and no title: the number two lines below the mark, the text two lines below the number."""
    _corner(document, sheet, lines=1)
    _mark(document, sheet, measures.ORDER_MARK_TOP, corner=1)
    add_line(document, sheet.number).alignment = CENTRE
    add_line(document)
    add_line(document)


def _corner(document: Document, sheet: Sheet, lines: int = _CORNER_LINES) -> None:
    for at in range(lines):
        words, hei = sheet.corner[at] if at < len(sheet.corner) else ("", False)
        add_line(document, words, HEI if hei else TEXT)


def _mark(document: Document, sheet: Sheet, top: float = measures.MARK_TOP, corner: int = _CORNER_LINES) -> None:
    paragraph = add_line(document)
    in_red(paragraph, sheet.mark, sheet)
    paragraph.alignment = CENTRE
    below = sheet.number_line * measures.LINE_PITCH - top - sheet.mark_height
    exact(paragraph, before=top - corner * measures.LINE_PITCH, height=sheet.mark_height)
    paragraph.paragraph_format.space_after = Mm(below)


def _rows(sheet: Sheet) -> list[tuple[str, str, str]]:
    """Left, centre and right text of each line down to the rule."""
    if sheet.heading is Heading.UPWARD:
        last = len(sheet.signer_rows) - 1
        return [(sheet.number if at == last else "", "", names) for at, names in enumerate(sheet.signer_rows)]
    if sheet.heading is Heading.MINUTES:
        return [("", sheet.number, ""), (sheet.issuer, "", sheet.heading_date)]
    return [("", sheet.number, "")]


def _row(document: Document, sheet: Sheet, row: tuple[str, str, str]) -> Paragraph:
    left, centre, right = row
    paragraph = add_line(document, centre or left)
    if centre or not right:
        paragraph.alignment = CENTRE
        return paragraph
    # The first line's indent, not the paragraph's: the rule below is as wide as the paragraph.
    indent(paragraph, first=1)
    stops = paragraph.paragraph_format.tab_stops
    paragraph.add_run("\t")
    if sheet.heading is Heading.UPWARD:
        stops.add_tab_stop(Mm(_signer_start(sheet)), WD_TAB_ALIGNMENT.LEFT)
        label = "签发人：" if right == sheet.signer_rows[0] else "　　　　"
        set_face(paragraph.add_run(label), TEXT, measures.SIZE_3)
        set_face(paragraph.add_run(right), KAI, measures.SIZE_3)
    else:
        stops.add_tab_stop(Mm(measures.TYPE_WIDTH - measures.CHARACTER_PITCH), WD_TAB_ALIGNMENT.RIGHT)
        set_face(paragraph.add_run(right), TEXT, measures.SIZE_3)
    return paragraph


def _signer_start(sheet: Sheet) -> float:
    """Where 签发人 begins, in millimetres from the left edge, so that the longest row ends one character in."""
    longest = max(len("签发人：") + len(names) for names in sheet.signer_rows)
    return measures.TYPE_WIDTH - (longest + 1) * measures.CHARACTER_PITCH


def _ruled(paragraph: Paragraph) -> None:
    """The red rule as the lower border of the last line, 4 mm below its characters."""
    points = round(_TO_RULE * measures.POINTS_PER_MM)
    borders = element("pBdr")
    eighths = round(measures.RED_RULE * measures.POINTS_PER_MM * 8)
    borders.append(element("bottom", val="single", sz=eighths, space=points, color=measures.RED))
    properties = paragraph._p.get_or_add_pPr()
    put(properties, borders)
    exact(paragraph, before=_ABOVE_NUMBER, height=_NUMBER_HEIGHT)

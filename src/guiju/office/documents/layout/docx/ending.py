"""The end block (版记): its last rule lies on the lower edge of the type area of the last page."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.boxes import box_at_foot
from guiju.office.documents.layout.docx.faces import TEXT, set_face
from guiju.office.documents.layout.docx.paragraphs import characters
from guiju.office.documents.layout.docx.xml import element, put
from guiju.office.documents.layout.sheet import Sheet

_ONE_IN = round(measures.SIZE_4 * 20)
"""One size-4 character in twips."""
_RULE_LINE = 1.0
"""Height in points of the paragraph that carries a rule."""
_RULE_ROOM = 0.5
"""What a rule and its line add to the box, in millimetres, and a little air; the box is filled from below."""
_COPIED_ROW = int(measures.TYPE_WIDTH * measures.POINTS_PER_MM / measures.SIZE_4) - 5
"""Characters of a line of copied organs: one in at each side, three for 抄送 and its colon."""


def add_end_block(document: Document, sheet: Sheet) -> None:
    """Copied organs, issuing office and day of issue between their rules; nothing when there is neither.

    A letter's has no rules and names only the copied organs.
    """
    printed = bool(sheet.printed_by or sheet.printed_on)
    if not (sheet.copied_to or printed):
        return
    if sheet.bare_end:
        rows = -(-characters(sheet.copied_to) // _COPIED_ROW)
        box_at_foot(document, [_copied(document, sheet)], rows * measures.LINE_PITCH + _RULE_ROOM)
        return
    parts = [_rule(document, measures.OUTER_RULE)]
    if sheet.copied_to:
        parts.append(_copied(document, sheet))
    if sheet.copied_to and printed:
        parts.append(_rule(document, measures.INNER_RULE))
    if printed:
        parts.append(_printed(document, sheet))
    parts.append(_rule(document, measures.OUTER_RULE))
    rows = -(-characters(sheet.copied_to) // _COPIED_ROW) + printed
    box_at_foot(document, parts, rows * measures.LINE_PITCH + len(parts) * _RULE_ROOM)


def _rule(document: Document, thickness: float) -> Paragraph:
    """A rule of full width: the border of a line of text would follow the indents of the line."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(_RULE_LINE)
    borders = element("pBdr")
    eighths = round(thickness * measures.POINTS_PER_MM * 8)
    borders.append(element("bottom", val="single", sz=eighths, space=0, color="000000"))
    put(paragraph._p.get_or_add_pPr(), borders)
    return paragraph


def _copied(document: Document, sheet: Sheet) -> Paragraph:
    paragraph = document.add_paragraph()
    label = 3 * _ONE_IN
    place = element("ind", left=_ONE_IN + label, right=_ONE_IN, hanging=label)
    put(paragraph._p.get_or_add_pPr(), place)
    set_face(paragraph.add_run(f"抄送：{sheet.copied_to}"), TEXT, measures.SIZE_4)
    return paragraph


def _printed(document: Document, sheet: Sheet) -> Paragraph:
    paragraph = document.add_paragraph()
    put(paragraph._p.get_or_add_pPr(), element("ind", left=_ONE_IN))
    edge = Mm(measures.TYPE_WIDTH) - Pt(measures.SIZE_4)
    paragraph.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    set_face(paragraph.add_run(f"{sheet.printed_by}\t{sheet.printed_on}"), TEXT, measures.SIZE_4)
    return paragraph

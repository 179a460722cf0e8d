"""The end block (版记): a table that stands on the lower edge of the type area of the last page."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import TEXT, set_face
from guiju.office.documents.layout.docx.xml import element, put, twips
from guiju.office.documents.layout.sheet import Sheet

_ONE_IN = round(measures.SIZE_4 * 20)
"""One size-4 character in twips."""


def add_end_block(document: Document, sheet: Sheet) -> None:
    """Copied organs, issuing office and day of issue between their rules; nothing when there is neither."""
    printed = bool(sheet.printed_by or sheet.printed_on)
    rows = bool(sheet.copied_to) + printed
    if not rows:
        return
    table = document.add_table(rows=rows, cols=1)
    _place(table)
    if sheet.copied_to:
        _copied(table.rows[0].cells[0], sheet)
    if printed:
        _printed(table.rows[-1].cells[0], sheet)
    _anchor(document)


def _place(table: Table) -> None:
    """Over the text's width, at the foot of the type area of the page where its anchor is."""
    properties = table._tbl.tblPr
    place: dict[str, str | int] = {"horzAnchor": "margin", "tblpX": 0, "vertAnchor": "margin", "tblpYSpec": "bottom"}
    put(properties, element("tblpPr", **place))
    put(properties, element("tblW", w=twips(measures.TYPE_WIDTH), type="dxa"))
    put(properties, element("tblLayout", type="fixed"))
    put(properties, _borders())
    put(properties, _no_margins())
    table.columns[0].width = Mm(measures.TYPE_WIDTH)


def _borders() -> BaseOxmlElement:
    borders = element("tblBorders")
    rules = {"top": measures.OUTER_RULE, "bottom": measures.OUTER_RULE, "insideH": measures.INNER_RULE}
    for side, thickness in rules.items():
        eighths = round(thickness * measures.POINTS_PER_MM * 8)
        borders.append(element(side, val="single", sz=eighths, space=0, color="000000"))
    return borders


def _no_margins() -> BaseOxmlElement:
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=0, type="dxa"))
    return margins


def _copied(cell: _Cell, sheet: Sheet) -> None:
    paragraph = cell.paragraphs[0]
    label = 3 * _ONE_IN
    put(
        paragraph._p.get_or_add_pPr(),
        element("ind", left=_ONE_IN + label, right=_ONE_IN, hanging=label),
    )
    set_face(paragraph.add_run(f"抄送：{sheet.copied_to}"), TEXT, measures.SIZE_4)


def _printed(cell: _Cell, sheet: Sheet) -> None:
    paragraph = cell.paragraphs[0]
    put(paragraph._p.get_or_add_pPr(), element("ind", left=_ONE_IN))
    edge = Mm(measures.TYPE_WIDTH) - Pt(measures.SIZE_4)
    paragraph.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
    set_face(paragraph.add_run(f"{sheet.printed_by}\t{sheet.printed_on}"), TEXT, measures.SIZE_4)


def _anchor(document: Document) -> None:
    """The paragraph a floating table hangs on; it comes after the table and takes no room worth speaking of."""
    anchor = document.add_paragraph()
    anchor.paragraph_format.line_spacing = Pt(1)

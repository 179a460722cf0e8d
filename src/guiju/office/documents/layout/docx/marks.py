"""The red mark: one name, or the names of joint issuers under each other with 文件 beside them."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import MARK, set_face
from guiju.office.documents.layout.docx.paragraphs import add_line, exact
from guiju.office.documents.layout.docx.xml import element, put
from guiju.office.documents.layout.sheet import Sheet


def in_red(paragraph: Paragraph, words: str, sheet: Sheet) -> None:
    """Words of the mark, narrowed as the paper says."""
    points = round(sheet.mark_height * measures.POINTS_PER_MM * 2) / 2
    run = set_face(paragraph.add_run(words), MARK, points, measures.RED)
    put(run._r.get_or_add_rPr(), element("w", val=round(sheet.mark_width / sheet.mark_height * 100)))


def add_joint_mark(document: Document, sheet: Sheet, corner: int) -> None:
    """A table without lines, its upper edge where the mark's is; `corner` lines of the grid stand above it."""
    above = measures.MARK_TOP - corner * measures.LINE_PITCH
    exact(add_line(document), height=above)
    row = sheet.mark_height + measures.JOINT_GAP
    _fill(document.add_table(len(sheet.joint), 2), sheet, row)
    used = measures.MARK_TOP + len(sheet.joint) * row
    exact(add_line(document), height=sheet.number_line * measures.LINE_PITCH - used)


def _fill(table: Table, sheet: Sheet, row: float) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = (max(map(len, sheet.joint)) * sheet.mark_width + 4, len(sheet.joint_suffix) * sheet.mark_width + 4)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for place, name in enumerate(sheet.joint):
        table.rows[place].height = Mm(row)
        table.rows[place].height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, width in zip(table.rows[place].cells, widths, strict=True):
            cell.width = Mm(width)
            _tight(cell)
        _line(table.rows[place].cells[0], name, sheet, "distribute")
    beside = table.cell(0, 1).merge(table.cell(len(sheet.joint) - 1, 1))
    for spare in beside.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    put(beside._tc.get_or_add_tcPr(), element("vAlign", val="center"))
    _line(beside, sheet.joint_suffix, sheet, "left")


def _line(cell: _Cell, words: str, sheet: Sheet, alignment: str) -> None:
    paragraph = cell.paragraphs[0]
    in_red(paragraph, words, sheet)
    exact(paragraph, height=sheet.mark_height)
    put(paragraph._p.get_or_add_pPr(), element("jc", val=alignment))


def _tight(cell: _Cell) -> None:
    margins = element("tcMar")
    for side in ("left", "right"):
        margins.append(element(side, w=60, type="dxa"))
    put(cell._tc.get_or_add_tcPr(), margins)

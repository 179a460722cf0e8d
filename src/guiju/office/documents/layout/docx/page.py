"""Paper, margins, document grid, base style and page numbers."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt, Twips
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx import faces
from guiju.office.documents.layout.docx.xml import element, put

LINE = int(measures.LINE_PITCH * 1440 / 25.4)
"""The line pitch in twips, rounded down: rounded up, the 22nd line would not fit."""
_CHARACTER_SPACE = int((measures.CHARACTER_PITCH * measures.POINTS_PER_MM - measures.SIZE_3) * 4096) - 1
"""What the grid adds to a size-3 character, in 4096ths of a point; negative, rounded down for the 28th."""


def set_page(section: Section) -> None:
    """A4 with the type area of the standard and its grid of 22 lines by 28 characters."""
    section.page_width, section.page_height = Mm(measures.PAGE_WIDTH), Mm(measures.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(measures.MARGIN_TOP), Mm(measures.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.MARGIN_LEFT), Mm(measures.MARGIN_RIGHT)
    section.gutter = Mm(0)
    section.header_distance = Mm(15)
    half_line = measures.SIZE_4 / 2 / measures.POINTS_PER_MM
    section.footer_distance = Mm(measures.MARGIN_BOTTOM - measures.PAGE_NUMBER_BELOW - half_line)
    # Characters are spaced one by one (faces.TIGHTEN): LibreOffice, told of a grid of characters, fits only 27.
    grid = element("docGrid", type="lines", linePitch=LINE, charSpace=_CHARACTER_SPACE)
    put(section._sectPr, grid)


def set_base_style(document: Document) -> None:
    """Normal = size 3 text face on the grid; Word reckons the character grid from this size."""
    style = document.styles["Normal"]
    style.font.size = Pt(measures.SIZE_3)
    style.font.name = faces.TEXT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), faces.TEXT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Twips(LINE)
    style.paragraph_format.widow_control = False
    properties = style.element.get_or_add_pPr()
    # No extra space between Chinese and figures, and lines and characters by exact measures, not by snapping
    # to the page's grid: Word, WPS and LibreOffice then agree on 22 lines and 28 characters.
    for off in ("autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        put(properties, element(off, val="0"))
    put(style.element.get_or_add_rPr(), element("spacing", val=faces.TIGHTEN))


def add_page_numbers(document: Document) -> None:
    """— 1 — below the type area: odd pages at the right, even pages at the left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")


def _number(footer: _Footer, side: str) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    properties = paragraph._p.get_or_add_pPr()
    put(properties, element("spacing", line=round(measures.SIZE_4 * 20), lineRule="exact"))
    put(properties, element("ind", **{side: round(measures.SIZE_4 * 20)}))
    put(properties, element("jc", val=side))
    _text(paragraph, "— ")
    _field(paragraph)
    _text(paragraph, " —")


def _text(paragraph: Paragraph, words: str) -> None:
    faces.set_face(paragraph.add_run(words), faces.SONG, measures.SIZE_4)


def _field(paragraph: Paragraph) -> None:
    for part in ("begin", "PAGE", "end"):
        run = faces.set_face(paragraph.add_run(), faces.SONG, measures.SIZE_4)
        if part == "PAGE":
            instruction = element("instrText")
            instruction.text = " PAGE "
            run._r.append(instruction)
        else:
            run._r.append(element("fldChar", fldCharType=part))

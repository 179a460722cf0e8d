"""Paragraphs on the grid: each line exactly one line pitch high, indents in characters."""

from __future__ import annotations

import unicodedata

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, Twips
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.faces import HEI, KAI, MARK, TEXT, set_face
from guiju.office.documents.layout.docx.xml import element, put
from guiju.office.documents.layout.sheet import SheetBlock

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY

_LEAD_FACES = {"level1": HEI, "level2": KAI, "paragraph": HEI}
_ALIGNMENTS = {"chapter": CENTRE, "centred": CENTRE, "right": RIGHT}
_CHARACTER_TWIPS = measures.CHARACTER_PITCH * measures.POINTS_PER_MM * 20

Parent = Document | _Cell


def add_line(parent: Parent, words: str = "", face: str = TEXT, size: float = measures.SIZE_3) -> Paragraph:
    """A paragraph at the left edge with one run; no words give a blank line."""
    paragraph = parent.add_paragraph()
    if words:
        set_face(paragraph.add_run(words), face, size)
    return paragraph


def add_centred(parent: Parent, words: str, face: str = MARK, size: float = measures.SIZE_2) -> Paragraph:
    """A centred line that stays with the next."""
    paragraph = add_line(parent, words, face, size)
    paragraph.alignment = CENTRE
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_block(parent: Parent, block: SheetBlock) -> Paragraph:
    """One paragraph of a body: two characters in, its lead in the face of its level."""
    paragraph = parent.add_paragraph()
    face = HEI if block.kind == "chapter" else TEXT
    if block.lead:
        set_face(paragraph.add_run(block.lead), _LEAD_FACES.get(block.kind, TEXT), measures.SIZE_3)
    if block.rest:
        set_face(paragraph.add_run(block.rest), face, measures.SIZE_3)
    paragraph.alignment = _ALIGNMENTS.get(block.kind, JUSTIFY)
    if block.kind not in _ALIGNMENTS:
        indent(paragraph, first=2)
    paragraph.paragraph_format.keep_with_next = bool(block.lead and not block.rest) or block.kind == "chapter"
    return paragraph


def indent(paragraph: Paragraph, *, first: int = 0, left: int = 0, right: float = 0, hanging: int = 0) -> None:
    """Indents in characters of the grid, for Word both in characters and in twips (other programs read these)."""
    given = {"firstLine": first, "left": left, "right": right, "hanging": hanging}
    wanted: dict[str, str | int] = {}
    for name, characters in given.items():
        if characters:
            wanted[f"{name}Chars"] = round(characters * 100)
            wanted[name] = round(characters * _CHARACTER_TWIPS)
    put(paragraph._p.get_or_add_pPr(), element("ind", **wanted))


def exact(paragraph: Paragraph, *, before: float = 0, height: float = measures.LINE_PITCH) -> None:
    """Takes a paragraph off the grid: space before and line height in millimetres."""
    paragraph.paragraph_format.space_before = Mm(before)
    paragraph.paragraph_format.line_spacing = Twips(round(Pt(height * measures.POINTS_PER_MM).twips))


def characters(words: str) -> float:
    """Width in full-width characters: figures and Latin letters count one half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in words)

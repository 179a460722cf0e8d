"""Fonts by the names Word and WPS know, and what they should use where a font is not installed."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.run import Run

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.docx.xml import element, put

TIGHTEN = int((measures.CHARACTER_PITCH * measures.POINTS_PER_MM - measures.SIZE_3) * 20) - 1
"""Twips added to a size-3 character so that 28 of them fit a line: negative, rounded down.

Spacing is stated at the characters because programs differ in how they read the page's character grid.
"""

MARK = "方正小标宋简体"
TEXT = "仿宋_GB2312"
HEI = "黑体"
KAI = "楷体_GB2312"
SONG = "宋体"

_ALTERNATIVES = {
    MARK: "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体",  # halfwidth
    TEXT: "仿宋,FangSong,华文仿宋,FandolFang,宋体",  # halfwidth
    HEI: "SimHei,Noto Sans CJK SC",  # halfwidth
    KAI: "楷体,KaiTi,华文楷体,宋体",  # halfwidth
    SONG: "SimSun,Noto Serif CJK SC",  # halfwidth
}


def set_face(run: Run, face: str, size: float, color: str = "") -> Run:
    """Gives a run its font for all scripts (figures too), its size in points and, if asked, its colour."""
    properties = run._r.get_or_add_rPr()
    put(properties, element("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face, hint="eastAsia"))
    if color:
        put(properties, element("color", val=color))
    put(properties, element("spacing", val=TIGHTEN if size == measures.SIZE_3 else 0))
    half_points = round(size * 2)
    put(properties, element("sz", val=half_points))
    put(properties, element("szCs", val=half_points))
    return run


def name_fallback_fonts(document: Document) -> None:
    """Writes the font table: each face with the names to try when it is missing."""
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(f"<w:fonts {nsdecls('w')}/>")
    for face, alternatives in _ALTERNATIVES.items():
        font = element("font", name=face)
        put(font, element("altName", val=alternatives))
        put(font, element("charset", val="86"))
        put(font, element("family", val="auto"))
        fonts.append(font)
    table._blob = serialize_part_xml(fonts)

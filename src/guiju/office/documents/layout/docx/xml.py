"""Small pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit of most measures in the file."""
    return round(millimetres * TWIPS_PER_MM)


def element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    """An element of the w: namespace with attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


# Word takes the children of properties in the schema's order only. Tags used here, in that order.
_ORDER = """
    rFonts b color
    pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs autoSpaceDE autoSpaceDN snapToGrid
    spacing ind jc rPr
    w sz szCs
    tcW gridSpan vMerge tcMar vAlign
    headerReference footerReference pgSz pgMar cols docGrid
    altName charset family
""".split()  # noqa: SIM905 - read as prose
_RANK = {qn(f"w:{tag}"): rank for rank, tag in enumerate(_ORDER)}


def put(parent: BaseOxmlElement, child: BaseOxmlElement) -> None:
    """Adds a child at its place in the schema's order; one of the same tag is replaced."""
    old = parent.find(child.tag)
    if old is not None:
        parent.remove(old)
    rank = _RANK[child.tag]
    later = (index for index, other in enumerate(parent) if _RANK.get(other.tag, -1) > rank)
    parent.insert(next(later, len(parent)), child)

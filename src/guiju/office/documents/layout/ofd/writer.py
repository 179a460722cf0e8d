"""The OFD container: a ZIP of XML with the fonts by name and every character at its place."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from io import BytesIO
from itertools import count, pairwise

from lxml import etree

from guiju.office.documents.layout import measures
from guiju.office.documents.layout.fonts import FontShelf, Role
from guiju.office.documents.layout.ofd.pages import Bar, Letters, PageMarks, pages_of
from guiju.office.documents.layout.paper import Paper
from guiju.office.documents.layout.pdf import write_told_pdf
from guiju.office.documents.layout.printable import printable

NAMESPACE = "http://www.ofdspec.org/2016"
_FACES = {
    Role.MARK: "方正小标宋简体",
    Role.TEXT: "仿宋_GB2312",
    Role.HEI: "黑体",
    Role.KAI: "楷体_GB2312",
    Role.SONG: "宋体",
}
"""As the standard names them; like the DOCX, the file names its fonts and carries none."""
_ABOVE, _BELOW = 1.0, 0.3
"""How far, in parts of its size, a line's box reaches above and below its base line."""
_FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the same paper gives the same bytes."""


def write_ofd(paper: Paper, shelf: FontShelf | None = None) -> bytes:
    """The paper as OFD bytes, character by character where the PDF has them. Raises PaperNotPrinted."""
    pages = pages_of(write_told_pdf(paper, shelf))
    numbers = count(10)
    folders = [f"Pages/Page_{place}" for place in range(len(pages))]
    parts = {
        "OFD.xml": _root(printable(paper)),
        "Doc_0/Document.xml": _document(pages, folders, numbers),
        "Doc_0/PublicRes.xml": _resources(),
    }
    for folder, page in zip(folders, pages, strict=True):
        parts[f"Doc_0/{folder}/Content.xml"] = _page(page, numbers)
    last = next(numbers)
    found = parts["Doc_0/Document.xml"].find(f".//{{{NAMESPACE}}}MaxUnitID")
    if found is not None:
        found.text = str(last)
    return _packed(parts)


def _packed(parts: dict[str, etree._Element]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return out.getvalue()


def _element(tag: str, text: str = "", **attributes: object) -> etree._Element:
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={"ofd": NAMESPACE})
    for name, value in attributes.items():
        made.set(name, str(value))
    made.text = text or None
    return made


def _within(parent: etree._Element, tag: str, text: str = "", **attributes: object) -> etree._Element:
    made = _element(tag, text, **attributes)
    parent.append(made)
    return made


def _root(paper: Paper) -> etree._Element:
    root = _element("OFD", Version="1.0", DocType="OFD")
    body = _within(root, "DocBody")
    described = _within(body, "DocInfo")
    day: date | None = paper.made_on or paper.printed_on
    _within(described, "DocID", f"{_identity(paper):032x}")
    _within(described, "Title", " ".join(paper.title.split()))
    _within(described, "Author", paper.printed_by)
    if day:
        _within(described, "CreationDate", day.isoformat())
    _within(described, "Creator", "Guiju")
    _within(body, "DocRoot", "Doc_0/Document.xml")
    return root


def _identity(paper: Paper) -> int:
    """128 bits of the paper's words: the document's identity, the same for the same paper."""
    return int.from_bytes(hashlib.sha256(repr(paper).encode("utf-8", "replace")).digest()[:16], "big")


def _document(pages: list[PageMarks], folders: list[str], numbers: count[int]) -> etree._Element:
    root = _element("Document")
    common = _within(root, "CommonData")
    _within(common, "MaxUnitID", "0")
    area = _within(common, "PageArea")
    _within(area, "PhysicalBox", f"0 0 {measures.PAGE_WIDTH:g} {measures.PAGE_HEIGHT:g}")
    _within(common, "PublicRes", "PublicRes.xml")
    listed = _within(root, "Pages")
    for folder in folders:
        _within(listed, "Page", ID=next(numbers), BaseLoc=f"{folder}/Content.xml")
    return root


def _resources() -> etree._Element:
    root = _element("Res", BaseLoc="Res")
    fonts = _within(root, "Fonts")
    for role in Role:
        _within(fonts, "Font", ID=_font(role), FontName=_FACES[role], FamilyName=_FACES[role], Charset="unicode")
    return root


def _font(role: Role) -> int:
    return list(Role).index(role) + 1


def _page(page: PageMarks, numbers: count[int]) -> etree._Element:
    root = _element("Page")
    _within(_within(root, "Area"), "PhysicalBox", f"0 0 {_mm(page.width)} {_mm(page.height)}")
    layer = _within(_within(root, "Content"), "Layer", ID=next(numbers), Type="Body")
    for bar in page.bars:
        layer.append(_bar(bar, next(numbers)))
    for letters in page.letters:
        layer.append(_text(letters, next(numbers)))
    return root


def _bar(bar: Bar, number: int) -> etree._Element:
    width, height = _mm(bar.width), _mm(bar.height)
    box = f"{_mm(bar.left)} {_mm(bar.top)} {width} {height}"
    drawn = _element("PathObject", ID=number, Boundary=box, Stroke="false", Fill="true")
    _within(drawn, "FillColor", Value="255 0 0" if bar.red else "0 0 0")
    _within(drawn, "AbbreviatedData", f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C")
    return drawn


def _text(letters: Letters, number: int) -> etree._Element:
    top = letters.y - _ABOVE * letters.size
    width = letters.xs[-1] - letters.xs[0] + letters.size
    box = f"{_mm(letters.xs[0])} {_mm(top)} {_mm(width)} {_mm((_ABOVE + _BELOW) * letters.size)}"
    drawn = _element("TextObject", ID=number, Boundary=box, Font=_font(letters.role), Size=_mm(letters.size))
    if letters.narrow != 1:
        drawn.set("HScale", f"{letters.narrow:g}")
    _within(drawn, "FillColor", Value=_ink(letters))
    code = _within(drawn, "TextCode", letters.text, X="0", Y=_mm(_ABOVE * letters.size))
    if len(letters.xs) > 1:
        code.set("DeltaX", " ".join(_mm(after - before) for before, after in pairwise(letters.xs)))
    return drawn


def _ink(letters: Letters) -> str:
    return "255 0 0" if letters.red else "0 0 0"


def _mm(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")

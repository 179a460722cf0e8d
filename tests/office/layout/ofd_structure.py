"""A reader of OFD that knows nothing of our writer: the parts and elements of GB/T 33190-2016 as data.

Only the elements that a laid-out paper may have are listed; any other is told. Every sentence names file and element.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

SPACE = "http://www.ofdspec.org/2016"
NUMBER = r"-?\d+(\.\d+)?"
BOX = rf"{NUMBER}( {NUMBER}){{3}}"
ID = r"[1-9]\d*"
COLOUR = r"\d{1,3} \d{1,3} \d{1,3}"
PATH = rf"[SMLQBAC](\s+({NUMBER}|[SMLQBAC]))*"
LOC = r"[^\s].*"


@dataclass(frozen=True)
class Known:
    """An element: the children it may have in their order, its attributes by pattern (`!` in front: must), its text."""

    children: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    needs: tuple[str, ...] = ()


INFO = ("DocID", "Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate", "DocUsage", "Cover", "Keywords")
ELEMENTS = {
    "OFD": Known(("DocBody",), {"!Version": r"1\.\d", "!DocType": "OFD"}, needs=("DocBody",)),
    "DocBody": Known(("DocInfo", "DocRoot", "Versions", "Signatures"), needs=("DocInfo",)),
    "DocInfo": Known((*INFO, "Creator", "CreatorVersion", "CustomDatas"), needs=("DocID",)),
    "DocID": Known(text="[0-9a-f]{32}"),
    "Title": Known(text=".*"),
    "Author": Known(text=".*"),
    "CreationDate": Known(text=r"\d{4}-\d\d-\d\d"),
    "Creator": Known(text=".+"),
    "DocRoot": Known(text=LOC),
    "Document": Known(("CommonData", "Pages", "Outlines", "Permissions"), needs=("CommonData", "Pages")),
    "CommonData": Known(
        ("MaxUnitID", "PageArea", "PublicRes", "DocumentRes", "TemplatePage", "DefaultCS"),
        needs=("MaxUnitID", "PageArea"),
    ),
    "MaxUnitID": Known(text=ID),
    "PageArea": Known(("PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox"), needs=("PhysicalBox",)),
    "Area": Known(("PhysicalBox", "ApplicationBox", "ContentBox", "BleedBox"), needs=("PhysicalBox",)),
    "PhysicalBox": Known(text=BOX),
    "PublicRes": Known(text=LOC),
    "Pages": Known(("Page",), needs=("Page",)),
    "Page": Known(("Template", "PageRes", "Area", "Content", "Actions")),
    "Content": Known(("Layer",), needs=("Layer",)),
    "Layer": Known(
        ("TextObject", "PathObject", "ImageObject"), {"!ID": ID, "Type": "Body|Foreground|Background", "DrawParam": ID}
    ),
    "PathObject": Known(
        ("StrokeColor", "FillColor", "AbbreviatedData"),
        {"!ID": ID, "!Boundary": BOX, "Stroke": "true|false", "Fill": "true|false", "LineWidth": NUMBER},
        needs=("AbbreviatedData",),
    ),
    "TextObject": Known(
        ("FillColor", "StrokeColor", "CGTransform", "TextCode"),
        {"!ID": ID, "!Boundary": BOX, "!Font": ID, "!Size": NUMBER, "HScale": NUMBER, "Weight": r"\d+"},
        needs=("TextCode",),
    ),
    "FillColor": Known(attributes={"Value": COLOUR, "Alpha": r"\d+"}),
    "AbbreviatedData": Known(text=PATH),
    "TextCode": Known(attributes={"X": NUMBER, "Y": NUMBER, "DeltaX": rf"{NUMBER}( {NUMBER})*"}, text="(?s).+"),
    "Res": Known(("ColorSpaces", "DrawParams", "Fonts", "MultiMedias"), {"!BaseLoc": LOC}),
    "Fonts": Known(("Font",), needs=("Font",)),
    "Font": Known(
        ("FontFile",),
        {
            "!ID": ID,
            "!FontName": ".+",
            "FamilyName": ".+",
            "Charset": "symbol|prc|big5|shift-jis|wansung|johab|unicode",
        },
    ),
    "FontFile": Known(text=LOC),
}
UNORDERED = {"Layer"}


def wrong_in(raw: bytes) -> list[str]:
    """Everything that is wrong with the structure of an OFD file."""
    return list(_Reader(zipfile.ZipFile(BytesIO(raw))).wrong())


class _Reader:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive, self.read = archive, dict[str, Any]()
        self.names = archive.namelist()

    def wrong(self) -> Iterator[str]:
        if len(set(self.names)) != len(self.names):
            yield "a part is there twice"
        yield from self._follow("OFD.xml", "OFD")
        for name in sorted(set(self.names) - set(self.read)):
            yield f"{name}: nothing refers to it"
        for name, root in self.read.items():
            yield from (f"{name}: {said}" for said in _shape(root))
        yield from self._identities()

    def _follow(self, name: str, tag: str) -> Iterator[str]:
        """Read a part and every part that it refers to; references count from the folder of the part."""
        if name not in self.names:
            yield f"{name}: is referred to and not there"
            return
        root = self.read[name] = etree.fromstring(self.archive.read(name))
        if root.tag != f"{{{SPACE}}}{tag}":
            yield f"{name}: begins with {root.tag}"
        for place, wanted in _references(root):
            yield from self._follow(normpath(join(dirname(name), place)), wanted)

    def _identities(self) -> Iterator[str]:
        nodes = [node for root in self.read.values() for node in root.iter("{*}*")]
        own = [int(node.get("ID")) for node in nodes if (node.get("ID") or "").isdecimal()]
        if len(own) != len(set(own)):
            yield "an ID is given twice"
        greatest = max((int(node.text) for node in nodes if _tag(node) == "MaxUnitID"), default=0)
        if own and max(own) > greatest:
            yield f"ID {max(own)} is greater than MaxUnitID {greatest}"
        fonts = {node.get("ID") for node in nodes if _tag(node) == "Font"}
        for node in nodes:
            if _tag(node) == "TextObject" and node.get("Font") not in fonts:
                yield f"TextObject {node.get('ID')}: font {node.get('Font')} is no resource"


def _references(root: Any) -> Iterator[tuple[str, str]]:
    for node in root.iter("{*}*"):
        tag, text = _tag(node), (node.text or "").strip()
        if tag in ("DocRoot", "PublicRes", "DocumentRes"):
            yield text, "Document" if tag == "DocRoot" else "Res"
        elif tag == "Page" and node.get("BaseLoc"):
            yield node.get("BaseLoc"), "Page"


def _shape(node: Any) -> Iterator[str]:
    tag = _tag(node)
    known = ELEMENTS.get(tag)
    if known is None or not node.tag.startswith(f"{{{SPACE}}}"):
        yield f"{node.tag} is no element of the standard for pages"
        return
    listed = known.attributes if not (tag == "Page" and node.get("BaseLoc")) else {"!ID": ID, "!BaseLoc": LOC}
    yield from _attributes(tag, node, listed)
    yield from _children(tag, node, known)
    if known.text and not re.fullmatch(known.text, node.text or ""):
        yield f"{tag} holds {node.text!r}"
    if tag == "TextCode" and len((node.get("DeltaX") or "").split()) != len(node.text or " ") - 1:
        yield f"TextCode {node.text!r} has not one distance less than characters"
    for child in node:
        yield from _shape(child)


def _attributes(tag: str, node: Any, listed: dict[str, str]) -> Iterator[str]:
    patterns = {name.lstrip("!"): pattern for name, pattern in listed.items()}
    for name in listed:
        if name.startswith("!") and node.get(name[1:]) is None:
            yield f"{tag} has no {name[1:]}"
    for name, value in node.attrib.items():
        if name not in patterns or not re.fullmatch(patterns[name], value):
            yield f"{tag} has {name}={value!r}"


def _children(tag: str, node: Any, known: Known) -> Iterator[str]:
    found = [_tag(child) for child in node]
    yield from (f"{tag} has no {name}" for name in known.needs if name not in found)
    places = [known.children.index(name) for name in found if name in known.children]
    if len(places) != len(found):
        yield f"{tag} has {sorted(set(found) - set(known.children))} in it"
    elif tag not in UNORDERED and places != sorted(places):
        yield f"{tag} has its parts in the order {found}"


def _tag(node: Any) -> str:
    return str(etree.QName(node).localname)

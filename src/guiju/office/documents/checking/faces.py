"""How a paragraph looks: face, size, colour, place, with what its style and the document's defaults say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

_FACES = {
    "mark": ("小标宋", "xiaobiaosong", "xbs", "中宋", "大标宋"),
    "fangsong": ("仿宋", "fangsong", "fandolfang"),
    "hei": ("黑体", "simhei", "heiti", "fandolhei"),
    "kai": ("楷", "kaiti", "kai"),
    "song": ("宋体", "simsun", "songti", "fandolsong"),
}
"""Faces by parts of the names under which they go; looked for in this order."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Of most characters. None or "" where the file does not say. `first_face` is that of the first characters;
    indents in characters of the text size; `line` the exact line height in points."""

    face: str = ""
    face_name: str = ""
    first_face: str = ""
    size: float | None = None
    color: str = ""
    alignment: str = ""
    first_line: float | None = None
    line: float | None = None


def face_of(name: str) -> str:
    """The role a font's name stands for; "" for one not known."""
    lower = name.lower()
    return next((role for role, parts in _FACES.items() if any(part in lower for part in parts)), "")


def looks_of(paragraph: Any, document: Document) -> Looks:
    """The looks of a paragraph element."""
    chain = list(_styles(paragraph, document))
    names: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    colors: Counter[str] = Counter()
    first = ""
    for text, run in _runs(paragraph):
        places = [run, *chain]
        name = _said(places, "w:rFonts", "w:eastAsia") or _said(places, "w:rFonts", "w:ascii") or ""
        names[name] += len(text)
        first = first or name
        if size := _said(places, "w:sz", "w:val"):
            sizes[float(size) / 2] += len(text)
        colors[_said(places, "w:color", "w:val") or ""] += len(text)
    name = names.most_common(1)[0][0] if names else ""
    own = [paragraph.find(qn("w:pPr")), *(style.find(qn("w:pPr")) for style in _elements(paragraph, document))]
    return Looks(
        face=face_of(name),
        face_name=name,
        first_face=face_of(first),
        size=sizes.most_common(1)[0][0] if sizes else None,
        color=(colors.most_common(1)[0][0] if colors else "").upper(),
        alignment=_direct(own, "w:jc", "w:val") or "",
        first_line=_first_line(own),
        line=_line(own),
    )


def _runs(paragraph: Any) -> Iterator[tuple[str, Any]]:
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p")), None) is paragraph:
            text = "".join(node.text or "" for node in run.findall(qn("w:t"))).strip()
            if text or run.find(qn("w:instrText")) is not None:
                yield text or "1", run.find(qn("w:rPr"))


def _styles(paragraph: Any, document: Document) -> Iterator[Any]:
    for style in _elements(paragraph, document):
        yield style.find(qn("w:rPr"))
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    yield defaults


def _elements(paragraph: Any, document: Document) -> Iterator[Any]:
    """The paragraph's style and those that it is based on; the default style where it names none."""
    known = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    found = known.get(named.get(qn("w:val"))) if named is not None else None
    if found is None:
        default = (s for s in known.values() if s.get(qn("w:default")) == "1" and s.get(qn("w:type")) == "paragraph")
        found = next(default, None)
    for _ in range(20):  # no chain is longer; a circle in a broken file ends
        if found is None:
            return
        yield found
        base = found.find(qn("w:basedOn"))
        found = known.get(base.get(qn("w:val"))) if base is not None else None


def _said(places: list[Any], tag: str, attribute: str) -> str | None:
    return _direct(places, tag, attribute)


def _direct(places: list[Any], tag: str, attribute: str) -> str | None:
    for place in places:
        found = place.find(qn(tag)) if place is not None else None
        value = found.get(qn(attribute)) if found is not None else None
        if value:
            return str(value)
    return None


def _first_line(places: list[Any]) -> float | None:
    characters = _direct(places, "w:ind", "w:firstLineChars")
    if characters:
        return float(characters) / 100
    twips = _direct(places, "w:ind", "w:firstLine")
    return float(twips) / 320 if twips else None


def _line(places: list[Any]) -> float | None:
    if _direct(places, "w:spacing", "w:lineRule") != "exact":
        return None
    twips = _direct(places, "w:spacing", "w:line")
    return float(twips) / 20 if twips else None

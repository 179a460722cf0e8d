"""A text box that stands at the foot of the type area. Word, WPS and LibreOffice all keep it there."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from guiju.office.documents.layout import measures

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_TEXT_BOX = """
<w:drawing {spaces}>
  <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"
             locked="0" layoutInCell="1" allowOverlap="0">
    <wp:simplePos x="0" y="0"/>
    {place}
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:effectExtent l="0" t="0" r="0" b="0"/>
    {wrap}
    <wp:docPr id="1" name="{name}"/>
    <wp:cNvGraphicFramePr/>
    <a:graphic><a:graphicData uri="{wps}">
      <wps:wsp>
        <wps:cNvSpPr txBox="1"/>
        <wps:spPr>
          <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>
        </wps:spPr>
        <wps:txbx><w:txbxContent/></wps:txbx>
        <wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>
      </wps:wsp>
    </a:graphicData></a:graphic>
  </wp:anchor>
</w:drawing>
"""


_BAR = """
<w:drawing {spaces}>
  <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{name}" behindDoc="1"
             locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
    <wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
    <wp:extent cx="{width}" cy="{height}"/>
    <wp:effectExtent l="0" t="0" r="0" b="0"/>
    <wp:wrapNone/>
    <wp:docPr id="{name}" name="红线{name}"/>
    <wp:cNvGraphicFramePr/>
    <a:graphic><a:graphicData uri="{wps}">
      <wps:wsp>
        <wps:cNvSpPr/>
        <wps:spPr>
          <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
          <a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln>
        </wps:spPr>
        <wps:bodyPr/>
      </wps:wsp>
    </a:graphicData></a:graphic>
  </wp:anchor>
</w:drawing>
"""


_MARK_PLACE = """
    <wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
    <wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>"""
_FOOT_PLACE = """
    <wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>
    <wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>"""


def box_at(anchor: Paragraph, paragraph: Paragraph, left: float, top: float, width: float, height: float) -> None:
    """Moves a paragraph into a box at a fixed place of the page; the text below does not make room for it."""
    drawing = _box(_MARK_PLACE.format(left=int(Mm(left)), top=int(Mm(top))), width, height, "<wp:wrapNone/>", "标志")
    drawing.find(f".//{{{_SPACES['w']}}}txbxContent").append(paragraph._p)
    anchor.add_run()._r.append(drawing)


def _box(place: str, width: float, height: float, wrap: str, name: str) -> BaseOxmlElement:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    size = {"width": int(Mm(width)), "height": int(Mm(height))}
    words = {"place": place, "wrap": wrap, "name": name, "wps": _SPACES["wps"]}
    made: BaseOxmlElement = parse_xml(_TEXT_BOX.format(spaces=spaces, **words, **size))
    return made


def red_bar(paragraph: Paragraph, name: int, left: float, top: float, width: float, height: float) -> None:
    """A red bar at a fixed place of the page, in millimetres from its edges; `name` tells bars apart."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    place = {"left": int(Mm(left)), "top": int(Mm(top)), "width": int(Mm(width)), "height": int(Mm(height))}
    drawing = parse_xml(_BAR.format(spaces=spaces, wps=_SPACES["wps"], name=name, color=measures.RED, **place))
    paragraph.add_run()._r.append(drawing)


def box_at_foot(document: Document, paragraphs: Sequence[Paragraph], height: float) -> None:
    """Moves the paragraphs into a box, `height` millimetres high, on the page where the document ends."""
    drawing = _box(_FOOT_PLACE, measures.TYPE_WIDTH, height, "<wp:wrapTopAndBottom/>", "版记")
    content = drawing.find(f".//{{{_SPACES['w']}}}txbxContent")
    for paragraph in paragraphs:
        content.append(paragraph._p)
    # The paragraph it hangs on takes no room worth speaking of.
    anchor = document.add_paragraph()
    anchor.paragraph_format.line_spacing = Pt(1)
    anchor.add_run()._r.append(drawing)

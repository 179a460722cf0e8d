"""Checks of page, faces, sizes and places: only of what the file says; what it leaves open is not found fault with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from guiju.office.documents.checking.elements import Elements
from guiju.office.documents.checking.reading import FilePaper, Paragraph
from guiju.office.documents.checking.said import Finding, at
from guiju.office.documents.layout import measures

_TOLERANCE = 1.1
"""Millimetres: the standard allows 1; programs round."""
_LINE_TOLERANCE = 1.6
_LEVEL_1 = re.compile(r"^[一二三四五六七八九十]{1,3}、.{0,40}$")
_LEVEL_2 = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)].{0,40}$")
_SHORT = 12
"""Paragraphs shorter than this tell nothing of the text's face."""


def appearance_of(paper: FilePaper, found: Elements) -> Iterator[Finding]:
    """Findings about how the paper looks; none for plain text."""
    if paper.page is None:
        return
    yield from _page(paper)
    yield from _mark(paper, found)
    yield from _title(found)
    yield from _body(found)
    yield from _levels(found)
    yield from _numbers(paper)


def _page(paper: FilePaper) -> Iterator[Finding]:
    page = paper.page
    if page is None:
        return
    if not (_near(page.width, measures.PAGE_WIDTH) and _near(page.height, measures.PAGE_HEIGHT)):
        said = {"width": f"{page.width:.0f}", "height": f"{page.height:.0f}"}
        message = _("纸张是 %(width)s×%(height)s mm，不是 A4。") % said
        yield Finding(_("用纸"), "5.1", message, _("纸张设为 A4（210×297 mm）。"))
        return
    edges = (
        (_("天头（上白边）"), page.top, measures.MARGIN_TOP),
        (_("订口（左白边）"), page.left, measures.MARGIN_LEFT),
        (_("右白边"), page.right, measures.MARGIN_RIGHT),
        (_("下白边"), page.bottom, measures.MARGIN_BOTTOM),
    )
    for name, found, wanted in edges:
        if not _near(found, wanted):
            message = _("%(name)s是 %(found)s mm。") % {"name": name, "found": f"{found:.1f}"}
            cure = _("设为 %(wanted)s mm，版心是 156×225 mm。") % {"wanted": f"{wanted:.0f}"}
            yield Finding(_("页边与版心"), "5.2.1", message, cure)


def _mark(paper: FilePaper, found: Elements) -> Iterator[Finding]:
    mark = found.mark
    if mark is None:
        return
    if mark.looks.color and not mark.looks.color.startswith(("FF", "E6", "C0", "ED")):
        yield Finding(_("发文机关标志"), "7.2.4", _("发文机关标志不是红色。"), _("颜色设为红色。"), **at(mark))
    if mark.looks.face and mark.looks.face not in ("mark", "song"):
        cure = _("推荐使用小标宋体。")
        yield Finding(_("发文机关标志"), "7.2.4", _("发文机关标志不是小标宋体。"), cure, must=False, **at(mark))
    if not paper.lines_drawn:
        cure = _("在发文字号之下 4 mm 处印一条与版心等宽的红色分隔线。")
        yield Finding(_("版头中的分隔线"), "7.2.7", _("没有找到红色分隔线。"), cure)


def _title(found: Elements) -> Iterator[Finding]:
    if not found.title:
        return
    first = found.title[0]
    looks, wrong = first.looks, []
    if looks.size is not None and looks.size != measures.SIZE_2:
        wrong.append(_("%(size)s 磅") % {"size": f"{looks.size:g}"})
    if looks.face and looks.face != "mark":
        wrong.append(looks.face_name)
    if wrong:
        message = _("标题不是 2 号小标宋（现在是%(found)s）。") % {"found": "、".join(wrong)}
        yield Finding(_("标题"), "7.3.1", message, _("设为 2 号（22 磅）小标宋体字。"), **at(first))
    if looks.alignment not in ("center", "distribute"):
        yield Finding(_("标题"), "7.3.1", _("标题没有居中。"), _("标题居中排布。"), **at(first))


def _body(found: Elements) -> Iterator[Finding]:
    plain = [one for one in found.body if len(one.text) >= _SHORT and not one.in_table and not _leveled(one)]
    for one in plain:
        looks = one.looks
        if looks.size is not None and looks.size != measures.SIZE_3:
            message = _("正文是 %(size)s 磅。") % {"size": f"{looks.size:g}"}
            yield Finding(_("正文"), "7.3.3", message, _("正文用 3 号（16 磅）字。"), **at(one))
        if looks.face and looks.face != "fangsong":
            message = _("正文用的是%(face)s。") % {"face": looks.face_name}
            yield Finding(_("正文"), "7.3.3", message, _("正文用仿宋体字。"), **at(one))
    yield from _line_height(plain)
    yield from _colors(plain)


def _line_height(plain: list[Paragraph]) -> Iterator[Finding]:
    """Of most paragraphs: one that carries a rule may be lower."""
    heights = Counter(one.looks.line for one in plain if one.looks.line is not None)
    usual = heights.most_common(1)[0][0] if heights else None
    if usual is not None and abs(usual - measures.LINE_PITCH * measures.POINTS_PER_MM) > _LINE_TOLERANCE:
        message = _("行距是固定值 %(line)s 磅，一面排不成 22 行。") % {"line": f"{usual:g}"}
        yield Finding(_("行数和字数"), "5.2.3", message, _("行距设为固定值约 28.9 磅，每面排 22 行。"), must=False)


def _colors(plain: list[Paragraph]) -> Iterator[Finding]:
    for one in plain:
        if one.looks.color not in ("", "AUTO", "000000", "000"):
            yield Finding(_("文字颜色"), "5.2.4", _("正文不是黑色。"), _("没有特殊说明的文字都用黑色。"), **at(one))


def _levels(found: Elements) -> Iterator[Finding]:
    """Faces of headings: a numbered line that is a whole sentence or an item of a list is text."""
    for one in found.body:
        face = one.looks.first_face
        if not face or one.text[-1] in "。；：:;":
            continue
        if _LEVEL_1.match(one.text) and face != "hei":
            message = _("「一、」这一层不是黑体。")
            yield Finding(_("第一层标题"), "7.3.3", message, _("第一层用黑体字。"), must=False, **at(one))
        if _LEVEL_2.match(one.text) and face != "kai":
            message = _("「（一）」这一层不是楷体。")
            yield Finding(_("第二层标题"), "7.3.3", message, _("第二层用楷体字。"), must=False, **at(one))


def _numbers(paper: FilePaper) -> Iterator[Finding]:
    element, clause = _("页码"), "7.5"
    if not paper.numbers:
        cure = _("在版心下边缘之下 7 mm 处编页码，单页居右、双页居左，各空一字。")
        yield Finding(element, clause, _("没有页码。"), cure)
        return
    if any(one.size is not None and one.size != measures.SIZE_4 for one in paper.numbers):
        yield Finding(
            element, clause, _("页码不是 4 号字。"), _("用 4 号（14 磅）半角宋体阿拉伯数字，左右各放一条一字线。")
        )
    if not paper.both_sides:
        yield Finding(
            element,
            clause,
            _("单双页的页码没有分开。"),
            _("在页脚里选「奇偶页不同」，单页居右、双页居左。"),
            must=False,
        )


def _leveled(one: Paragraph) -> bool:
    return bool(re.match(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])", one.text))


def _near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= _TOLERANCE

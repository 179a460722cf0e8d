"""Checks that need only the words: they hold for plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from guiju.office.documents.checking.elements import Elements
from guiju.office.documents.checking.said import Finding, at

_RIGHT_BRACKETS = re.compile(r"〔\s*\d{4}\s*〕")
_PADDED = re.compile(r"〕\s*(?:第|0)")
_ARABIC_DATE = re.compile(r"^\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
_WRONG_LEVELS = (
    (re.compile(r"^[一二三四五六七八九十]{1,3}[.．](?!\d)"), "一、"),
    (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]、"), "（一）"),
    (re.compile(r"^\d{1,2}、"), "1."),
    (re.compile(r"^[（(]\d{1,2}[）)]、"), "（1）"),
)
_LEVELS = (
    re.compile(r"^[一二三四五六七八九十]{1,3}、"),
    re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"^\d{1,2}[.．](?!\d)"),
    re.compile(r"^[（(]\d{1,2}[）)]"),
)
_NAMES = ("一、", "（一）", "1.", "（1）")


def words_of(found: Elements) -> Iterator[Finding]:
    """What can be told by the words alone."""
    yield from _number(found)
    yield from _title(found)
    yield from _addressees(found)
    yield from _levels(found)
    yield from _attachments(found)
    yield from _date(found)
    yield from _end(found)


def _number(found: Elements) -> Iterator[Finding]:
    number = found.number
    if number is None or "第" in number.text[:1]:
        return
    element, clause = _("发文字号"), "7.2.5"
    if not _RIGHT_BRACKETS.search(number.text):
        yield Finding(element, clause, _("发文字号的年份没有用六角括号。"), _("年份写全称，用〔〕括起。"), **at(number))
    elif _PADDED.search(number.text):
        yield Finding(
            element,
            clause,
            _("发文顺序号加了「第」或者编了虚位。"),
            _("顺序号不加「第」，1不编为01，后面加「号」。"),
            **at(number),
        )


def _title(found: Elements) -> Iterator[Finding]:
    words = "".join("".join(one.text.split()) for one in found.title)
    if not words and not found.untitled:
        yield Finding(
            _("标题"),
            "7.3.1",
            _("没有认出标题。"),
            _("标题居中写在红色分隔线下空二行处，由发文机关、事由、文种组成。"),
            must=False,
        )
    elif words and words[-1] in "。，；：:":
        yield Finding(_("标题"), "7.3.1", _("标题末尾有标点。"), _("删去标题末尾的标点。"), **at(found.title[-1]))


def _addressees(found: Elements) -> Iterator[Finding]:
    named = found.addressees
    if named is not None and named.text.endswith(":"):
        yield Finding(
            _("主送机关"), "7.3.2", _("主送机关后用了半角冒号。"), _("最后一个主送机关名称后标全角冒号。"), **at(named)
        )


def _levels(found: Elements) -> Iterator[Finding]:
    deepest = -1
    for one in found.body:
        for wrong, right in _WRONG_LEVELS:
            if wrong.match(one.text):
                cure = _("这一层写成「%(right)s」。") % {"right": right}
                yield Finding(_("结构层次序数"), "7.3.3", _("结构层次序数的标点不对。"), cure, **at(one))
        level = next((place for place, pattern in enumerate(_LEVELS) if pattern.match(one.text)), None)
        if level is None:
            continue
        # 一、 may be followed by 1. where there are only two levels.
        if level > deepest + 1 and (deepest, level) != (0, 2) and deepest >= 0:
            names = {"before": _NAMES[deepest], "after": _NAMES[level]}
            message = _("结构层次从「%(before)s」跳到了「%(after)s」。") % names
            yield Finding(
                _("结构层次序数"),
                "7.3.3",
                message,
                _("依次用「一、」「（一）」「1.」「（1）」。"),
                must=False,
                **at(one),
            )
        deepest = level


def _attachments(found: Elements) -> Iterator[Finding]:
    for one in found.attachments:
        if one.text[-1] in "。；;，,、":
            yield Finding(_("附件说明"), "7.3.4", _("附件名称后面加了标点。"), _("附件名称后不加标点。"), **at(one))


def _date(found: Elements) -> Iterator[Finding]:
    date = found.date
    if date is not None and not _ARABIC_DATE.match("".join(date.text.split())):
        cure = _("用阿拉伯数字把年、月、日标全，年份写全称，月、日不编虚位，例如2026年3月5日。")
        yield Finding(_("成文日期"), "7.3.5", _("成文日期的写法不对。"), cure, **at(date))


def _end(found: Elements) -> Iterator[Finding]:
    if found.copied is not None and found.copied.text[-1] != "。":
        yield Finding(
            _("抄送机关"), "7.4.2", _("抄送机关最后没有句号。"), _("最后一个抄送机关名称后标句号。"), **at(found.copied)
        )
    if found.note is not None and found.note.text[-1] not in "）)":
        yield Finding(_("附注"), "7.3.6", _("附注的括号没有写完。"), _("附注居左空二字，加圆括号。"), **at(found.note))

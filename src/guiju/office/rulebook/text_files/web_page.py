"""The text of a web page as a browser would lay it out: a line a block, without scripts, menus and hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from guiju.office.rulebook.text_files.ordered_lists import OrderedLists
from guiju.rules.official_text import UnreadableText

_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "aside",
        "footer",
        "button",
        "select",
        "option",
        "textarea",
        "svg",
        "iframe",
        "object",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
        "td",
        "th",
    ]
)
_CELLS = frozenset(("td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INDENTED = re.compile(r"text-indent\s*:\s*(?!-|0)[\d.]*[1-9]", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_EM_BLANKS = str.maketrans({"\u2003": "\u3000", "\u2002": "\u00a0"})
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
_GLUE = "\x1f"  # a list's number stands before the first words of its entry, whatever box they are in
_GLUED = re.compile(rf"{_GLUE}\s*")
_INDENT = "\u3000\u3000"


def page_text(page: str) -> str:
    """The visible text. Raises UnreadableText for a page without any."""
    try:
        root = html.document_fromstring(_DECLARATION.sub("", page))
    except (LxmlError, ValueError) as error:
        raise _no_text() from error
    text = "\n".join(_line(pieces) for pieces in _lines(_GLUED.sub(" ", "".join(_pieces(root, OrderedLists(root))))))
    if not text.strip():
        raise _no_text()
    return text


def _no_text() -> UnreadableText:
    return UnreadableText(
        "网页里没有正文（内容可能由脚本另外载入）",
        where="整个网页",
        cure="请在浏览器里打开网页，复制正文另存为UTF-8纯文本后重新读入",
    )


def _pieces(element: HtmlElement, lists: OrderedLists, preformatted: bool = False) -> Iterator[str]:
    """Texts in reading order; a real line end only where the page shows one."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT or _hidden(element):
        return
    preformatted = preformatted or element.tag == "pre"
    block = element.tag not in _INLINE
    yield "\n" * block
    yield _INDENT * bool(_INDENTED.search(element.get("style") or ""))
    if mark := lists.mark(element):
        yield mark + _GLUE
    yield _shown(element.text, preformatted)
    for child in element:
        yield from _pieces(child, lists, preformatted)
        yield _shown(child.tail, preformatted)
    yield "\n" if block else " " * (element.tag in _CELLS)


def _hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _shown(text: str | None, preformatted: bool) -> str:
    return (text or "") if preformatted else re.sub(r"[ \t\r\n\f]+", " ", text or "")


def _lines(text: str) -> Iterator[str]:
    """The lines; of several blank ones in a row only one."""
    before = ""
    for line in text.split("\n"):
        if line.strip() or before.strip():
            yield line
        before = line


def _line(text: str) -> str:
    """Blanks of the source between two Chinese characters are none; those that indent stay."""
    words = _BETWEEN_HAN.sub("", re.sub(" +", " ", text.translate(_EM_BLANKS)).strip(" "))
    doubled = words.startswith(_INDENT) and words[len(_INDENT) :].lstrip("\u3000\u00a0 ")
    return f"{_INDENT}{doubled}" if doubled else words

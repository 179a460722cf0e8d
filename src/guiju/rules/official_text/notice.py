"""The words round the rules: the notice that issues them, and the heading above the first chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guiju.rules.official_text.document_numbers import document_number, order_number
from guiju.rules.official_text.furniture import is_furniture
from guiju.rules.official_text.lines import Line, joined, layout_of
from guiju.rules.official_text.signature import Signature, disclosure_mark, signature_in
from guiju.rules.official_text.titles import Title, is_order, join_title, named_text, notice_title

_BETWEEN_ADDRESSEES = re.compile("[，,;；]")
_COLONS = ("：", ":")
_MOST_ADDRESSEE_LINES = 6
_HEADING_ENDS = "。；;：:，,"


@dataclass(frozen=True, slots=True)
class Notice:
    title: str
    status: str
    doc_no: str
    addressees: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signed_by: str
    made_on: date | None
    disclosure_mark: str
    annexed_title: str
    passed: str  # the line in brackets under the annexed title


def read_notice(lines: Sequence[Line]) -> Notice:
    """Read the lines above the rules, or all lines of a document without rules; no portal fields in them."""
    mark = next(filter(None, (disclosure_mark(line.text) for line in lines)), "")
    kept = [line for line in lines if not is_furniture(line.text) and not disclosure_mark(line.text)]
    title = notice_title(kept[: _start_of_body(kept)]) or Title("", 0, 0)
    addressees, body = _addressees(kept, title.end)
    signature = signature_in(kept, body) if title.text else None
    paragraphs = kept[body : signature.first if signature else _start_of_annex(kept, body)]
    annexed_title, passed = _annex(kept[_end_of_notice(kept, body, signature) :])
    annexed_title = "" if annexed_title == title.text else annexed_title  # the page repeats the whole document
    return Notice(
        title=title.text or annexed_title,
        status=title.status,
        doc_no=title.doc_no or _number_near(kept[: body + 1], title.text),
        addressees=addressees,
        paragraphs=_joined_paragraphs(paragraphs) if title.text else (),
        signed_by=signature.signed_by if signature else "",
        made_on=signature.made_on if signature else None,
        disclosure_mark=mark,
        annexed_title=annexed_title or named_text(title.text),
        passed=passed,
    )


def _start_of_body(lines: Sequence[Line]) -> int:
    """Index of the first line with a sentence or an address in it."""
    for index, line in enumerate(lines):
        if "。" in line.text or line.text.endswith(_COLONS):
            return index
    return len(lines)


def _addressees(lines: Sequence[Line], start: int) -> tuple[tuple[str, ...], int]:
    """The addressees, and the index of the first line behind them. Lines with the number are passed over."""
    while start < len(lines) and _is_number(lines[start].text):
        start += 1
    words = ""
    for index in range(start, min(start + _MOST_ADDRESSEE_LINES, len(lines))):
        words = joined(words, lines[index].text)
        if "。" in words:
            break
        if words.endswith(_COLONS):
            return tuple(filter(None, map(str.strip, _BETWEEN_ADDRESSEES.split(words[:-1])))), index + 1
    return (), start


def _is_number(text: str) -> bool:
    return bool(document_number(text)) or order_number(text) is not None


def _number_near(lines: Sequence[Line], title: str) -> str:
    """The number on a line of its own above the body; an order's bare 第…号 is completed from its title."""
    found = next(filter(None, (document_number(line.text) for line in lines)), "")
    if found or not is_order(title):
        return found
    number = next(filter(None, (order_number(line.text) for line in lines)), None)
    return f"{title}第{number}号" if number else ""


def _start_of_annex(lines: Sequence[Line], body: int) -> int:
    """Without a signature the notice ends with its last sentence."""
    sentences = (index + 1 for index in range(len(lines) - 1, body - 1, -1) if "。" in lines[index].text)
    return next(sentences, body)


def _end_of_notice(lines: Sequence[Line], body: int, signature: Signature | None) -> int:
    return signature.end if signature else _start_of_annex(lines, body)


def _annex(lines: Sequence[Line]) -> tuple[str, str]:
    """The heading of the text that follows, and the bracketed line under it."""
    heading: list[Line] = []
    for line in lines:
        bracketed = line.text.startswith(("（", "("))
        if heading and bracketed:
            return join_title(heading), line.text
        separate = heading and line.after_blank
        if separate or _is_number(line.text) or any(mark in line.text for mark in _HEADING_ENDS):
            break
        heading.append(line)
    return join_title(heading), ""


def _joined_paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    layout = layout_of(lines)
    paragraphs: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and layout.goes_on(before, line, marked=False):
            paragraphs[-1] = joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return tuple(paragraphs)

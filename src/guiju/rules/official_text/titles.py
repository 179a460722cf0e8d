"""Titles of notices and of the texts they carry, broken over lines or with a status before them or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guiju.rules.official_text.document_numbers import document_number, order_number, split_trailing_number
from guiju.rules.official_text.lines import Line, joined

# The fifteen types of official documents, as a title ends.
_ENDS_A_TITLE = re.compile(
    r"(决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)([（(][^（）()]{1,12}[)）])?$"
)
_STATUS = re.compile(r"^[【（(\[]\s*((?:现行|已)?(?:有效|失效|废止))\s*[】）)\]]\s*")
_NAMED = re.compile(r"《(.+)》")
_ORDER = re.compile(r"(.+?)(令|命令)$")
_STATE = "中华人民共和国"
_MOST_LINES = 6
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Title:
    """`first`, `end`: the lines it stands on, end exclusive. `status`: 现行有效 printed before it, or ""."""

    text: str
    first: int
    end: int
    doc_no: str = ""
    status: str = ""


def notice_title(lines: Sequence[Line]) -> Title | None:
    """The title in the lines above the body: the last one, for pages repeat it. None if no line ends so."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if _closes_title(lines[i].text)), None)
    if last is None:
        return None
    first = _first_line_of_title(lines, last)
    text = join_title(lines[first : last + 1])
    status = _STATUS.match(text)
    text, doc_no = split_trailing_number(text[status.end() :] if status else text)
    return Title(text, first, last + 1, doc_no, status[1] if status else "")


def _closes_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_LINE
        and bool(_ENDS_A_TITLE.search(split_trailing_number(text)[0]))
        and not _numbered(text)
    )


def _numbered(text: str) -> bool:
    return bool(document_number(text)) or order_number(text) is not None


def _first_line_of_title(lines: Sequence[Line], last: int) -> int:
    """Upwards to a blank line; over blank lines as long as the subject's 关于 has not come."""
    first = last
    while first > 0 and last - first < _MOST_LINES:
        above = lines[first - 1].text
        begun = "关于" in "".join(line.text for line in lines[first : last + 1])
        if _closes_title(above) or _numbered(above) or (begun and lines[first].after_blank):
            break
        if not begun and lines[first].after_blank and "关于" not in above:
            break
        first -= 1
    return first


def join_title(lines: Sequence[Line]) -> str:
    """The lines of a title as one, blanks narrowed."""
    text = ""
    for line in lines:
        text = joined(text, re.sub(r"\s+", " ", line.text))
    return text


def issuer_in(title: str) -> str:
    """Who issues, as the title says: what stands before 关于, or before 令; "" when it does not say."""
    before, about, _ = title.partition("关于")
    if about:
        return before.strip()
    order = _ORDER.fullmatch(title)
    return (order[1].removeprefix(_STATE) or order[1]) if order else ""


def is_order(title: str) -> bool:
    return bool(_ORDER.fullmatch(title))


def named_text(title: str) -> str:
    """The text that a title names in 《》; "" when it names none."""
    found = _NAMED.search(title)
    return found[1] if found else ""

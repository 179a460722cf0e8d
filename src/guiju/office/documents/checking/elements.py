"""Which paragraph is which element of an official paper: by its words and its place, never by its looks alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guiju.office.documents.checking.reading import FilePaper, Paragraph

NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,12}\s*[\[［(（【〔]\s*\d{4}\s*[\]］)）】〕]\s*第?\s*\d+\s*号")
_ORDER_NUMBER = re.compile(r"^第\s*\d+\s*[号期]$")
DATE = re.compile(
    r"^(?:\d{4}|[二○〇零一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)
ATTACHMENTS = re.compile(r"^附\s*件\s*[:：]")
ANNEX = re.compile(r"^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[:：]?$")
_GENRE_END = re.compile(
    r"(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|令)(?:[（(][^（）()]{1,12}[）)])?$"
)
_LEVEL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章条])"
)
_HEAD = 16
_TITLE_LINES = 6
_LONGEST_TITLE_LINE = 45


@dataclass(slots=True)
class Elements:
    """The paragraphs by element; None or empty where there is none."""

    mark: Paragraph | None = None
    number: Paragraph | None = None
    title: list[Paragraph] = field(default_factory=list)
    addressees: Paragraph | None = None
    body: list[Paragraph] = field(default_factory=list)
    attachments: list[Paragraph] = field(default_factory=list)
    signatures: list[Paragraph] = field(default_factory=list)
    date: Paragraph | None = None
    note: Paragraph | None = None
    annexes: list[Paragraph] = field(default_factory=list)
    copied: Paragraph | None = None
    printed: Paragraph | None = None
    untitled: bool = False
    """Orders and minutes, known by their numbers, need no title."""


def elements_of(paper: FilePaper) -> Elements:
    """What can be told apart. A paper without a title, a number or a date is still read."""
    found = Elements()
    rest = [paragraph for paragraph in paper.paragraphs if not _foot(paragraph, found)]
    rest = _header(rest, found)
    if not found.untitled:
        rest = _title(rest, found)
    if rest and _ends_in_colon(rest[0].text) and not _LEVEL.match(rest[0].text):
        found.addressees, rest = rest[0], rest[1:]
    _text(rest, found)
    return found


def _foot(paragraph: Paragraph, found: Elements) -> bool:
    """Copied organs and printing office, wherever they stand in the file: boxes and tables come early."""
    text = paragraph.text
    if re.match(r"^抄\s*送\s*[:：]", text):
        found.copied = paragraph
    elif re.search(r"\d{4}年\d{1,2}月\d{1,2}日\s*印发$", text):
        found.printed = paragraph
    else:
        return False
    return True


def _header(rest: list[Paragraph], found: Elements) -> list[Paragraph]:
    """What stands above the number, which is looked for among the first paragraphs."""
    for place, paragraph in enumerate(rest[:_HEAD]):
        if NUMBER.match(paragraph.text) or _ORDER_NUMBER.match(paragraph.text):
            above = rest[:place]
            found.untitled = bool(_ORDER_NUMBER.match(paragraph.text))
            if _is_title(above):
                # Published texts have the number below the title.
                found.number, found.title = paragraph, above
                return rest[place + 1 :]
            found.number = paragraph
            found.mark = next((one for one in reversed(above) if _is_mark(one)), None)
            return rest[place + 1 :]
        if DATE.match(paragraph.text) or _LEVEL.match(paragraph.text):
            break
    if rest and _is_mark(rest[0]):
        found.mark = rest[0]
        return rest[1:]
    return rest


def _is_mark(paragraph: Paragraph) -> bool:
    red = paragraph.looks.color.startswith(("FF0", "C00", "E60"))
    return red or paragraph.text.replace(" ", "").endswith("文件")


def _is_title(above: Sequence[Paragraph]) -> bool:
    words = "".join(paragraph.text for paragraph in above)
    return bool(above) and len(above) <= _TITLE_LINES and "关于" in words and bool(_GENRE_END.search(words))


def _title(rest: list[Paragraph], found: Elements) -> list[Paragraph]:
    if found.title:
        return rest
    for count in range(1, min(_TITLE_LINES, len(rest)) + 1):
        line = rest[count - 1].text
        if len(line) > _LONGEST_TITLE_LINE or line[-1] in "。；：:" or (_LEVEL.match(line) and count == 1):
            break
        found.title.append(rest[count - 1])
        if _GENRE_END.search(line.replace(" ", "")) or _ends_title(rest, count):
            return rest[count:]
    kept, found.title = found.title[:1], found.title[:1]
    return rest[len(kept) :]


def _ends_title(rest: list[Paragraph], count: int) -> bool:
    """What follows is no line of a title."""
    following = rest[count].text if count < len(rest) else ""
    return not following or following[-1] in "。；：:" or len(following) > _LONGEST_TITLE_LINE


def _text(rest: list[Paragraph], found: Elements) -> None:
    dated = [place for place, paragraph in enumerate(rest) if DATE.match(paragraph.text)]
    annex = next((place for place, one in enumerate(rest) if ANNEX.match(one.text)), len(rest))
    end = next((place for place in dated if place < annex), None)
    main, found.annexes = rest[:annex], rest[annex:]
    if end is not None:
        found.date = rest[end]
        after = rest[end + 1 : annex]
        found.note = next((one for one in after[:2] if one.text[0] in "（("), None)
        found.annexes = [one for one in after if one is not found.note] + found.annexes
        main = rest[:end]
        while main and len(main[-1].text) <= 30 and main[-1].text[-1] not in "。；：:！？" and not _listed(main[-1]):
            found.signatures.insert(0, main.pop())
    start = next((place for place, one in enumerate(main) if ATTACHMENTS.match(one.text)), len(main))
    found.body, found.attachments = main[:start], main[start:]


def _listed(paragraph: Paragraph) -> bool:
    return bool(ATTACHMENTS.match(paragraph.text) or _LEVEL.match(paragraph.text))


def _ends_in_colon(text: str) -> bool:
    return text[-1] in "：:" and len(text) < 400

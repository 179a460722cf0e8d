"""The one short form of a reference into a rule text, and how it is read aloud.

CODE:ARTICLE[-INSERT][/PARAGRAPH][.ITEM[.SUBITEM]]

DC2024:47          第四十七条
DC2024:3-1         第三条之一           (an article put in later)
DC2024:44/2        第四十四条第二款     (paragraph)
DC2024:47.7        第四十七条第(七)项   (item)
DC2024:48.1.4      第四十八条第(一)项第4目
DC2024:81/1.2      第八十一条第一款第(二)项
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from guiju.rules.chinese_numbers import LARGEST, chinese_number

_FORM = re.compile(
    r"(?P<instrument>[A-Z][A-Z0-9]*):(?P<article>[1-9][0-9]*)(-(?P<insert>[1-9][0-9]*))?"
    r"(/(?P<paragraph>[1-9][0-9]*))?(\.(?P<item>[1-9][0-9]*)(\.(?P<subitem>[1-9][0-9]*))?)?",
    re.ASCII,
)
_CODE = re.compile(r"[A-Z][A-Z0-9]*", re.ASCII)
_LONGEST = 80


class CitationError(ValueError):
    """A citation that cannot be read, or that names no possible place; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place in an instrument. Zero means "not named". Sorts by instrument, then as the text runs."""

    instrument: str
    article: int
    insert: int = 0
    paragraph: int = 0
    item: int = 0
    subitem: int = 0

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.instrument):
            raise CitationError(f"文件代号「{self.instrument}」应由大写字母开头，只含大写字母和数字，例如 DC2024")
        if not (1 <= self.article <= LARGEST and all(0 <= n <= LARGEST for n in self._below_the_article())):
            raise CitationError(f"条、款、项、目的序号应在1到{LARGEST}之间")
        if self.subitem and not self.item:
            raise CitationError("写了目就要先写项，例如 DC2024:48.1.4")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the short form; blanks at either end are ignored. Raises CitationError."""
        found = _FORM.fullmatch(text.strip()) if len(text) <= _LONGEST else None
        if found is None:
            raise CitationError(
                f"「{text[:_LONGEST]}」不是条文引用；应写作「文件代号:条」，"  # halfwidth
                "后面可加 -之几、/款、.项、.项.目，例如 DC2024:47.7"
            )
        numbers = {name: int(digits or 0) for name, digits in found.groupdict().items() if name != "instrument"}
        return cls(found["instrument"], **numbers)

    def __str__(self) -> str:
        insert = f"-{self.insert}" if self.insert else ""
        paragraph = f"/{self.paragraph}" if self.paragraph else ""
        item = f".{self.item}" if self.item else ""
        subitem = f".{self.subitem}" if self.subitem else ""
        return f"{self.instrument}:{self.article}{insert}{paragraph}{item}{subitem}"

    def zh(self) -> str:
        """The place as a jurist writes it, without the instrument's name: 第四十七条第(七)项."""
        parts = [f"第{chinese_number(self.article)}条"]
        if self.insert:
            parts.append(f"之{chinese_number(self.insert)}")
        if self.paragraph:
            parts.append(f"第{chinese_number(self.paragraph)}款")
        if self.item:
            parts.append(f"第（{chinese_number(self.item)}）项")
        if self.subitem:
            parts.append(f"第{self.subitem}目")
        return "".join(parts)

    def en(self) -> str:
        """The place in English: Article 47, paragraph 1, item (7)."""
        parts = [f"Article {self.article}" + (f"-{self.insert}" if self.insert else "")]
        named = (("paragraph {}", self.paragraph), ("item ({})", self.item), ("sub-item {}", self.subitem))
        return ", ".join(parts + [form.format(number) for form, number in named if number])

    def whole_article(self) -> Citation:
        """The article that this place belongs to."""
        return Citation(self.instrument, self.article, self.insert)

    def _below_the_article(self) -> tuple[int, ...]:
        return self.insert, self.paragraph, self.item, self.subitem

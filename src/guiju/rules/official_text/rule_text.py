"""A rule text as published: chapters, articles, paragraphs 款, items 项, sub-items 目.

Texts keep the published words and punctuation; marks, indents and line wraps are taken off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """（一）… or 1.… with what stands under it, in reading order: `text`, `items`, then `paragraphs`."""

    number: int
    mark: str
    text: str
    items: tuple[Item, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def subitems(self) -> tuple[Item, ...]:
        """All items one level down, wherever in this item they stand."""
        return self.items + tuple(item for paragraph in self.paragraphs for item in paragraph.items)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款 and the list it leads into, if any."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """`insert`: 0, or k for 第N条之k. `mark` as published: 三、 or 第三条. `section`: title of its 节."""

    number: int
    insert: int
    mark: str
    paragraphs: tuple[Paragraph, ...]
    section: str = ""

    @property
    def key(self) -> str:
        """As citations write it: "47", "3-1"."""
        return f"{self.number}-{self.insert}" if self.insert else str(self.number)

    @property
    def items(self) -> tuple[Item, ...]:
        """The first-level items of all paragraphs."""
        return tuple(item for paragraph in self.paragraphs for item in paragraph.items)


@dataclass(frozen=True, slots=True)
class Chapter:
    """`number` is 0 and `title` empty where the text has articles without chapters."""

    number: int
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    chapters: tuple[Chapter, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(article for chapter in self.chapters for article in chapter.articles)

    def article(self, key: str) -> Article | None:
        """The article with that key ("47", "3-1"), None when there is none."""
        return next((article for article in self.articles if article.key == key), None)


def words(article: Article) -> Iterator[tuple[str, str]]:
    """(mark, text) of every paragraph and item in reading order; the mark of a paragraph is ""."""
    for paragraph in article.paragraphs:
        yield from _words_of_paragraph(paragraph)


def _words_of_paragraph(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    yield "", paragraph.text
    for item in paragraph.items:
        yield from _words_of_item(item)


def _words_of_item(item: Item) -> Iterator[tuple[str, str]]:
    yield item.mark, item.text
    for child in item.items:
        yield from _words_of_item(child)
    for paragraph in item.paragraphs:
        yield from _words_of_paragraph(paragraph)

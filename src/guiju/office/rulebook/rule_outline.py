"""A published rule text that was read: as JSON for programs, as an outline for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from guiju.office.rulebook.errors import UnreadableRuleFile
from guiju.office.rulebook.text_files import text_in, text_of_file
from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.official_text import (
    Article,
    Chapter,
    Item,
    OfficialTextError,
    Paragraph,
    Publication,
    RuleText,
    fingerprints,
    read_publication,
    read_rule_text,
    write_fingerprints,
)

_SHOWN = 28  # characters of an article's first words


def read_rules(path: Path) -> tuple[Publication, RuleText]:
    """The publication in a file, and its rules. Raises UnreadableRuleFile, also for a text without articles."""
    return _rules(text_of_file(path), path.name)


def rules_in(raw: bytes, name: str) -> tuple[Publication, RuleText]:
    """The same from the bytes of a file that somebody calls `name`."""
    try:
        return _rules(text_in(raw), name)
    except OfficialTextError as error:
        raise UnreadableRuleFile(name, error) from error


def _rules(text: str, name: str) -> tuple[Publication, RuleText]:
    try:
        publication = read_publication(text)
        return publication, publication.rules or read_rule_text(text)
    except OfficialTextError as error:
        raise UnreadableRuleFile(name, error) from error


def title_of(publication: Publication) -> str:
    """The rules' own title; the notice's where only that is printed."""
    return publication.annexed_title or publication.title


def rules_as_json(publication: Publication, rules: RuleText) -> dict[str, Any]:
    """`items` of an article or item stand under paragraph `paragraph`, counted from 1; 0 is an item's own words."""
    chapters = [
        {"number": chapter.number, "title": chapter.title, "articles": list(map(_article, chapter.articles))}
        for chapter in rules.chapters
    ]
    return {"title": title_of(publication), "doc_no": publication.doc_no, "chapters": chapters}


def _article(article: Article) -> dict[str, Any]:
    return {
        "number": article.number,
        "insert": article.insert,
        "mark": article.mark,
        "section": article.section,
        **_below((), article.paragraphs),
    }


def _below(items: Iterable[Item], paragraphs: Iterable[Paragraph]) -> dict[str, Any]:
    placed = [(0, item) for item in items]
    texts = []
    for position, paragraph in enumerate(paragraphs, start=1):
        texts.append(paragraph.text)
        placed += [(position, item) for item in paragraph.items]
    return {"paragraphs": texts, "items": [_item(position, item) for position, item in placed]}


def _item(paragraph: int, item: Item) -> dict[str, Any]:
    own = {"paragraph": paragraph, "number": item.number, "mark": item.mark, "text": item.text}
    return {**own, **_below(item.items, item.paragraphs)}


def outline(publication: Publication, rules: RuleText) -> str:
    """Chapters and articles, each with its first words and how many paragraphs and items it has."""
    numbered = sum(bool(chapter.number) for chapter in rules.chapters)
    lines = [title_of(publication) or "（没有读出标题）"]
    lines.append(f"共{numbered}章、{len(rules.articles)}条" if numbered else f"不分章，共{len(rules.articles)}条")
    for chapter in rules.chapters:
        lines += ["", *_chapter(chapter)]
    return "\n".join(lines)


def _chapter(chapter: Chapter) -> Iterator[str]:
    if chapter.number:
        yield f"第{chinese_number(chapter.number)}章 {chapter.title}".rstrip()
    for article in chapter.articles:
        yield f"  {article.mark} {_first_words(article)}{_size(article)}"


def _first_words(article: Article) -> str:
    text = article.paragraphs[0].text
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _size(article: Article) -> str:
    counts = ((len(article.paragraphs), "款"), (len(article.items), "项"))
    shown = [f"{count}{unit}" for count, unit in counts if count > (unit == "款")]
    return f"（{'、'.join(shown)}）" if shown else ""


def fingerprint_file(publication: Publication, rules: RuleText) -> str:
    """What fingerprints.yaml of a rule text holds: article by article, without a word of the text."""
    return write_fingerprints(fingerprints(rules), title=title_of(publication), doc_no=publication.doc_no or "-")

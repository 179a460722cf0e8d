"""A rule text as Akoma Ntoso 3.0 (OASIS LegalDocML): chapters and articles with their metadata and norms.

The words of an article are ours, marked as an editor's gist, wherever the official ones are not handed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.exchange.akoma_metadata import metadata
from guiju.rules.exchange.akoma_names import AKN, AKN_URI, NORMS_URI, article_id
from guiju.rules.exchange.official_parts import Part, parts_of
from guiju.rules.exchange.xml_writing import Element, written
from guiju.rules.instruments import Article, Chapter, Instrument
from guiju.rules.instruments.vocabulary import Vocabulary

GIST = "要旨（编者所写，不是原文）"


Words = Mapping[int, Sequence[tuple[str, str]]]
"""Official words by article: lines of (mark, text); a line without a mark opens a paragraph."""


def akoma_ntoso(instrument: Instrument, vocabulary: Vocabulary, official: Words | None = None) -> bytes:
    """The instrument as a file; `official`: the words of the articles that were imported."""
    words = official or {}
    root = AKN.root("akomaNtoso", {None: AKN_URI, "guiju": NORMS_URI})
    act = AKN.put(root, "act", name="act", contains="originalVersion")
    metadata(act, instrument, vocabulary)
    _preface(act, instrument, bool(words))
    body = AKN.put(act, "body")
    for chapter in instrument.chapters:
        _chapter(body, chapter, words)
    return written(root)


def _preface(act: Element, instrument: Instrument, official: bool) -> None:
    preface = AKN.put(act, "preface")
    title = AKN.put(AKN.put(preface, "longTitle"), "p")
    AKN.put(title, "docTitle", instrument.head.title)
    AKN.put(title, "docNumber", instrument.head.number)
    AKN.put(title, "docDate", instrument.head.made_on.isoformat(), date=instrument.head.made_on.isoformat())
    if not official:
        _remark(AKN.put(preface, "p"), "各条内容是编者所写的要旨，不是原文；原文以发布机关公布的为准。")


def _chapter(body: Element, chapter: Chapter, words: Words) -> None:
    made = AKN.put(body, "chapter", eId=f"chp_{chapter.number}")
    AKN.put(made, "num", f"第{chinese_number(chapter.number)}章")
    AKN.put(made, "heading", chapter.title)
    for article in chapter.articles:
        found = AKN.put(made, "article", eId=article_id(article.number))
        AKN.put(found, "num", article.citation.zh())
        if article.number in words:
            _official(found, article, words[article.number])
        else:
            _gist(found, article)


def _gist(found: Element, article: Article) -> None:
    content = AKN.put(found, "content", eId=f"{article_id(article.number)}__content")
    paragraph = AKN.put(content, "p", class_="gist", status="editorial")
    _remark(paragraph, GIST).tail = article.gist


def _official(found: Element, article: Article, lines: Sequence[tuple[str, str]]) -> None:
    for place, part in enumerate(parts_of(lines), start=1):
        _part(found, "paragraph", f"{article_id(article.number)}__para_{place}", part)


def _part(parent: Element, name: str, id_: str, part: Part) -> None:
    made = AKN.put(parent, name, eId=id_)
    if part.mark:
        AKN.put(made, "num", part.mark)
    holder = AKN.put(made, "intro" if part.parts else "content", eId=f"{id_}__text")
    AKN.put(holder, "p", part.text)
    for number, below in enumerate(part.parts, start=1):
        _part(made, "point", f"{id_}__point_{number}", below)


def _remark(parent: Element, text: str) -> Element:
    return AKN.put(parent, "remark", text, status="editorial")

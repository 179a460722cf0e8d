"""What the page of one article shows, and the API answers about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from guiju.office.rulebook import queries
from guiju.office.rulebook.coverage import ArticleCoverage, coverage
from guiju.office.rulebook.imported_texts import OfficialWords, imported, official_words
from guiju.office.rulebook.norm_words import NormWords, norm_words
from guiju.rules.instruments import Article, Chapter, Instrument


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with its surroundings; `previous` and `next` are None at the ends of the text.

    `official`: the imported words; None where nothing was imported, or (`imported`) the import lacks this article.
    """

    instrument: Instrument
    chapter: Chapter
    article: Article
    norms: Sequence[NormWords]
    acts: Sequence[str]
    covered: ArticleCoverage
    fingerprint: str
    imported: bool
    official: OfficialWords | None
    previous: Article | None
    next: Article | None


def article_page(district: str, code: str, number: int) -> ArticlePage:
    """Raises UnknownDistrict, UnknownInstrument, UnknownArticle."""
    instrument = queries.instrument(district, code)
    article = queries.article(instrument, number)
    norms = [norm_words(placed) for placed in article.norms]
    others = instrument.articles.values()
    covered = {found.number: found for found in coverage(district, instrument.code).articles}
    return ArticlePage(
        instrument=instrument,
        chapter=next(chapter for chapter in instrument.chapters if article in chapter.articles),
        article=article,
        norms=norms,
        acts=list(dict.fromkeys(act for norm in norms for act in norm.acts)),
        covered=covered[number],
        fingerprint=instrument.fingerprints.get(number, ""),
        imported=imported(instrument),
        official=official_words(instrument, number),
        previous=max(before, key=_number) if (before := [a for a in others if a.number < number]) else None,
        next=min(after, key=_number) if (after := [a for a in others if a.number > number]) else None,
    )


def _number(article: Article) -> int:
    return article.number


def article_as_json(page: ArticlePage) -> dict[str, Any]:
    """The article for the API: as covered, with its norms in words and its readings."""
    return {
        "instrument": page.instrument.code,
        "title": page.instrument.head.title,
        "chapter": {"number": page.chapter.number, "title": page.chapter.title},
        **asdict(page.covered),
        "norms": [asdict(norm) for norm in page.norms],
        "readings": [reading.model_dump(mode="json") for reading in page.article.readings],
        "acts": list(page.acts),
        "fingerprint": page.fingerprint,
    }

"""What the system does about every article of a text, and which worked cases show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from guiju.office.rulebook import queries
from guiju.office.rulebook.norm_words import norm_words
from guiju.office.rulebook.shown_by import ShownBy, shown_by_tests
from guiju.rules.citations import Citation
from guiju.rules.instruments import Article, Treatment
from guiju.rules.planning.worked_cases import shown_by


@dataclass(frozen=True, slots=True)
class ArticleCoverage:
    """One article: its norms by id, the acts that they touch, the names of the worked cases that show it, and tests.

    `shown_by`: tests of the program that name the article. `pending`: norms to be written.
    """

    number: int
    citation: str
    zh: str
    gist: str
    treatment: str
    norms: tuple[str, ...]
    acts: tuple[str, ...]
    tests: tuple[str, ...]
    shown_by: tuple[ShownBy, ...]
    pending: bool

    @property
    def shown(self) -> bool:
        """Whether a worked case or a test shows it."""
        return bool(self.tests or self.shown_by)


@dataclass(frozen=True, slots=True)
class ChapterCoverage:
    """One chapter with its articles in order."""

    number: int
    title: str
    articles: tuple[ArticleCoverage, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One instrument of a district, chapter by chapter."""

    district: str
    instrument: str
    title: str
    chapters: tuple[ChapterCoverage, ...]

    @property
    def articles(self) -> tuple[ArticleCoverage, ...]:
        """All articles in order."""
        return tuple(article for chapter in self.chapters for article in chapter.articles)

    @property
    def pending(self) -> int:
        """How many articles still wait for their norms."""
        return sum(article.pending for article in self.articles)

    @property
    def shown(self) -> int:
        """How many articles at least one worked case or test shows."""
        return sum(article.shown for article in self.articles)

    @property
    def unshown(self) -> tuple[ArticleCoverage, ...]:
        """The articles that nothing shows."""
        return tuple(article for article in self.articles if not article.shown)

    @property
    def norms(self) -> int:
        """How many norms there are."""
        return sum(len(article.norms) for article in self.articles)

    @property
    def treatments(self) -> Mapping[str, int]:
        """How many articles have each treatment; every treatment is named."""
        counted = Counter(article.treatment for article in self.articles)
        return {treatment.value: counted[treatment.value] for treatment in Treatment}


def coverage(district: str, code: str = "") -> Coverage:
    """Coverage of the district's own instrument, or of the one named.

    Raises UnknownDistrict, UnknownInstrument, InstrumentErrors.
    """
    instrument = queries.instrument(district, code)
    tests = _tests(district, instrument.code)
    chapters = tuple(
        ChapterCoverage(chapter.number, chapter.title, tuple(_article(a, tests) for a in chapter.articles))
        for chapter in instrument.chapters
    )
    return Coverage(district, instrument.code, instrument.head.title, chapters)


def coverage_as_json(found: Coverage) -> dict[str, Any]:
    """For the command line and the API: the articles in one list, each with its chapter, and the counts."""
    articles = [
        asdict(article) | {"chapter": chapter.number} for chapter in found.chapters for article in chapter.articles
    ]
    return {
        "district": found.district,
        "instrument": found.instrument,
        "title": found.title,
        "articles": articles,
        "pending": found.pending,
        "shown": found.shown,
        "unshown": [article.number for article in found.unshown],
        "norms": found.norms,
        "treatments": dict(found.treatments),
    }


@cache
def _tests(district: str, code: str) -> Mapping[Citation, list[str]]:
    found: dict[Citation, list[str]] = {}
    rulebook = queries.district_rulebook(district)
    for case in queries.worked_cases(district, code):
        for citation in shown_by(rulebook, case):
            found.setdefault(citation, []).append(case.name)
    return found


def _acts(article: Article) -> tuple[str, ...]:
    """The names of the acts that the norms of an article touch."""
    return tuple(dict.fromkeys(act for placed in article.norms for act in norm_words(placed).acts))


def _article(article: Article, tests: Mapping[Citation, list[str]]) -> ArticleCoverage:
    return ArticleCoverage(
        number=article.number,
        citation=str(article.citation),
        zh=article.citation.zh(),
        gist=article.gist,
        treatment=article.treatment.value,
        norms=tuple(placed.id for placed in article.norms),
        acts=_acts(article),
        tests=tuple(tests.get(article.citation, ())),
        shown_by=shown_by_tests(article),
        pending=article.pending,
    )

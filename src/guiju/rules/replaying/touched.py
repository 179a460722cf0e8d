"""Which articles of a copy say something else than the original's."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.rules.citations import Citation
from guiju.rules.instruments.articles import Article, Instrument


@dataclass(frozen=True, slots=True)
class TouchedArticle:
    """An article that was changed, taken out (`after` None) or added (`before` None)."""

    citation: Citation
    before: Article | None
    after: Article | None

    @property
    def norms_differ(self) -> bool:
        """Whether what people must do was changed, not only our words about it."""
        return _norms(self.before) != _norms(self.after)


def touched_articles(original: Instrument, copy: Instrument) -> list[TouchedArticle]:
    """In the order of the text. Comments and the place in a file do not count."""
    numbers = sorted({*original.articles, *copy.articles})
    pairs = [(original.articles.get(number), copy.articles.get(number)) for number in numbers]
    return [TouchedArticle((a or b).citation, a, b) for a, b in pairs if _said(a) != _said(b)]  # type: ignore[union-attr] # one side has the number


def _said(article: Article | None) -> object:
    if article is None:
        return None
    return article.gist, article.treatment, article.pending, article.readings, _norms(article)


def _norms(article: Article | None) -> object:
    return [(placed.norm, placed.cites) for placed in article.norms] if article else None

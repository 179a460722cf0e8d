"""Citations as screens show them: how they read, what the article is about, and where its page is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guiju.office.rulebook.addresses import address_of
from guiju.office.rulebook.queries import article_of, instrument_of
from guiju.rules.citations import Citation


@dataclass(frozen=True, slots=True)
class CitationCard:
    """What the citation chip needs (components/citations.jinja)."""

    short: str
    zh: str
    gist: str
    url: str

    def en(self) -> str:
        """The place in English, led by the text's code: DC2024, Article 47, item (7)."""
        found = Citation.parse(self.short)
        return f"{found.instrument}, {found.en()}"


def card(citation: Citation | str, district: str) -> CitationCard:
    """One citation for the screen. A place that this district's texts do not have is shown without a link."""
    found = Citation.parse(citation) if isinstance(citation, str) else citation
    instrument, article = instrument_of(found, district), article_of(found, district)
    if instrument is None or article is None:
        return CitationCard(str(found), found.zh(), "", "")
    url = address_of("rulebook:article", district, instrument.code, found.article)
    return CitationCard(str(found), f"{instrument.head.short}{found.zh()}", article.gist, url)


def cards(citations: Iterable[Citation | str], district: str) -> list[CitationCard]:
    """Several citations in the order given."""
    return [card(citation, district) for citation in citations]

"""Articles of the rules that bind the searcher's district, found by our gists of them."""

from __future__ import annotations

from guiju.office.cases.actors import Actor
from guiju.office.openness.searching import fold, terms_of
from guiju.office.rulebook.citing import CitationCard, card
from guiju.office.rulebook.errors import UnknownDistrict
from guiju.office.rulebook.queries import rulebook_for
from guiju.rules.citations import Citation
from guiju.rules.planning.problems import NotInForce

MOST = 5


def articles_about(query: str, actor: Actor) -> list[CitationCard]:
    """The first articles whose gist has all words of the query; [] without a district or its rules."""
    terms, district = terms_of(query), actor.person.district_id
    if not terms or not district:
        return []
    found = (cite for cite, gist in _gists(district, actor) if all(term in fold(gist) for term in terms))
    return [card(cite, district) for cite, _ in zip(found, range(MOST), strict=False)]


def _gists(district: str, actor: Actor) -> list[tuple[Citation, str]]:
    try:
        instruments = rulebook_for(district, actor.on).in_force(actor.on)
    except (NotInForce, UnknownDistrict):
        return []
    return [
        (Citation(instrument.code, article.number), article.gist)
        for instrument in instruments
        for chapter in instrument.chapters
        for article in chapter.articles
    ]

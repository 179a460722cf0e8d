"""Which rulebook binds a district. Read once in a process: instruments do not change while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from guiju import rulebooks
from guiju.office.rulebook.errors import UnknownArticle, UnknownInstrument
from guiju.office.rulebook.profiles import profile
from guiju.rules.citations import Citation
from guiju.rules.fact_values import FactReader
from guiju.rules.instruments import Article, Instrument, Vocabulary, load_instrument, load_vocabulary
from guiju.rules.instruments.worked_cases import CASES, WorkedCase, load_cases
from guiju.rules.planning.rulebook import Rulebook


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all rulebooks."""
    return load_vocabulary(rulebooks.FOLDER / "vocabulary")


@cache
def district_rulebook(district: str) -> Rulebook:
    """Everything that binds a district, whatever the day. Raises UnknownDistrict, InstrumentErrors."""
    found = profile(district)
    texts = [_text(folder) for folder in found.texts()]
    return Rulebook(vocabulary(), texts, found.settings(vocabulary().settings))


@cache
def _text(folder: Path) -> Instrument:
    """Outside law is read once for all districts."""
    return load_instrument(folder, vocabulary())


def outside(district: str) -> tuple[Instrument, ...]:
    """The law above the district, the oldest first. Raises UnknownDistrict, InstrumentErrors."""
    return tuple(found for found in district_rulebook(district).instruments if found.outside)


def rulebook_for(district: str, law_on: date) -> Rulebook:
    """The district's rulebook, when something of it is in force on that day; else raises NotInForce."""
    found = district_rulebook(district)
    found.in_force(law_on)
    return found


def instrument_of(citation: Citation, district: str) -> Instrument | None:
    """The instrument that a citation names, among those of the district."""
    return _by_code(district).get(citation.instrument)


def article_of(citation: Citation, district: str) -> Article | None:
    """The article that a citation names; None when the district has no such article."""
    found = instrument_of(citation, district)
    return found.articles.get(citation.article) if found else None


def instrument(district: str, code: str = "") -> Instrument:
    """The instrument of that code, or the district's own one. Raises UnknownDistrict, UnknownInstrument."""
    known = _by_code(district)
    own = next((i.code for i in known.values() if i.head.district == district), "")
    if (code or own) not in known:
        raise UnknownInstrument(code, known)
    return known[code or own]


def article(found: Instrument, number: int) -> Article:
    """One article; raises UnknownArticle."""
    if number not in found.articles:
        raise UnknownArticle(found.head.title, number, found.articles, partial=found.head.partial)
    return found.articles[number]


@cache
def worked_cases(district: str, code: str) -> tuple[WorkedCase, ...]:
    """The worked cases beside an instrument; none when it has no such file. Raises InstrumentErrors."""
    found = instrument(district, code)
    return load_cases(found.folder / CASES, found.code if found.outside else "")


@cache
def reader(act: str) -> FactReader:
    """Reads the raw facts of an act of the vocabulary."""
    return FactReader(vocabulary().acts[act].facts)


@cache
def _by_code(district: str) -> Mapping[str, Instrument]:
    return {instrument.code: instrument for instrument in district_rulebook(district).instruments}

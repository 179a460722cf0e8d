"""Which rulebook binds a district. Read once in a process: instruments do not change while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from guiju import rulebooks
from guiju.office.rulebook.district_texts import district_instruments
from guiju.office.rulebook.errors import BrokenRules, UnknownArticle, UnknownInstrument
from guiju.office.rulebook.profiles import profile, profiles
from guiju.rules.citations import Citation
from guiju.rules.fact_values import FactReader
from guiju.rules.instruments import Article, Instrument, InstrumentErrors, Vocabulary, load_instrument, load_vocabulary
from guiju.rules.instruments.worked_cases import CASES, WorkedCase, load_cases
from guiju.rules.planning.rulebook import Rulebook


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all rulebooks."""
    return load_vocabulary(rulebooks.FOLDER / "vocabulary")


@cache
def district_rulebook(district: str) -> Rulebook:
    """Everything that binds a district, whatever the day. Raises UnknownDistrict, BrokenRules."""
    known = profile(district)
    try:
        own = district_instruments(known, vocabulary())
        texts = [*own, *map(_text, known.above())]
        return Rulebook(vocabulary(), texts, known.settings(vocabulary().settings))
    except InstrumentErrors as wrong:
        raise BrokenRules(known.name, wrong.errors) from wrong


@cache
def _text(folder: Path) -> Instrument:
    """Outside law is read once for all districts."""
    return load_instrument(folder, vocabulary())


def outside(district: str) -> tuple[Instrument, ...]:
    """The law above the district, the oldest first. Raises UnknownDistrict, BrokenRules."""
    return tuple(found for found in district_rulebook(district).instruments if found.outside)


def whole_districts() -> tuple[str, ...]:
    """The districts whose rules can be read. A broken text of one takes nothing from the others."""
    return tuple(code for code in profiles() if _whole(code))


@cache
def _whole(district: str) -> bool:
    try:
        district_rulebook(district)
    except BrokenRules:
        return False
    return True


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
    """The instrument of that code, or the district's own one. Raises RulebookError when there is none."""
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

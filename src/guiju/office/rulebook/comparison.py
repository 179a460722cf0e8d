"""Which rule texts can be compared, and the comparison of two of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from guiju.office.rulebook import queries
from guiju.office.rulebook.errors import NothingToCompare, UnreadableInstrument
from guiju.office.rulebook.profiles import profiles
from guiju.rules.comparing import Comparison, compare
from guiju.rules.instruments import Instrument, InstrumentErrors, load_instrument

MOST_KEPT = 8


@cache
def comparable() -> Mapping[str, Instrument]:
    """Every district's own rule texts by their codes, in the order of districts."""
    return {
        instrument.code: instrument for district in profiles() for instrument in queries.district_rulebook(district).own
    }


def text_of(code: str) -> Instrument:
    """The text of that code; raises NothingToCompare."""
    if code not in comparable():
        raise NothingToCompare(code, comparable())
    return comparable()[code]


def text_at(place: str) -> Instrument:
    """The text of that code, or in that folder; raises NothingToCompare, UnreadableInstrument."""
    if place in comparable() or not Path(place).is_dir():
        return text_of(place)
    try:
        return load_instrument(Path(place), queries.vocabulary())
    except InstrumentErrors as errors:
        raise UnreadableInstrument(place, errors) from errors


@lru_cache(maxsize=MOST_KEPT)
def comparison(a: str, b: str) -> Comparison:
    """Two texts by their codes. Kept: texts do not change while the system runs. Raises NothingToCompare."""
    return compare(text_of(a), text_of(b), queries.vocabulary())

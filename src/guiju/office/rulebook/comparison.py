"""Which rule texts can be compared, and the comparison of two of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from guiju.office.rulebook import queries
from guiju.office.rulebook.errors import NothingToCompare, UnreadableInstrument
from guiju.rules.comparing import Comparison, compare
from guiju.rules.exchange.rule_reading import exported_instrument
from guiju.rules.instruments import Instrument, InstrumentErrors, load_instrument

MOST_KEPT = 8


@cache
def comparable() -> Mapping[str, Instrument]:
    """Every district's own rule texts that can be read, by their codes, in the order of districts."""
    return {
        instrument.code: instrument
        for district in queries.whole_districts()
        for instrument in queries.district_rulebook(district).own
    }


def text_of(code: str) -> Instrument:
    """The text of that code; raises NothingToCompare."""
    if code not in comparable():
        raise NothingToCompare(code, comparable())
    return comparable()[code]


def text_at(place: str) -> Instrument:
    """The text of that code, in that folder or that exported file; raises NothingToCompare, UnreadableInstrument."""
    path = Path(place)
    if place in comparable() or not (path.is_dir() or path.is_file()):
        return text_of(place)
    read = load_instrument if path.is_dir() else exported_instrument
    try:
        return read(path, queries.vocabulary())
    except InstrumentErrors as errors:
        raise UnreadableInstrument(place, errors) from errors


@lru_cache(maxsize=MOST_KEPT)
def comparison(a: str, b: str) -> Comparison:
    """Two texts by their codes. Kept: texts do not change while the system runs. Raises NothingToCompare."""
    return compare(text_of(a), text_of(b), queries.vocabulary())

"""Two rule texts put side by side: two districts', or two versions of one."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.rules.comparing.acts import ActComparison
from guiju.rules.comparing.differences import Comparison, Difference
from guiju.rules.comparing.sides import OneSide
from guiju.rules.comparing.standing import standing_differences
from guiju.rules.comparing.thresholds import threshold_differences
from guiju.rules.comparing.words import Words
from guiju.rules.instruments.articles import Instrument
from guiju.rules.instruments.vocabulary import Vocabulary


def compare(a: Instrument, b: Instrument, vocabulary: Vocabulary) -> Comparison:
    """Every difference in what the two texts make people do. Each text is asked on its own first day in force.

    Acts come in the vocabulary's order, then what concerns no single act. The same two texts always give the same
    answer in the same order.
    """
    words = Words(vocabulary)
    return Comparison(a, b, (*_on_acts(a, b, words), *standing_differences(a, b, words)))


def _on_acts(a: Instrument, b: Instrument, words: Words) -> Iterator[Difference]:
    for act in words.vocabulary.acts.values():
        one, two = (OneSide(instrument, words.vocabulary, act) for instrument in (a, b))
        if one.speaks or two.speaks:
            yield from threshold_differences(one, two)
            yield from ActComparison(words, one, two).differences()

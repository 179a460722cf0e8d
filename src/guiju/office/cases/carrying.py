"""What a matter that goes with another takes over from it, so that nobody enters it twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.rules.instruments.vocabulary import Act


def carried(source: Act, facts: Mapping[str, Any], to: Act) -> dict[str, Any]:
    """Facts of `to` that follow from those of the matter beside it; empty when the two do not go together."""
    mine, other = source.absence, to.absence
    if mine is None or other is None or mine.beside != to.code:
        return {}
    pairs = [(other.of, mine.of), (other.since, mine.since), (other.last, mine.last), (other.by, mine.by)]
    found = {name: facts.get(source_name) for name, source_name in pairs if name and source_name}
    for name, one in mine.carries.items():
        found[name] = one.values.get(str(facts.get(one.fact) or "") if one.fact else "")
    return {name: value for name, value in found.items() if name in to.facts and value not in (None, "", [])}

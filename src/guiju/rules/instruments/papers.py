"""How a kind of matter stands in the registers of papers, as the vocabulary says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.rules.instruments.errors import InstrumentErrors
from guiju.rules.instruments.positions import Positioned

HANDED_IN, FROM_OUTSIDE, ISSUED = "handed_in", "from_outside", "issued"
"""Handed in by an organ of the district; come from outside it; issued by an organ of the district."""
PAPERS = ("", HANDED_IN, FROM_OUTSIDE, ISSUED)


def paper_of(source: Positioned, code: str, raw: Mapping[str, Any]) -> str:
    """The way that an act of the vocabulary names; "" for a matter that is no paper. Raises InstrumentErrors."""
    found = str(raw.get("paper", ""))
    if found not in PAPERS:
        ways = "、".join(PAPERS[1:])
        raise InstrumentErrors(
            [source.error(("acts", code, "paper"), f"「{found}」不是登记公文的方式，应为{ways}之一")]
        )
    return found

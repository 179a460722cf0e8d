"""Which meeting passed a text, as the notice says or the line in brackets under the title."""

from __future__ import annotations

import re

from guiju.rules.official_text.numerals import DAY, NUMERAL, day_in, number_in
from guiju.rules.official_text.publication import Adoption

_BODY = r"[\u4e00-\u9fff]{0,16}?"
_PASSED = re.compile(
    rf"(?:(?P<day>{DAY})\s*)?(?:(?P<before>{_BODY})第\s*(?P<ordinal>{NUMERAL})\s*次)?(?P<body>{_BODY}会议?)"
    rf"(?:[（(](?P<after>{DAY})[)）])?(?:讨论|研究|审议|审定)*(?:通过|同意|决定)"
)
_LEAD = re.compile(r"^.*(?:业已|已经|业经|已|经|于|由)")


def adoption_in(text: str) -> Adoption | None:
    """The meeting that the words name; None when they name none."""
    found = _PASSED.search(text)
    if not found:
        return None
    body = _LEAD.sub("", found["before"] or "") + found["body"]
    ordinal = number_in(found["ordinal"]) if found["ordinal"] else None
    day = found["day"] or found["after"]
    return Adoption(_LEAD.sub("", body), ordinal, day_in(day) if day else None)

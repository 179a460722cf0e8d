"""One finding and how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from django.utils.translation import gettext as _

from guiju.office.documents.checking.reading import Paragraph

STANDARD = "GB/T 9704-2012"


@dataclass(frozen=True, slots=True)
class Finding:
    """`must`: the standard prescribes it; else it is a custom or a measure that programs round.

    `paragraph` counts the paragraphs with words from 1; 0: the page as a whole. `quote`: how that one begins.
    """

    element: str
    clause: str
    message: str
    cure: str
    must: bool = True
    paragraph: int = 0
    quote: str = ""

    @property
    def sentence(self) -> str:
        """The whole finding as one sentence."""
        return f"{self.message}{self.place}{STANDARD} {self.clause}：{self.cure}"

    @property
    def place(self) -> str:
        """Which paragraph; "" for the page as a whole."""
        if not self.paragraph:
            return ""
        return _("（第%(number)s段「%(quote)s」）") % {"number": self.paragraph, "quote": self.quote}


class Place(TypedDict):
    """Where a finding is."""

    paragraph: int
    quote: str


def at(paragraph: Paragraph) -> Place:
    """The place of a finding in a paragraph."""
    return {"paragraph": paragraph.number, "quote": paragraph.text[:12]}

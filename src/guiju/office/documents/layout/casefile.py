"""Writes a case on paper as PDF: tables of words under headings, with Typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time

from guiju.office.documents.layout.fonts import FontShelf, font_shelf
from guiju.office.documents.layout.pdf import typeset
from guiju.office.documents.layout.printable import printable


@dataclass(frozen=True, slots=True)
class CasePart:
    """A table: its heading, its columns (none: label and words) and its rows, each as long as the columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CasePaper:
    """A case on paper. `foot` stands on every page beside its number."""

    organ: str
    title: str
    parts: tuple[CasePart, ...]
    foot: str
    printed_on: date


def part_of(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> CasePart:
    """A part from any sequences of words."""
    return CasePart(title, tuple(columns), tuple(tuple(row) for row in rows))


def write_case_pdf(paper: CasePaper, shelf: FontShelf | None = None) -> bytes:
    """The case as PDF bytes. Raises PaperNotPrinted as `write_pdf` does."""
    shelf = shelf or font_shelf()
    words = asdict(printable(paper))
    words.pop("printed_on")
    made_at = datetime.combine(paper.printed_on, time(12), UTC)
    return typeset("casefile.typ", {"printout": json.dumps(words, ensure_ascii=False)}, shelf, made_at)

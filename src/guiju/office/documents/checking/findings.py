"""What a paper has otherwise than GB/T 9704-2012: element, clause, and the cure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from guiju.office.documents.checking.appearance import appearance_of
from guiju.office.documents.checking.elements import elements_of
from guiju.office.documents.checking.reading import FilePaper, read_docx
from guiju.office.documents.checking.said import Finding
from guiju.office.documents.checking.words import words_of

MOST_ALIKE = 3


def findings_in(content: bytes) -> list[Finding]:
    """The findings of a DOCX that has passed inspection. Raises NotReadable."""
    return findings_of(read_docx(content))


def findings_of(paper: FilePaper) -> list[Finding]:
    """What must be mended first, then what should be; the like of one element are told a few times only."""
    elements = elements_of(paper)
    found = _few([*words_of(elements), *appearance_of(paper, elements)])
    return sorted(found, key=lambda one: not one.must)


def _few(found: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    counts: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        alike = (one.element, one.clause, one.cure)
        counts[alike] += 1
        if counts[alike] <= MOST_ALIKE:
            kept.append(one)
    return kept


__all__ = ["Finding", "findings_in", "findings_of"]

"""A paper's files, in words of refusals that the screens know."""

from __future__ import annotations

from guiju.office.documents.errors import DocumentError
from guiju.office.documents.layout import Paper, PaperNotPrinted, pictures, write_docx, write_ofd, write_pdf


class NotPrinted(DocumentError):
    """The paper could not be laid out; says why. Nothing was lost."""


def pdf_of(paper: Paper) -> bytes:
    """The paper as PDF. Raises NotPrinted."""
    try:
        return write_pdf(paper)
    except PaperNotPrinted as failure:
        raise NotPrinted(failure.message) from failure


def pictures_of(paper: Paper, width: int, most: int) -> tuple[list[bytes], int]:
    """The first pages as PNG and how many there are. Raises NotPrinted."""
    try:
        return pictures(paper, width, most)
    except PaperNotPrinted as failure:
        raise NotPrinted(failure.message) from failure


def ofd_of(paper: Paper) -> bytes:
    """The paper as OFD. Raises NotPrinted."""
    try:
        return write_ofd(paper)
    except PaperNotPrinted as failure:
        raise NotPrinted(failure.message) from failure


def docx_of(paper: Paper) -> bytes:
    """The paper as DOCX for Word and WPS."""
    return write_docx(paper)

"""Lays out official papers by GB/T 9704-2012, as DOCX for Word and WPS, as PDF and as OFD.

This package knows no framework, database or clock: a paper goes in, bytes come out.
"""

from guiju.office.documents.layout.casefile import CasePaper, part_of, write_case_pdf
from guiju.office.documents.layout.docx import write_docx
from guiju.office.documents.layout.draft_text import blocks_and_annexes, blocks_of
from guiju.office.documents.layout.ofd import write_ofd
from guiju.office.documents.layout.paper import (
    Annex,
    Attendance,
    Block,
    BlockKind,
    MinutesPaper,
    OfficialPaper,
    Paper,
    PaperFormat,
)
from guiju.office.documents.layout.pdf import PaperNotPrinted, SealPlace, pictures, seal_places, write_pdf

__all__ = [
    "Annex",
    "Attendance",
    "Block",
    "BlockKind",
    "CasePaper",
    "MinutesPaper",
    "OfficialPaper",
    "Paper",
    "PaperFormat",
    "PaperNotPrinted",
    "SealPlace",
    "blocks_and_annexes",
    "blocks_of",
    "part_of",
    "pictures",
    "seal_places",
    "write_case_pdf",
    "write_docx",
    "write_ofd",
    "write_pdf",
]

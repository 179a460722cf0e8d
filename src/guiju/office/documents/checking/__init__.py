"""Checks a DOCX somebody else made against GB/T 9704-2012, and takes its words over as a draft.

Bytes in, findings or words out: no database, no rights. Files are inspected before they come here.
"""

from guiju.office.documents.checking.findings import Finding, findings_in, findings_of
from guiju.office.documents.checking.importing import Imported, imported_draft
from guiju.office.documents.checking.reading import FilePaper, NotReadable, paper_of_lines, read_docx

__all__ = [
    "FilePaper",
    "Finding",
    "Imported",
    "NotReadable",
    "findings_in",
    "findings_of",
    "imported_draft",
    "paper_of_lines",
    "read_docx",
]

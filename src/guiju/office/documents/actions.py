"""Writes of documents: one function, one transaction. They take an `Actor` and raise CaseErrors when they refuse."""

from guiju.office.documents.attaching import Upload, attach, keep_file
from guiju.office.documents.codes import Code, code_for
from guiju.office.documents.drafting import DraftText, save_draft
from guiju.office.documents.issuing import issue
from guiju.office.documents.numbering import TakenNumber, set_last_number, take_number

__all__ = [
    "Code",
    "DraftText",
    "TakenNumber",
    "Upload",
    "attach",
    "code_for",
    "issue",
    "keep_file",
    "save_draft",
    "set_last_number",
    "take_number",
]

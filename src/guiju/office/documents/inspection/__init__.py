"""Decides by its content whether a file may come in. Pure: bytes in, a verdict or a named refusal out.

Nothing an uploader says is believed: neither the name's ending nor the declared type.
"""

from guiju.office.documents.inspection.inspecting import inspect
from guiju.office.documents.inspection.kinds import ENDINGS, FileKind
from guiju.office.documents.inspection.names import clean_name
from guiju.office.documents.inspection.refusals import (
    FileRefused,
    MacroRefused,
    NotWhatItClaims,
    SecretMarked,
    TooLarge,
    UnsafeArchive,
)
from guiju.office.documents.inspection.secrecy import refuse_secret

__all__ = [
    "ENDINGS",
    "FileKind",
    "FileRefused",
    "MacroRefused",
    "NotWhatItClaims",
    "SecretMarked",
    "TooLarge",
    "UnsafeArchive",
    "clean_name",
    "inspect",
    "refuse_secret",
]

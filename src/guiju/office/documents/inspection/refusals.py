"""Why a file or a text may not come in. Every message names it and says what to do next."""

from __future__ import annotations

from guiju.office.documents.errors import DocumentError


class FileRefused(DocumentError):
    """Base of these refusals."""


class NotWhatItClaims(FileRefused):
    """The content is not of the kind that the name says, or of no kind that is taken."""


class TooLarge(FileRefused):
    """The file is larger than the installation takes."""


class UnsafeArchive(FileRefused):
    """An archive that would do harm when opened: too much inside, paths that lead out, locked parts."""


class MacroRefused(FileRefused):
    """A document that carries a program."""


class SecretMarked(FileRefused):
    """The text bears a grade of state secrecy. Such papers must never enter this system."""

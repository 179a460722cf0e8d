"""Why filing or handing over is refused."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase


class ArchiveError(CaseError):
    """Base of these refusals. `message` is the whole Chinese sentence for the screen."""


class NotTheArchivist(ArchiveError, NotYourCase):
    """Only whoever keeps the archive may do this."""

    status = 403


class NoSuchFiling(ArchiveError, NoSuchCase):
    """There is nothing filed under that."""

    status = 404


class NotFiled(ArchiveError):
    """The matter cannot be filed, or the filing cannot be changed, as asked; says why."""

    status = 422

"""Why something is not published, corrected or shown. Every message says what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from guiju.office.cases.errors import CaseError
from guiju.rules.citations import Citation


class OpennessError(CaseError):
    """Base of these refusals. `message` is the whole Chinese sentence for the screen."""


class NotForPublication(OpennessError):
    """The document's disclosure attribute is not 主动公开; `cites` are the articles that ask for it."""

    def __init__(self, message: str, cites: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.cites = tuple(map(Citation.parse, cites))


class NumberPublished(OpennessError):
    """The register already has a document of that number, or a page of that index number."""


class Incomplete(OpennessError):
    """A published page would lack what every page must have, or a correction has no reason."""


class NotAField(OpennessError):
    """A correction names something that a page does not have or that is not corrected by hand."""


class DaysBackwards(OpennessError):
    """A document would end before it was made or came into force."""


class AlreadyRepealed(OpennessError):
    """The document has ended already, on another day."""


class FileRefused(OpennessError):
    """A file of a kind that public pages do not offer."""


class NoSuchPage(OpennessError):
    """There is no such page, or it is not public (now): strangers are not told which."""

    status = 404


class NotTheOffice(OpennessError):
    """Only the government's office sees the history of pages and changes them."""

    status = 403


class AddressRefused(OpennessError):
    """The address that a leaving visitor would go to is no plain web address."""

    status = 400

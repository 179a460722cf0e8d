"""Why an operation on documents is refused. Refused uploads are in `inspection.refusals`."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase


class DocumentError(CaseError):
    """Base of these refusals. `message` is the whole Chinese sentence for the screen."""


class NoSuchDocument(DocumentError, NoSuchCase):
    """There is no such document, file or version, or the person may not see the case it belongs to."""

    status = 404


class NotYourDraft(DocumentError, NotYourCase):
    """Somebody else drafts this document, or it is no longer being drafted."""

    status = 403


class SomebodyElseSaved(DocumentError):
    """A newer version was saved meanwhile; nothing was overwritten and what the person typed is kept."""


class NothingToIssue(DocumentError):
    """A document would be numbered and has no text, or nobody can say in whose name."""


class NoDocumentCode(DocumentError):
    """The organ has no code for document numbers."""


class NumberTaken(DocumentError):
    """A number series would be set behind a number that is in use."""


class NotTheOffice(DocumentError, NotYourCase):
    """Only the government's office keeps the number series."""

    status = 403


class ReasonMissing(DocumentError):
    """What is set by hand is recorded with its reason."""


class NotYourPaper(NotYourCase):
    """The paper belongs to a case that the person may not see; the entry point logs the refusal for `case_id`."""

    status = 403

    def __init__(self, message: str, case_id: int) -> None:
        super().__init__(message)
        self.case_id = case_id

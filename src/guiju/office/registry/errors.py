"""Why something at the document desk is refused."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError


class NoSuchPaper(CaseError):
    """The register has no such line."""

    status = 404


class NotYourRegister(CaseError):
    """Somebody holds no post in the organ whose register it is, or in no organ at all."""

    status = 403


class WrongNumber(CaseError):
    """A number typed by hand that is not the next one; `right` is."""

    status = 422

    def __init__(self, message: str, right: int) -> None:
        super().__init__(message)
        self.right = right


class WrongPaper(CaseError):
    """Something about a paper is missing or cannot be; `name` is the field."""

    status = 422

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class NotNowAtTheDesk(CaseError):
    """The paper is not where this could be done with it."""

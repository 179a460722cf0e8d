"""Why something about a duty is refused."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError


class NoSuchDuty(CaseError):
    """The district's rules know no such duty, or not for that period or matter."""

    status = 404


class NotYourDuty(CaseError):
    """Somebody may not see the duty, or not note what was done."""

    status = 403


class WrongRecord(CaseError):
    """Something noted is missing or cannot be; `name` is the field."""

    status = 422

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class RecordChanged(CaseError):
    """Somebody else has noted or altered it since the page was shown."""

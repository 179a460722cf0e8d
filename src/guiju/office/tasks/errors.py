"""Why something about a task is refused."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError


class NoSuchTask(CaseError):
    """There is no such task."""

    status = 404


class NotYourTask(CaseError):
    """Somebody holds no post that has to do with the task."""

    status = 403


class WrongTask(CaseError):
    """A field is missing or cannot be; `name` is the field."""

    status = 422

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class NotNowForTask(CaseError):
    """The task is not where this could be done."""

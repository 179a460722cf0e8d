"""Why something about the calendar is refused."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError


class NoSuchEngagement(CaseError):
    """There is no such line, or nobody may know of it."""

    status = 404


class NotYourCalendar(CaseError):
    """Somebody is neither a leader nor of the government office."""

    status = 403


class WrongEngagement(CaseError):
    """A field is missing or cannot be; `name` is the field."""

    status = 422

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class Clash(CaseError):
    """The leader is taken at that time; `with_` says by what. Nothing was written."""

    def __init__(self, message: str, with_: tuple[str, ...]) -> None:
        super().__init__(message)
        self.with_ = with_


class SomebodyChangedIt(CaseError):
    """Somebody else has changed the line since it was shown."""

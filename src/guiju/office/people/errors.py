"""What can be wrong with the organisation; every message says what to do next."""

from __future__ import annotations


class OrganisationError(Exception):
    """Base of the errors about posts and people. `message` is for the screen, `remedy` says what to do next."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


class NobodyInCharge(OrganisationError):
    """The division of work names no leader for an organ or a field of work."""


class PostVacant(OrganisationError):
    """A post that the rules name has neither a holder nor a stand-in on that day."""


class PostMissing(OrganisationError):
    """The rules name a post or an organ which the district has not set up."""


class PostTaken(OrganisationError):
    """Somebody holds the post on some of the days asked for."""


class WorkTaken(OrganisationError):
    """Another leader is in charge of the organ or field on some of the days asked for."""


class SpanBackwards(OrganisationError):
    """The last day lies before the first."""


class NotStandingIn(OrganisationError):
    """A stand-in that cannot be: a post for itself, or across districts."""


class NotYourPost(OrganisationError):
    """Something that only the holder of a post may do for it."""

    status = 403

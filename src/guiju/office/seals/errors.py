"""Why sealing or signing is refused."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError, NoSuchCase, NotYourCase


class SealError(CaseError):
    """Base of these refusals. `message` is the whole Chinese sentence for the screen."""


class NotTheKeeper(SealError, NotYourCase):
    """Only the keeper of the seals may do this."""

    status = 403


class NoSuchSeal(SealError, NoSuchCase):
    """There is no such seal, or it is no longer in use."""

    status = 404


class SealImageRefused(SealError):
    """The file is no picture of a seal."""

    status = 422


class NotSealed(SealError):
    """The document cannot be sealed now; says why and what to do."""


class KeyLost(SealError):
    """The private key of the installation is not where it was kept."""

"""Why a reply is not linked."""

from __future__ import annotations

from guiju.office.cases.errors import CaseError, NotYourCase


class NoReply(CaseError):
    """The matter is no reply, or what is chosen is nothing that it may answer."""


class NotYourReply(NotYourCase):
    """Somebody else drafts the reply, or it is no longer being drafted."""

    status = 403

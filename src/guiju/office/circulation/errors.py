"""Why a step with a circulated paper is refused."""

from __future__ import annotations

from guiju.office.cases.errors import NoSuchCase


class NoSuchCopy(NoSuchCase):
    """There is no such paper, or it was not sent to this person: strangers are not told which."""

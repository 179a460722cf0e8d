"""A ticket saves a screen that asks every two seconds from having its session, person and rights worked out.

It holds for one signed-in session, one sitting and one kind of board, and is given only after the rights were
checked. It is not renewed by being used: a right taken away is gone when the ticket ends, however busy the sitting.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "guiju.hall.board"
SHORTEST, LONGEST = 45, 75
"""Seconds. Not the same for all, so that the screens of one hall do not all have to be checked in one moment."""


def ticket_for(session: str, sitting: int, kind: str, now: datetime) -> str:
    """To be given only after the rights were checked. `session` is the key of the session that asked."""
    ends = int(now.timestamp()) + SHORTEST + secrets.randbelow(LONGEST - SHORTEST + 1)
    return signing.Signer(salt=SALT).sign_object([_trace(session), sitting, kind, ends])


def holds(ticket: str, session: str | None, sitting: int, kind: str, now: datetime) -> bool:
    """Whether the ticket is this session's, for this board, and has not ended."""
    if not ticket or not session:
        return False
    try:
        of, number, shown, ends = signing.Signer(salt=SALT).unsign_object(ticket)
    except (signing.BadSignature, ValueError):
        return False
    return bool((of, number, shown) == (_trace(session), sitting, kind) and now.timestamp() < ends)


def _trace(session: str) -> str:
    """Tells sessions apart without giving their key away: a ticket stands in addresses."""
    return salted_hmac(SALT, session).hexdigest()[:24]

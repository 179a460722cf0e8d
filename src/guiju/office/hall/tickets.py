"""A ticket saves a screen that asks every two seconds from having its rights worked out each time.

It holds for one person and one sitting, and for so short a time that a right taken away is gone soon.
"""

from __future__ import annotations

from django.core import signing

SALT = "guiju.hall.board"
SECONDS = 60


def ticket_for(person: int, sitting: int) -> str:
    """To be given only after the rights were checked."""
    return signing.dumps([person, sitting], salt=SALT)


def holds(ticket: str, person: int, sitting: int) -> bool:
    """Whether the ticket is this person's for this sitting and not too old."""
    try:
        given: object = signing.loads(ticket, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return False
    return given == [person, sitting]

"""Whether a document is in force on a day. Pure: two days and the day asked about."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_noop as N_


class Validity(StrEnum):
    """The value of the field 有效性."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPEALED = "repealed"

    @property
    def zh(self) -> str:
        return _WORDS[self]


_WORDS = {Validity.IN_FORCE: N_("有效"), Validity.NOT_YET: N_("尚未施行"), Validity.REPEALED: N_("废止")}


def validity_on(on: date, *, effective_on: date | None, repealed_on: date | None) -> Validity:
    """The validity on a day. `effective_on` is the first day in force (None: since it was published);
    `repealed_on` the first day no longer in force (None: not repealed). A document repealed before it
    came into force never was, and counts as repealed."""
    if repealed_on is not None and on >= repealed_on:
        return Validity.REPEALED
    if effective_on is not None and on < effective_on:
        return Validity.NOT_YET
    return Validity.IN_FORCE

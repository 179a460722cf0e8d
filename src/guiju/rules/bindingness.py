"""How binding a norm is, and how several holders of one step act: words that norms and plans share."""

from __future__ import annotations

from enum import StrEnum


class Strength(StrEnum):
    """How binding a norm is. Only MUST blocks; the softer ones warn and ask a reason."""

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    GENERALLY = "generally"
    MAY = "may"


class Mode(StrEnum):
    """How several holders of one step act: one is enough, all at once, all in the order given."""

    ANY = "any"
    ALL = "all"
    IN_ORDER = "in_order"

"""What somebody did, as the fold keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did something: the person, in which post, on whose behalf, when, with which words."""

    seq: int
    operation: str
    person: int
    post: int | None
    on_behalf_of: int | None
    at: datetime
    text: str = ""
    meaning: str = ""
    digest: str = ""
    done_on: str = ""
    evidence: str = ""
    handwriting: str = ""

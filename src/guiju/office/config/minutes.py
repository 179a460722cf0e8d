"""Signed minutes become a paper: meetings know the words, documents lay them out."""

from __future__ import annotations

from guiju.office.cases.reactions import Moment
from guiju.office.documents.minutes import keep_minutes
from guiju.office.meetings.queries import minutes_paper


def keep_signed_minutes(moment: Moment) -> None:
    """Keep the paper of a sitting's minutes when their case is through; other cases are passed over."""
    paper = minutes_paper(moment.case.pk) if moment.state.base == "closed" else None
    if paper is not None:
        keep_minutes(moment, paper)

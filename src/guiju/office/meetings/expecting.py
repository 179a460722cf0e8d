"""Who is expected at a sitting: of those who are away by an approved leave it is said beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from guiju.office.meetings.models import Sitting
from guiju.office.people.absences import away_on


def away_notes(sitting: Sitting, posts: Iterable[int]) -> dict[int, str]:
    """What is known of the holders of these posts before the roll is called; nothing of those who are expected."""
    notes = {}
    for post, absence in away_on(sitting.district_id, posts, sitting.held_on, sitting.body).items():
        last = absence.until_on - timedelta(days=1)
        notes[post] = "本次会议请假，已准" if absence.body else f"{absence.since_on}至{last}离岗，已准"
    return notes

"""Visits, receptions and events of leaders stand in their calendar once their matter has been approved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from guiju.office.absences.granting import approved_at
from guiju.office.absences.wishes import day_of, posts_of
from guiju.office.cases.reactions import Moment
from guiju.office.diary.models import Visit
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.instruments.engagements import EngagementFacts

LONGEST = 366
"""Days: what is longer is a slip of the pen, and the calendar shows its first day."""


def keep_visits(moment: Moment) -> None:
    """What the matter now says is what stands in the calendar; nothing while it is not approved."""
    asked = vocabulary().acts[moment.state.act].engagement
    if asked is None:
        return
    rows = Visit.objects.filter(case=moment.case)
    facts = moment.state.facts
    span = _span(asked, facts) if approved_at(moment.state, asked.granted) else None
    posts = posts_of(facts.get(asked.of), moment.case.district_id) if span else []
    rows.exclude(post__in=posts).delete()
    for post in posts:
        assert span is not None  # noqa: S101 -- without it there are no posts
        said = {"kind": asked.kind, "title": moment.case.title, "since_on": span[0], "until_on": span[1]}
        rows.update_or_create(case=moment.case, post=post, defaults={**said, "district_id": moment.case.district_id})


def _span(asked: EngagementFacts, facts: Mapping[str, Any]) -> tuple[date, date] | None:
    """The first day and the first day after it; None while no day is given."""
    since = day_of(facts.get(asked.on))
    many = int(facts.get(asked.days) or 1) if asked.days else 1
    if since is None:
        return None
    try:
        return since, since + timedelta(days=many if 1 <= many <= LONGEST else 1)
    except OverflowError:
        return None  # the calendar has no day behind it

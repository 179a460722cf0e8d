"""What a suspension does to the clocks: nothing, for no article says so. How long it was is told in days."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA as ZONE
from guiju.office.cases.side_state import Suspension
from guiju.office.cases.state import CaseState
from guiju.rules.calendar import CHINA as CALENDAR


def suspensions(state: CaseState, on: date) -> list[str]:
    """A sentence for each suspension: from when to when, how many days; the last one says what the clocks do."""
    if not state.suspensions:
        return []
    return [*(_told(one, on) for one in state.suspensions), _("中止期间时限照常计算：条文没有规定可以扣除。")]


def _told(one: Suspension, on: date) -> str:
    since = one.since_at.astimezone(ZONE).date()
    until = one.until_at.astimezone(ZONE).date() if one.until_at else on
    # From the day after it began up to and including the day on which it ended, as limits are counted.
    said = {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "days": (until - since).days,
        "worked": CALENDAR.working_days_between(since, until),
        "reason": one.reason,
    }
    if one.until_at is None:
        return _("%(since)s起中止（%(reason)s），到今天%(days)s天，其中工作日%(worked)s天，当日不计。") % said
    return _("%(since)s至%(until)s中止（%(reason)s），共%(days)s天，其中工作日%(worked)s天，当日不计。") % said

"""What has kept a standing duty by itself: matters that ended, sittings that were held, entries of a register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.models import Case, CaseState
from guiju.office.cases.queries import state_of
from guiju.office.duties.standing import StandingDuty
from guiju.office.meetings.models import Sitting, SittingState
from guiju.office.registers.models import Entry
from guiju.rules import expressions
from guiju.rules.fact_values import read_facts
from guiju.rules.instruments.recurrence import Discharge

MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that counts: when it was, what it was, and its page."""

    on: date
    said: str
    url: str


def kept_by_itself(district: str, duty: StandingDuty, first: date, last: date) -> list[Kept]:
    """Everything between the two days (inclusive) that counts towards a duty, the earliest first."""
    if duty.body:
        found = _sittings(district, duty.body, first, last)
    elif duty.discharge and duty.discharge.register_:
        found = _entries(district, duty.discharge.register_, first, last)
    elif duty.discharge and duty.discharge.act:
        found = _matters(district, duty.discharge, first, last)
    else:
        return []
    return sorted(found, key=lambda kept: kept.on)


def _sittings(district: str, body: str, first: date, last: date) -> Iterator[Kept]:
    held = Sitting.objects.filter(district=district, body=body, state=SittingState.CLOSED)
    for sitting in held.filter(held_on__range=(first, last)):
        address = reverse("meetings:sitting", args=[sitting.pk])
        yield Kept(sitting.held_on, _("第%(number)s次会议") % {"number": sitting.ordinal}, address)


def _entries(district: str, register: str, first: date, last: date) -> Iterator[Kept]:
    found = Entry.objects.filter(district=district, register=register, withdrawn=False)
    for entry in found.filter(dated_on__range=(first, last)).order_by("-dated_on")[:MOST_ENTRIES]:
        url = reverse("registers:entry", args=[register, entry.pk])
        yield Kept(entry.dated_on, _("登记簿第%(number)s条") % {"number": entry.number}, url)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, CHINA)


def _matters(district: str, discharge: Discharge, first: date, last: date) -> Iterator[Kept]:
    # A matter is never changed before it is closed, so nothing closed in the span was touched before it began.
    # Asked by moments, not by days: a day made out of every row would keep the database from using its index.
    near = {"updated_at__gte": _begin(first), "opened_at__lt": _begin(last + timedelta(days=1))}
    condition = expressions.parse(discharge.when or "True")
    for row in Case.objects.filter(district=district, act=discharge.act, state=CaseState.CLOSED, **near):
        state = state_of(row.pk)
        rulebook = rulebook_of(district, state.law_on)
        facts, __ = read_facts(rulebook.act(row.act, state.law_on).facts, facts_for_plan(rulebook, state))
        closed_on = (
            next((at for _, kind, _, at in state.log if kind == "closed"), row.updated_at).astimezone(CHINA).date()
        )
        if first <= closed_on <= last and expressions.evaluate_partial(condition, facts):
            yield Kept(closed_on, _("《%(title)s》办结") % {"title": row.title}, reverse("cases:case", args=[row.pk]))

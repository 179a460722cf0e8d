"""A year of meetings: what each body held, cancelled and owed, how long it took, and whose names meetings bore."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.models import Case, CaseState
from guiju.office.cases.queries import state_of
from guiju.office.duties.standing import standing_duties
from guiju.office.meetings.bodies import Body, bodies, words
from guiju.office.meetings.models import AgendaItem, Entry, Sitting, SittingState
from guiju.office.rulebook.labels import choices
from guiju.office.rulebook.profiles import duty_keeping
from guiju.rules.calendar import CHINA as CALENDAR
from guiju.rules.duties import owed_periods

DISTRICT_MEETING = "hold_district_meeting"
HELD, PLANNED, OPEN, CANCELLED = SittingState.CLOSED, SittingState.PLANNED, SittingState.OPEN, SittingState.CANCELLED
MINUTE = timedelta(minutes=1)
SCOPE_AND_NAME = ("meeting_scope", "meeting_name_of")


@dataclass(frozen=True, slots=True)
class Share:
    """What one period asks for. `standing`: kept, arranged, late, owed."""

    period: str
    first: date
    last: date
    needed: int
    held: int
    standing: str


@dataclass(frozen=True, slots=True)
class BodyYear:
    """A body's year. `minutes`: how long its held sittings took together, by the record; `timed`: of how many."""

    body: Body
    sittings: Sequence[Sitting]
    shares: Sequence[Share]
    items: int
    minutes: int
    timed: int

    def count(self, *states: str) -> int:
        """Its sittings in these states."""
        return sum(sitting.state in states for sitting in self.sittings)

    @property
    def held(self) -> int:
        return self.count(HELD)

    @property
    def arranged(self) -> int:
        return self.count(PLANNED, OPEN)

    @property
    def cancelled(self) -> int:
        return self.count(CANCELLED)

    @property
    def late(self) -> int:
        """Periods that ended without the meeting that they asked for."""
        return sum(share.standing == "late" for share in self.shares)

    @property
    def average(self) -> int | None:
        """Minutes a sitting; None while no length is known."""
        return round(self.minutes / self.timed) if self.timed else None


@dataclass(frozen=True, slots=True)
class Named:
    """How many meetings an organ called with a scope and in a name."""

    organ: str
    scope: str
    name_of: str
    number: int


def body_years(district: str, year: int, on: date) -> list[BodyYear]:
    """The year of each body under the rules of `on`. No rights are checked."""
    found = Sitting.objects.filter(district=district, held_on__year=year).order_by("held_on", "starts_at", "pk")
    rows = list(found)
    lengths = _lengths(rows)
    return [
        _body_year(district, body, [r for r in rows if r.body == code], lengths, year, on)
        for code, body in bodies(district, on).items()
    ]


def named_meetings(district: str, year: int) -> list[Named]:
    """Meetings beside the bodies that organs called, by organ, scope and whose name they bear; without void ones."""
    facts = words().facts
    counted: Counter[tuple[str, str, str]] = Counter()
    cases = Case.objects.filter(district=district, act=DISTRICT_MEETING, opened_at__year=year)
    for case in cases.exclude(state__in=(CaseState.DRAFT, CaseState.VOID)).select_related("drafting_organ"):
        given = state_of(case.pk).facts
        scope, name_of = (choices(facts[name]).get(given.get(name, ""), _("没有填写")) for name in SCOPE_AND_NAME)
        counted[(case.drafting_organ.short_name if case.drafting_organ else "", scope, name_of)] += 1
    return [Named(*key, number) for key, number in sorted(counted.items())]


def _body_year(
    district: str, body: Body, rows: list[Sitting], lengths: dict[int, int], year: int, on: date
) -> BodyYear:
    timed = [lengths[row.pk] for row in rows if row.pk in lengths]
    items = AgendaItem.objects.filter(sitting__in=rows).exclude(outcome="").count()
    return BodyYear(body, rows, list(_shares(district, body.code, rows, year, on)), items, sum(timed), len(timed))


def _shares(district: str, body: str, rows: Sequence[Sitting], year: int, on: date) -> Iterator[Share]:
    duty = next((duty for duty in standing_duties(district, on).values() if duty.body == body and duty.recurs), None)
    if duty is None or duty.recurs is None:
        return
    in_force = {i.code: i.head.in_force_on for i in rulebook_of(district, on).in_force(on)}
    since = max(duty_keeping(district).since_on, in_force[duty.cites[0].instrument], date(year, 1, 1))
    for owed in owed_periods(duty.recurs, since, date(year, 12, 31), CALENDAR) if since.year <= year else ():
        within = [row for row in rows if owed.period.first <= row.held_on <= owed.period.last]
        held = sum(row.state == HELD for row in within)
        arranged = sum(row.state in (PLANNED, OPEN) for row in within)
        standing = _standing(duty.at_least, held, arranged, late=owed.due < on)
        yield Share(owed.period.zh, owed.period.first, owed.period.last, duty.at_least, held, standing)


def _standing(needed: int, held: int, arranged: int, *, late: bool) -> str:
    if held >= needed:
        return "kept"
    if late:
        return "late"
    return "arranged" if held + arranged >= needed else "owed"


def _lengths(rows: Sequence[Sitting]) -> dict[int, int]:
    """Minutes from the entry that opened a sitting to the one that closed it."""
    found: dict[int, dict[str, datetime]] = {}
    for sitting, kind, at in Entry.objects.filter(
        sitting__in=[row.pk for row in rows], kind__in=("opened", "closed")
    ).values_list("sitting", "kind", "at"):
        found.setdefault(sitting, {})[kind] = at
    return {key: int((at["closed"] - at["opened"]) / MINUTE) for key, at in found.items() if len(at) == 2}

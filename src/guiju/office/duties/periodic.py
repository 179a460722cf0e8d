"""The lines of the standing duties: every period since the district keeps them here, and the next one soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA
from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.queries.yearly import LeaderYear, yearly
from guiju.office.duties.keeping import Kept, kept_by_itself
from guiju.office.duties.models import Fulfilment
from guiju.office.duties.owners import Owners, OwnersOf
from guiju.office.duties.rows import Row, Where, standing_of
from guiju.office.duties.standing import StandingDuty
from guiju.office.rulebook.profiles import duty_keeping
from guiju.rules.calendar import CHINA as CALENDAR
from guiju.rules.duties import TERM, Owed, Recurrence, owed_periods, period_of
from guiju.rules.planning.rulebook import Rulebook

YEAR = "year"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a share: since when there is enough, what counts, what was noted, how much there is."""

    done_on: date | None
    kept: Sequence[Kept] = ()
    note: Fulfilment | None = None
    progress: str = ""


@dataclass(frozen=True)
class Board:
    """What the standing duties of a district come to at a moment. `duties` may be a part of them."""

    district: str
    now: datetime
    duties: Mapping[str, StandingDuty]

    @property
    def on(self) -> date:
        return self.now.astimezone(CHINA).date()

    def rows(self) -> Iterator[Row]:
        """All lines, duty by duty, the latest period first."""
        for duty in self.duties.values():
            if duty.recurs is None or self._end_unknown(duty.recurs):
                yield self._always(duty)
            for owed in reversed(self.periods(duty)):
                yield from self._lines(duty, owed)

    def periods(self, duty: StandingDuty) -> list[Owed]:
        """The shares of a duty that are asked for: up to now, and those that begin within the days of reminder.

        Nothing that fell due before the district kept duties here, before the rule was in force, or before last year.
        """
        if duty.recurs is None:
            return []
        keeping = duty_keeping(self.district)
        in_force = {i.code: i.head.in_force_on for i in self._rulebook.in_force(self.on)}
        since = max(keeping.since_on, in_force[duty.cites[0].instrument], date(self.on.year - 1, 1, 1))
        until = self.on + timedelta(days=keeping.remind_days)
        owed = owed_periods(duty.recurs, min(since, self.on), until, CALENDAR)
        return [one for one in owed if one.due >= since]

    def _end_unknown(self, recurs: Recurrence) -> bool:
        """Whether it is owed once a term, and nobody has said yet on which day the term of today ends."""
        return recurs.per == TERM and max(recurs.terms, default=self.on) <= self.on

    def _lines(self, duty: StandingDuty, owed: Owed) -> Iterator[Row]:
        if duty.count:
            yield from self._counted(duty, owed)
            return
        kept = self._kept[duty.key]
        within = [one for one in kept if owed.period.first <= one.on <= owed.period.last]
        enough = within[duty.at_least - 1].on if len(within) >= duty.at_least else None
        note = self._notes.get((duty.key, str(owed.period.first)))
        done_on = enough or (note.done_on if note else None)
        progress = _("%(done)s次") % {"done": f"{len(within)}/{duty.at_least}"} if duty.at_least > 1 else ""
        yield self._row(duty, owed, self._owners.named(duty.owed_by), Evidence(done_on, within, note, progress))

    def _counted(self, duty: StandingDuty, owed: Owed) -> Iterator[Row]:
        for leader in self._year(owed.period.first.year):
            for one in leader.counted:
                if one.cites == duty.cites and one.duty == duty.says:
                    enough = min(self.on, owed.period.last) if not one.owed else None
                    said = f"{one.done}/{one.count.at_least}{_(one.count.unit)}"
                    yield self._row(duty, owed, self._owners.leader(leader.post), Evidence(enough, progress=said))

    def _row(self, duty: StandingDuty, owed: Owed, owners: Owners, evidence: Evidence) -> Row:
        where, late = standing_of(owed.due, evidence.done_on, self.now)
        if owed.period.first > self.on and where is Where.OWED:
            where = Where.COMING
        ahead = timedelta(days=duty_keeping(self.district).remind_days)
        return Row(
            duty=duty.key,
            subject=str(owed.period.first),
            says=duty.says,
            strength=duty.strength,
            owners=owners,
            period=owed.period.zh,
            where=where,
            due=owed.due,
            near=where is Where.OWED and owed.due <= self.on + ahead,
            late=late,
            provisional=owed.provisional,
            arithmetic=owed.arithmetic,
            progress=evidence.progress,
            done_on=evidence.done_on,
            kept=tuple(evidence.kept),
            note=evidence.note,
            may_be_noted=duty.may_be_noted,
        )

    def _always(self, duty: StandingDuty) -> Row:
        terms = duty.recurs.terms if duty.recurs else ()
        since = str(max((day for day in terms if day <= self.on), default=period_of(YEAR, self.on).first))
        return Row(
            duty=duty.key,
            subject=since,
            says=duty.says,
            strength=duty.strength,
            owners=self._owners.named(duty.owed_by),
            period=_(duty.label) if duty.label else _("经常"),
            where=Where.ALWAYS,
            kept=tuple(self._kept[duty.key][-1:]),
            note=self._notes.get((duty.key, since)),
        )

    @cached_property
    def _rulebook(self) -> Rulebook:
        return rulebook_of(self.district, self.on)

    @cached_property
    def _owners(self) -> OwnersOf:
        return OwnersOf(self.district, self.on, dict(self._rulebook.vocabulary.roles))

    @cached_property
    def _kept(self) -> Mapping[str, list[Kept]]:
        """What has kept each duty, over all of its periods at once."""
        found = {}
        for key, duty in self.duties.items():
            shares = self.periods(duty)
            first = shares[0].period.first if shares else date(self.on.year - 1, 1, 1)
            found[key] = kept_by_itself(self.district, duty, first, self.on)
        return found

    @cached_property
    def _notes(self) -> Mapping[tuple[str, str], Fulfilment]:
        rows = Fulfilment.objects.filter(district=self.district, duty__in=list(self.duties), withdrawn=False)
        return {(row.duty, row.subject): row for row in rows.select_related("file")}

    def _year(self, year: int) -> list[LeaderYear]:
        if year not in self._years:
            self._years[year] = yearly(self.district, year, self.on)
        return self._years[year]

    @cached_property
    def _years(self) -> dict[int, list[LeaderYear]]:
        return {}

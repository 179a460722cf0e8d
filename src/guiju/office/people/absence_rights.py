"""Whose absences somebody sees and may cut short: their own; the government office and leaders see the district's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guiju.office.people.absences import absences
from guiju.office.people.models import Absence, OrganKind, StandIn
from guiju.office.people.queries import ActingPost
from guiju.office.rulebook.citing import CitationCard, cards


@dataclass(frozen=True, slots=True)
class ListedAbsence:
    """An absence that still runs or is to come; `last_on` is its last day."""

    absence: Absence
    last_on: date
    begun: bool
    may_end: bool
    stand_ins: tuple[StandIn, ...]

    def cites(self, stand_in: StandIn) -> list[CitationCard]:
        """The articles by which somebody stands in."""
        return cards([one for one in stand_in.citation.split("、") if one], self.absence.district_id)


def may_see_all(hats: Iterable[ActingPost], district: str) -> bool:
    """Whether somebody sees all absences of a district: its leaders and its government office."""
    here = [hat.post for hat in hats if hat.post.district_id == district]
    return any(post.organ is None or post.organ.kind == OrganKind.OFFICE for post in here)


def may_end(hats: Iterable[ActingPost], absence: Absence) -> bool:
    """Whether somebody may cut an absence short: whoever is away, or the government office. A stand-in may not."""
    own = [hat.post for hat in hats if hat.stand_in is None and hat.post.district_id == absence.district_id]
    return any(post.pk == absence.post_id or (post.organ and post.organ.kind == OrganKind.OFFICE) for post in own)


def listed(hats: Iterable[ActingPost], district: str, today: date) -> list[ListedAbsence]:
    """The absences for days that somebody may see, from today on, soonest first."""
    own = tuple(hats)
    rows = absences(district).filter(body="", until_on__gt=today)
    if not may_see_all(own, district):
        rows = rows.filter(post__in=[hat.post.pk for hat in own])
    return [_listed(row, own, today) for row in rows]


def _listed(row: Absence, hats: tuple[ActingPost, ...], today: date) -> ListedAbsence:
    last = row.until_on - timedelta(days=1)
    return ListedAbsence(row, last, row.since_on <= today, may_end(hats, row), tuple(row.stand_ins.all()))

"""Absences for programs: who is away, who stands in, and cutting an absence short."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from guiju.office.people.absence_rights import ListedAbsence, listed
from guiju.office.people.absence_views import endable, last_day
from guiju.office.people.models import StandIn
from guiju.office.people.queries import acting_posts
from guiju.office.people.recording_absences import end_absence

router = Router(tags=["absences"])


class StandsInOut(BaseModel):
    """Who stands in for whoever is away, by key and title of the post, and under which articles."""

    post: int
    title: str
    kind: str
    cites: list[str]


class AbsenceOut(BaseModel):
    """An absence; both days are included. `matter` is the case that was approved."""

    id: int
    post: int
    title: str
    since_on: date
    last_on: date
    matter: int
    cites: list[str]
    may_end: bool
    stand_ins: list[StandsInOut]


class EndIn(BaseModel):
    """`last_on`: the last day in fact; left out, an absence that has not begun is taken back."""

    last_on: date | None = None
    reason: str = Field(max_length=200)


@router.get("", response=list[AbsenceOut])
def list_absences(request: HttpRequest) -> Any:
    """Absences from today on: one's own; for leaders and the government office those of the district."""
    person: Any = request.user
    today = timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    return [_out(row) for row in listed(acting_posts(person, today), person.district_id or "", today)]


@router.post("/{absence}/end", response=list[AbsenceOut])
def end(request: HttpRequest, absence: int, given: EndIn) -> Any:
    """Cut an absence short, its stand-in with it; answers what is left."""
    person: Any = request.user
    now = timezone.now()  # noqa: TID251 -- an entry point reads the clock
    today = timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    found = endable(person, absence, today)
    typed = given.last_on.isoformat() if given.last_on else ""
    end_absence(found, last_day(found, typed, today), person, now, given.reason)
    return list_absences(request)


def _out(row: ListedAbsence) -> AbsenceOut:
    absence = row.absence
    return AbsenceOut(
        id=absence.pk,
        post=absence.post_id,
        title=absence.post.title,
        since_on=absence.since_on,
        last_on=row.last_on,
        matter=absence.matter,
        cites=_cites(absence.citation),
        may_end=row.may_end,
        stand_ins=[_stands_in(one) for one in row.stand_ins],
    )


def _stands_in(one: StandIn) -> StandsInOut:
    return StandsInOut(post=one.by_post_id, title=one.by_post.title, kind=one.kind, cites=_cites(one.citation))


def _cites(text: str) -> list[str]:
    return [cite for cite in text.split("、") if cite]

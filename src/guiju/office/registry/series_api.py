"""Number series of one's own registers for programs: reading them, and going on from another number."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from guiju.office.cases.views.entry import actor_of
from guiju.office.people.models import Organ
from guiju.office.registry.numbering import number_text
from guiju.office.registry.rights import own_organ
from guiju.office.registry.starting import series_of, start_series, starts_of
from guiju.office.rulebook.api_answers import answers

router = Router(tags=["registry"])


class SeriesOut(Schema):
    """One series: up to which number it is used, and the next number as it is written."""

    kind: str
    year: int
    last: int
    following: str


class StartOut(Schema):
    """A number said by hand, with its reason."""

    kind: str
    year: int
    before: int
    after: int
    reason: str
    person: str
    at: datetime


class SeriesAnswer(Schema):
    """The series of an organ and what was said by hand about them."""

    organ: str
    series: list[SeriesOut]
    starts: list[StartOut]


class StartIn(Schema):
    """Up to which number a register of a year is used, and why."""

    kind: Literal["incoming", "outgoing", "internal", "slip"]
    year: int
    last: int
    reason: str


@router.get("", response=answers(SeriesAnswer), summary="本单位登记簿的编号序列")
def series(request: HttpRequest, organ: str = "") -> Any:
    """For the people of the organ."""
    return _answer(own_organ(actor_of(request), organ))


@router.post("", response=answers(SeriesAnswer), summary="从另一个号起用")
def start(request: HttpRequest, given: StartIn, organ: str = "") -> Any:
    """For the people of the organ; never below a number that was given."""
    actor = actor_of(request)
    own = own_organ(actor, organ)
    start_series(actor, own, **given.dict())
    return _answer(own)


def _answer(organ: Organ) -> dict[str, Any]:
    rows = [
        {
            "kind": one.kind,
            "year": one.year,
            "last": one.last,
            "following": number_text(one.kind, one.year, one.last + 1),
        }
        for one in series_of(organ)
    ]
    starts = [
        {"kind": one.series.kind, "year": one.series.year, "person": one.person.name}
        | {name: getattr(one, name) for name in ("before", "after", "reason", "at")}
        for one in starts_of(organ)
    ]
    return {"organ": organ.code, "series": rows, "starts": starts}

"""The yearly counts of leaders for programs: the same as on the page, under the same right to see them."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema

from guiju.office.cases.queries.yearly import FIRST_YEAR, LAST_YEAR, Counted, yearly
from guiju.office.cases.views.entry import actor_of
from guiju.office.cases.views.yearly import district_seen
from guiju.office.rulebook.api_answers import answers

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
router = Router(tags=["领导年度计数"])


class CountedOut(Schema):
    """One duty. `owed`: still to be done this year; `over`: beyond the most that the text allows."""

    duty: str
    cites: list[str]
    unit: str
    at_least: int
    at_most: int | None
    done: int
    owed: int
    over: int


class LeaderOut(Schema):
    """One leader's post with all that is counted for it."""

    post: int
    title: str
    counted: list[CountedOut]


class YearOut(Schema):
    """All leaders of one's district, by rank."""

    year: int
    leaders: list[LeaderOut]


@router.get("/{int:year}", response=answers(YearOut), summary="区政府领导一年的调研计数")
def leaders_year(request: HttpRequest, year: Path[Year]) -> Any:
    """For leaders and the government office only."""
    actor = actor_of(request)
    found = yearly(district_seen(actor), year, actor.on)
    rows = [{"post": one.post.pk, "title": one.post.title, "counted": [*map(_counted, one.counted)]} for one in found]
    return {"year": year, "leaders": rows}


def _counted(one: Counted) -> dict[str, Any]:
    return {
        "duty": one.duty,
        "cites": [str(cite) for cite in one.cites],
        "unit": one.count.unit,
        "at_least": one.count.at_least,
        "at_most": one.count.at_most,
        "done": one.done,
        "owed": one.owed,
        "over": one.over,
    }

"""Exceptions and judgements for programs: the same as on the pages, under the same right to see them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from guiju.office.cases.queries import departures as found
from guiju.office.cases.views.departures import PAGE, article_named, overseen
from guiju.office.cases.views.entry import actor_of
from guiju.office.rulebook.api_answers import answers

router = Router(tags=["例外和判断"])
Year = Annotated[int, Query(ge=0, le=9999)]
Key = Annotated[int, Query(ge=0, le=2**31)]


class DepartureOut(Schema):
    """One entry. `about`: the sentence, step or fact; `value`: what was judged."""

    case_id: int
    serial: int
    act: str
    title: str
    person: str
    post: str
    at: datetime
    about: str
    value: Any = None
    reason: str
    cites: list[str]


class ArticleCount(Schema):
    """How often an article was departed from."""

    article: str
    count: int


class PersonCount(Schema):
    """How often somebody decided."""

    person: int
    name: str
    count: int


class ExceptionsOut(Schema):
    """A page of exceptions, the latest first, with the counts of all of the year by article."""

    count: int
    page: int
    pages: int
    by_article: list[ArticleCount]
    rows: list[DepartureOut]


class JudgementsOut(Schema):
    """A page of judgements, the latest first, with the counts of all of the year by person."""

    count: int
    page: int
    pages: int
    by_person: list[PersonCount]
    rows: list[DepartureOut]


class PageNumber(Schema):
    """Which page; it counts from 1."""

    page: Annotated[int, Field(ge=1, le=10**6)] = 1


@router.get("/exceptions", response=answers(ExceptionsOut), summary="例外：没有照办的「原则上」「一般」要求，按条文")
def exceptions(request: HttpRequest, at: Query[PageNumber], year: Year = 0, article: str = "") -> Any:
    """For leaders and the government office. `article` such as DC2024:60; `year` 0 for all years."""
    district = overseen(actor_of(request))
    rows = _page(found.exceptions(district, year, article_named(article)), at.page)
    tally = [{"article": str(cite), "count": count} for cite, count in found.by_article(district, year)]
    return {**rows, "by_article": tally}


@router.get("/judgements", response=answers(JudgementsOut), summary="判断：只能由人作出的判断，按人员")
def judgements(request: HttpRequest, at: Query[PageNumber], year: Year = 0, person: Key = 0) -> Any:
    """For leaders and the government office. `person` is a key of `by_person`; `year` 0 for all years."""
    district = overseen(actor_of(request))
    rows = _page(found.judgements(district, year, person), at.page)
    tally = [{"person": key, "name": name, "count": count} for key, name, count in found.by_person(district, year)]
    return {**rows, "by_person": tally}


def _page(rows: Any, number: int) -> dict[str, Any]:
    page = Paginator(rows, PAGE).get_page(number)
    lines = [_line(one) for one in found.departures(page.object_list)]
    return {"count": page.paginator.count, "page": page.number, "pages": page.paginator.num_pages, "rows": lines}


def _line(one: found.Departure) -> dict[str, Any]:
    names = ("case_id", "serial", "act", "title", "person", "post", "at", "about", "value", "reason")
    return {**{name: getattr(one, name) for name in names}, "cites": [str(cite) for cite in one.cites]}

"""Public documents for programs. Reading needs no sign-in: it is the public site in another form."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.errors import HttpError
from pydantic import BaseModel

from guiju.office.openness import queries
from guiju.office.openness.errors import NoSuchPage
from guiju.office.openness.forms import filters_from
from guiju.office.openness.published import PublishedLine, PublishedPage, published_line, published_page
from guiju.office.rulebook.profiles import profile

router = Router(tags=["openness"], auth=None)
PER_PAGE = 50


class PublishedList(BaseModel):
    """One page of a list, newest first; `pages` and `page` count from 1."""

    count: int
    page: int
    pages: int
    documents: list[PublishedLine]


@router.get("/{district}/documents", response=PublishedList, summary="公开文件列表")
def documents(
    request: HttpRequest,
    district: str,
    q: str = "",
    year: str = "",
    genre: str = "",
    validity: str = "",
    kind: str = "document",
    page: int = 1,
) -> PublishedList:
    """Search and filters as on the public site: `validity` in_force, not_yet or repealed; `kind` document or
    interpretation."""
    on = _today(district)
    filters = filters_from({"q": q, "year": year, "genre": genre, "validity": validity}, kind)
    found = Paginator(queries.found(district, filters, on), PER_PAGE)
    shown = found.get_page(page)
    lines = [published_line(row, on) for row in shown.object_list]
    return PublishedList(count=found.count, page=shown.number, pages=found.num_pages, documents=lines)


@router.get("/{district}/documents/{int:pk}", response=PublishedPage, summary="公开文件")
def document(request: HttpRequest, district: str, pk: int) -> PublishedPage:
    """One document with its ten fields, text, files and links; 404 unless it is public today."""
    on = _today(district)
    try:
        return published_page(queries.page_of(district, pk, on), on)
    except NoSuchPage as error:
        raise HttpError(404, error.message) from error


def _today(district: str) -> date:
    profile(district)
    return timezone.localdate()  # noqa: TID251 -- an entry point reads the clock

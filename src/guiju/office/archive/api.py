"""The archive for programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from guiju.office.archive import queries
from guiju.office.archive.certificate import certificate_of
from guiju.office.archive.packing import package as packed
from guiju.office.archive.queries import Sought
from guiju.office.archive.rights import file_for, must_archive
from guiju.office.archive.verifying_views import told_of
from guiju.office.cases.views.entry import district_of
from guiju.office.documents.entry import actor_of, on_record
from guiju.office.documents.serving import send
from guiju.office.rulebook.api_answers import REFUSALS, answers

router = Router(tags=["归档"])
PAGE = 50


class FilingLine(Schema):
    """A piece of the catalogue."""

    id: int
    case_id: int
    year: int
    period: str
    serial: int
    title: str
    number: str
    responsible: str
    dated_on: date
    pages: int
    note: str
    filed_at: datetime
    handed_over_at: datetime | None
    handed_over_to: str


class CataloguePage(Schema):
    """A page of the catalogue; `page` and `pages` count from 1."""

    count: int
    page: int
    pages: int
    filings: list[FilingLine]


class CertificateAnswer(Schema):
    """A certificate, not signed; the signed one is the file of the page."""

    form: str
    head: dict[str, Any]
    required: list[dict[str, Any]]
    judgements: list[dict[str, str]]


@router.get("", response=answers(CataloguePage), summary="归档目录")
def catalogue(
    request: HttpRequest, year: str = "", period: str = "", q: str = "", handed: str = "", page: int = 1
) -> Any:
    """For the archivist of the district. `handed`: yes or no."""
    actor = actor_of(request)
    district = district_of(actor)
    must_archive(actor, district)
    sought = Sought.typed({"year": year, "period": period, "q": q, "handed": handed})
    found = Paginator(queries.catalogue(district, sought), PAGE).get_page(page)
    counts = {"count": found.paginator.count, "page": found.number, "pages": found.paginator.num_pages}
    return {**counts, "filings": list(found.object_list)}


@router.get("/cases/{int:case_id}/certificate", response=answers(CertificateAnswer), summary="一件事项的程序证明")
def certificate(request: HttpRequest, case_id: int) -> Any:
    """What each article required, what was done, by whom, on what evidence."""
    with on_record(request):
        actor = actor_of(request)
        return certificate_of(file_for(case_id, actor), actor.now).as_json()


class ToldLine(Schema):
    """One sentence about a package."""

    ok: bool
    sentence: str


@router.post("/verify", response=answers(list[ToldLine]), summary="核验移交包")
def verify(request: HttpRequest, package: File[UploadedFile], any_key: bool = False) -> Any:
    """For archivists. Every file, the signatures and the chain of the log; `any_key`: of another installation."""
    return told_of(actor_of(request), package, any_key)


@router.get("/{int:filing_id}/package.zip", response=REFUSALS, summary="移交包")
def package(request: HttpRequest, filing_id: int) -> HttpResponseBase:
    """For the archivist of the district."""
    with on_record(request):
        return send(packed(filing_id, actor_of(request)))

"""The public site, without sign-in, and the office's history of it. The day is read here and passed down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guiju.office.openness import listing, queries
from guiju.office.openness.errors import AddressRefused, NoSuchPage
from guiju.office.openness.feeds import ENTRIES, atom
from guiju.office.openness.forms import filters_from
from guiju.office.openness.history import NAMES, WORDS
from guiju.office.openness.leaving import host_of
from guiju.office.openness.published import published_page
from guiju.office.openness.reading import reading_page
from guiju.office.openness.site import district_or_404, shell
from guiju.office.openness.storing import CONTENT_TYPES, opened

HISTORY_ROWS = 50


def _today() -> date:
    return timezone.localdate()  # noqa: TID251 -- an entry point reads the clock


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """All districts of this installation, with their newest documents."""
    context = {"districts": listing.fronts(_today())}
    return render(request, "openness/front.jinja", context)


@require_safe
def register(request: HttpRequest, district: str, kind: str = "document") -> HttpResponse:
    """A district's documents (or interpretations): list, filters, search."""
    profile, on = district_or_404(district), _today()
    filters = filters_from(request.GET.dict(), kind)
    context = {
        **shell(request, profile, active=kind, on=on),
        **listing.register(district, filters, request.GET.get("page", "1"), on),
    }
    return render(request, "openness/register.jinja", context)


@require_safe
def document(request: HttpRequest, district: str, pk: int) -> HttpResponse:
    """One document with its ten fields."""
    profile, on = district_or_404(district), _today()
    page = _page_or_404(district, pk, on)
    address = request.build_absolute_uri(reverse("openness:document", args=[district, pk]))
    context = {**shell(request, profile, active=page.kind, on=on), **reading_page(page, on), "address": address}
    return render(request, "openness/document.jinja", context)


@require_safe
def document_json(request: HttpRequest, district: str, pk: int) -> HttpResponse:
    """The same document for programs."""
    district_or_404(district)
    on = _today()
    record = published_page(_page_or_404(district, pk, on), on)
    return JsonResponse(record.model_dump(mode="json"), json_dumps_params={"ensure_ascii": False})


@require_safe
def file(request: HttpRequest, district: str, document: int, pk: int) -> HttpResponse | FileResponse:
    """A published file, always as a download: the browser never opens it within this site."""
    page = _page_or_404(district, document, _today())
    try:
        found = queries.file_of(page, pk)
        content = opened(district, found.sha256)
    except (NoSuchPage, FileNotFoundError) as error:
        raise Http404(queries.MISSING) from error
    answer = FileResponse(
        content, as_attachment=True, filename=f"{found.name}.{found.kind}", content_type=CONTENT_TYPES[found.kind]
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_safe
def feed(request: HttpRequest, district: str) -> HttpResponse:
    """The newest documents and interpretations as an Atom feed."""
    profile = district_or_404(district)
    pages = queries.newest(district, _today(), ENTRIES)
    site = request.build_absolute_uri("/").rstrip("/")
    body = atom(f"{profile.government}政府信息公开", district, pages, site)  # in Chinese
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    """Asks before a visitor leaves for another site. Nothing is forwarded: going on is a link the visitor follows."""
    address = request.GET.get("to", "")
    try:
        context: dict[str, Any] = {"to": address, "host": host_of(address)}
    except AddressRefused as refused:
        return render(request, "openness/leaving.jinja", {"refused": refused.message}, status=refused.status)
    return render(request, "openness/leaving.jinja", context)


@require_safe
@login_required
def history(request: HttpRequest, district: str) -> HttpResponse:
    """What was done to the pages, for the government's office."""
    profile = district_or_404(district)
    rows = queries.history(district, request.user, _today())
    page = Paginator(rows, HISTORY_ROWS).get_page(request.GET.get("page"))
    context = {"district": profile, "page": page, "words": WORDS, "names": NAMES}
    return render(request, "openness/history.jinja", context)


def _page_or_404(district: str, pk: int, on: date) -> Any:
    try:
        return queries.page_of(district, pk, on)
    except NoSuchPage as error:
        raise Http404(error.message) from error

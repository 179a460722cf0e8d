"""Pages of the archive: certificate, catalogue, filing, one piece with its history, the package."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.archive import actions, queries
from guiju.office.archive.actions import Entry
from guiju.office.archive.certificate import certificate_of
from guiju.office.archive.certifying import doing_told, parts, pdf_of, signed_json, told
from guiju.office.archive.errors import NotFiled
from guiju.office.archive.forms import EntryForm, HandOverForm
from guiju.office.archive.models import Filing
from guiju.office.archive.packing import package as packed
from guiju.office.archive.queries import HEADINGS, Sought
from guiju.office.archive.rights import file_for, filing_for, must_archive
from guiju.office.cases.views.entry import district_of
from guiju.office.cases.workbooks import excel, workbook
from guiju.office.documents.entry import actor_of, signed_in
from guiju.office.documents.serving import send, show_pdf
from guiju.office.rulebook.labels import in_chinese
from guiju.office.rulebook.retention import retention
from guiju.office.seals.statements import wrong_with

REFUSED = 422
PAGE = 50


@signed_in
@require_safe
@in_chinese
def certificate(request: HttpRequest, case_id: int) -> HttpResponse:
    """What each article required of a matter and what was done: a sheet to be printed."""
    actor = actor_of(request)
    file = file_for(case_id, actor)
    made = certificate_of(file, actor.now)
    context = {"made": made, "parts": list(parts(made)), "sum": told(made), "case": file.case, "told": doing_told}
    return render(request, "archive/certificate.jinja", context)


@signed_in
@require_safe
def certificate_file(request: HttpRequest, case_id: int, form: str) -> HttpResponse:
    """The certificate as PDF, or as signed JSON."""
    name, content = certified(request, case_id, form)
    if form == "pdf":
        return show_pdf(content, name)
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="certificate-{case_id}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def certified(request: HttpRequest, case_id: int, form: str) -> tuple[str, bytes]:
    """Name and content of a certificate, `form` pdf or json. Raises NoSuchCase, NotYourPaper, NotPrinted, KeyLost."""
    actor = actor_of(request)
    file = file_for(case_id, actor)
    with translation.override(settings.LANGUAGE_CODE):
        made = certificate_of(file, actor.now)
        content = pdf_of(made, actor.now) if form == "pdf" else signed_json(made.as_json(), actor.now)
    return f"程序证明 {file.case.serial}号.{form}", content  # in Chinese


@signed_in
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue of a district, and what waits to be filed."""
    actor = actor_of(request)
    district = district_of(actor)
    must_archive(actor, district)
    sought = Sought.typed(request.GET)
    page = Paginator(queries.catalogue(district, sought), PAGE).get_page(request.GET.get("page"))
    asked = urlencode({n: request.GET[n] for n in ("year", "period", "q", "handed") if request.GET.get(n)})
    context = {
        "page": page,
        "sought": sought,
        "asked": asked,
        "base": f"?{asked}&page=" if asked else "?page=",
        "years": queries.years(district),
        "periods": retention().periods,
        "reading": retention().reading,
        "waiting": queries.not_filed(district, PAGE),
    }
    return render(request, "archive/catalogue.jinja", context)


@signed_in
@require_safe
@in_chinese
def catalogue_sheet(request: HttpRequest) -> HttpResponse:
    """The catalogue as Excel, with the filters that stand."""
    actor = actor_of(request)
    district = district_of(actor)
    must_archive(actor, district)
    found = queries.catalogue(district, Sought.typed(request.GET))
    return excel(workbook("归档文件目录", HEADINGS, queries.rows(found)), "归档文件目录.xlsx")  # in Chinese


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def file_(request: HttpRequest, case_id: int) -> HttpResponse:
    """File a matter that has come to its end."""
    actor = actor_of(request)
    case = file_for(case_id, actor).case
    must_archive(actor, case.district_id)
    form = EntryForm(request.POST if request.method == "POST" else None, entry=actions.proposed(case))
    if request.method == "POST" and form.is_valid():
        try:
            filing = actions.file_case(actor, case_id, form.entry(), form.cleaned_data["reason"])
        except NotFiled as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("已归档。"))
            return redirect("archive:filing", filing.pk)
    context = {"form": form, "case": case, "heading": _("归档"), "reading": retention().reading}
    return render(request, "archive/entry.jinja", context, status=REFUSED if request.method == "POST" else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, filing_id: int) -> HttpResponse:
    """Change an entry of the catalogue, with the reason."""
    actor = actor_of(request)
    filing = filing_for(filing_id, actor)
    form = EntryForm(request.POST if request.method == "POST" else None, entry=_entry(filing))
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(actor, filing_id, form.entry(), form.cleaned_data["reason"])
        except NotFiled as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("目录已更正，更正的理由已留存。"))
            return redirect("archive:filing", filing_id)
    context = {"form": form, "case": filing.case, "heading": _("更正目录"), "reading": retention().reading}
    return render(request, "archive/entry.jinja", context, status=REFUSED if request.method == "POST" else 200)


def _entry(filing: Filing) -> Entry:
    return Entry(**{name: getattr(filing, name) for name in Entry.__dataclass_fields__})


@signed_in
@require_safe
def filing(request: HttpRequest, filing_id: int) -> HttpResponse:
    """One piece with its history."""
    found = filing_for(filing_id, actor_of(request))
    history = [(one, wrong_with(one), json.loads(one.body)) for one in actions.history(found)]
    names = {actions.FILED: _("归档"), actions.CORRECTED: _("更正目录"), actions.HANDED_OVER: _("移交")}
    context = {"filing": found, "history": history, "names": names, "form": HandOverForm()}
    return render(request, "archive/filing.jinja", {**context, "period": retention().periods[found.period].said})


@signed_in
@require_POST
def hand_over(request: HttpRequest, filing_id: int) -> HttpResponse:
    """Note that a piece was handed over."""
    form = HandOverForm(request.POST)
    actor = actor_of(request)
    filing_for(filing_id, actor)
    if not form.is_valid():
        messages.error(request, _("没有登记移交：请填写移交给哪个单位。"))
        return redirect("archive:filing", filing_id)
    try:
        actions.hand_over(actor, filing_id, **form.cleaned_data)
    except NotFiled as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("移交已登记。"))
    return redirect("archive:filing", filing_id)


@signed_in
@require_safe
def package(request: HttpRequest, filing_id: int) -> HttpResponseBase:
    """The package for hand-over."""
    return send(packed(filing_id, actor_of(request)))

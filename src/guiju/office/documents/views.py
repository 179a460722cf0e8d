"""Pages of issued documents, attachments and downloads. Drafts have views of their own."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guiju.office.cases.views.entry import address
from guiju.office.documents import actions, casefile, queries
from guiju.office.documents.codes import codes_of
from guiju.office.documents.entry import actor_of, signed_in, upload_of
from guiju.office.documents.errors import DocumentError, NotTheOffice
from guiju.office.documents.forms import AttachmentForm, NumberForm
from guiju.office.documents.inspection import FileRefused
from guiju.office.documents.rights import case_file
from guiju.office.documents.serving import send, show_pdf

PAGE = 30
REFUSED = 422


@signed_in
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register of issued documents, by year, kind and words."""
    actor, asked = actor_of(request), request.GET
    said = asked.get("year", "")
    year = int(said) if said.isdecimal() and len(said) == 4 else None
    wanted = queries.Wanted(year, asked.get("genre", ""), asked.get("q", "")[:200])
    page = Paginator(queries.register(actor, wanted), PAGE).get_page(asked.get("page"))
    kept = asked.copy()
    kept.pop("page", None)
    context = {
        "page": page,
        "base": f"?{kept.urlencode()}&page=" if kept else "?page=",
        "wanted": wanted,
        "years": [(year, _("%(year)s年") % {"year": year}) for year in queries.years(actor)],
        "genres": queries.genres(),
        "keeps_numbers": actor.office_hat(actor.person.district_id or "") is not None,
    }
    return render(request, "documents/register.jinja", context)


@signed_in
@require_safe
def issued(request: HttpRequest, document_id: int) -> HttpResponse:
    """One issued document: its words as issued, its files."""
    document = queries.issued(document_id, actor_of(request))
    labels = {"genre": dict(queries.genres()), "disclosure": dict(queries.disclosures())}
    seal = address("seals:document", document.pk)
    context = {"document": document, "words": queries.words(document), "labels": labels, "seal_url": seal}
    return render(request, "documents/issued.jinja", context)


@signed_in
@require_safe
def paper(request: HttpRequest, document_id: int, form: str) -> HttpResponseBase:
    """The PDF, DOCX or OFD of an issued document."""
    return send(queries.paper(queries.issued(document_id, actor_of(request)), form))


@signed_in
@require_safe
def file(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """An attached file."""
    return send(queries.attachment(attachment_id, actor_of(request)))


@signed_in
@require_safe
def case_pdf(request: HttpRequest, case_id: int) -> HttpResponse:
    """A case on paper, whole."""
    name, content = casefile.printed(case_id, actor_of(request))
    return show_pdf(content, name)


@signed_in
@require_safe
def case_archive(request: HttpRequest, case_id: int) -> HttpResponseBase:
    """A case with its log and all its papers, to be taken along."""
    return send(casefile.taken_along(case_id, actor_of(request)))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def attachments(request: HttpRequest, case_id: int) -> HttpResponse:
    """The attachments of a case, and the form that adds one; as a fragment for HTMX."""
    actor = actor_of(request)
    case = case_file(case_id, actor)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AttachmentForm(
        *posted,
        kinds=queries.kinds_asked(case),
        limit=settings.UPLOAD_LIMIT_BYTES,
        initial={"kind": request.GET.get("kind")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.attach(case_id, actor, form.cleaned_data["kind"], upload_of(form.cleaned_data["file"]))
            return redirect("documents:attachments", case_id)
        except FileRefused as refusal:
            form.add_error("file", refusal.message)
    htmx = bool(getattr(request, "htmx", False))  # it leaves answers of refused requests out of the page
    status = REFUSED if request.method == "POST" and not htmx else 200
    context = {"case": case, "form": form, "attachments": queries.attachments_in(case), "labels": queries.materials()}
    template = "documents/attachments_panel.jinja" if htmx else "documents/attachments.jinja"
    return render(request, template, context, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    """The number series, for the government's office, which may set one by hand with a reason."""
    actor = actor_of(request)
    district = actor.person.district_id or ""
    if actor.office_hat(district) is None:
        raise NotTheOffice(_("发文字号由区政府办公室管理。如需查看或调整，请联系区政府办公室。"))
    codes = [(code.text, f"{code.text}（{code.issuer}）") for code in codes_of(district)]
    posted = request.POST if request.method == "POST" else None
    form = NumberForm(posted, codes=codes, latest_year=actor.on.year + 1, initial={"year": actor.on.year})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_last_number(actor, **form.cleaned_data)
            return redirect("documents:numbers")
        except DocumentError as refusal:
            form.add_error(None, refusal.message)
    rows = {"series": queries.series(district), "changes": queries.number_changes(district)}
    status = 200 if request.method != "POST" else REFUSED
    return render(request, "documents/numbers.jinja", {"form": form, **rows}, status=status)

"""Checking a DOCX somebody brings along, and taking one over as a draft. Nothing of either file is kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guiju.office.documents import queries
from guiju.office.documents.checked import checked_paper
from guiju.office.documents.checking import findings_of, imported_draft
from guiju.office.documents.draft_views import draft_page
from guiju.office.documents.entry import actor_of, signed_in, upload_of
from guiju.office.documents.errors import DocumentError
from guiju.office.documents.forms import DraftForm, PaperForm
from guiju.office.documents.rights import refuse_drafting

REFUSED = 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form for a DOCX, and what was found in it."""
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(*posted, limit=settings.UPLOAD_LIMIT_BYTES)
    context: dict[str, Any] = {"form": form, "findings": None}
    if request.method == "POST" and form.is_valid():
        try:
            upload = upload_of(form.cleaned_data["file"])
            context |= {"findings": findings_of(checked_paper(upload)), "name": upload.name}
        except DocumentError as refusal:
            form.add_error("file", refusal.message)
    return render(request, "documents/check.jinja", context, status=REFUSED if form.errors else 200)


@signed_in
@require_POST
def import_draft(request: HttpRequest, case_id: int) -> HttpResponse:
    """The editor filled with the words of a DOCX, not saved yet, with what was left out. A refusal keeps the draft."""
    actor = actor_of(request)
    found = queries.draft(case_id, actor)
    refuse_drafting(found.file, actor)
    form = PaperForm(request.POST, request.FILES, limit=settings.UPLOAD_LIMIT_BYTES)
    number = found.newest.number if found.newest else 0
    if not form.is_valid():
        return draft_page(request, found, None, {"import_refused": _("请选择要导入的 DOCX 文件。")}, REFUSED)
    try:
        imported = imported_draft(checked_paper(upload_of(form.cleaned_data["file"])))
    except DocumentError as refusal:
        return draft_page(request, found, None, {"import_refused": refusal.message}, REFUSED)
    filled = DraftForm(initial={**asdict(imported.text), "based_on": number})
    return draft_page(request, found, filled, {"imported": imported.told})

"""Pages of the sign-off sheet, and of one's own phrases."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guiju.office.documents.entry import actor_of, signed_in
from guiju.office.documents.inspection import clean_name
from guiju.office.documents.rights import case_file
from guiju.office.documents.serving import show_pdf
from guiju.office.rulebook.labels import in_chinese
from guiju.office.signoff.forms import PhrasesForm
from guiju.office.signoff.phrases import PhraseRefused
from guiju.office.signoff.printing import pdf_of
from guiju.office.signoff.sheets import sheet_of


@signed_in
@require_safe
@in_chinese
def sheet(request: HttpRequest, case_id: int) -> HttpResponse:
    """The sheet on one page of A4, to be printed."""
    actor = actor_of(request)
    file = case_file(case_id, actor)
    return render(request, "signoff/sheet.jinja", {"sheet": sheet_of(file, actor.on), "case": file.case})


@signed_in
@require_safe
def sheet_pdf(request: HttpRequest, case_id: int) -> HttpResponse:
    """The same sheet as PDF."""
    name, content = printed(request, case_id)
    return show_pdf(content, name)


def printed(request: HttpRequest, case_id: int) -> tuple[str, bytes]:
    """The name and the PDF of a case's sheet. Raises NoSuchCase, NotYourPaper, NotPrinted."""
    actor = actor_of(request)
    file = case_file(case_id, actor)
    with translation.override(settings.LANGUAGE_CODE):
        made = sheet_of(file, actor.on)
        return clean_name(f"{made.kind} {file.case.serial}号.pdf"), pdf_of(made)  # in Chinese


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def phrases(request: HttpRequest) -> HttpResponse:
    """One's own stock phrases and telephone."""
    form = PhrasesForm(request.POST if request.method == "POST" else None, person=actor_of(request).person)
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
        except PhraseRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("常用语已保存，办理时可以直接选用。"))
            return redirect("signoff:phrases")
    status = 200 if request.method != "POST" else 422
    return render(request, "signoff/phrases.jinja", {"form": form}, status=status)

"""Writing the text of a document: the editor with its preview, versions and what changed between them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guiju.office.documents import actions, queries
from guiju.office.documents.drafting import DraftText, text_of
from guiju.office.documents.entry import actor_of, signed_in
from guiju.office.documents.errors import NoSuchDocument, SomebodyElseSaved
from guiju.office.documents.forms import DraftForm
from guiju.office.documents.inspection import FileRefused
from guiju.office.documents.queries import DraftFile
from guiju.office.documents.serving import show_pdf

CONFLICT, REFUSED = 409, 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, case_id: int) -> HttpResponse:
    """The editor. A refused or overtaken save shows the page again with everything that was typed."""
    actor = actor_of(request)
    found = queries.draft(case_id, actor)
    if request.method != "POST":
        return draft_page(request, found, DraftForm(initial=_initial(found)))
    form = DraftForm(request.POST)
    if not form.is_valid():
        return draft_page(request, found, form, status=REFUSED)
    try:
        actions.save_draft(case_id, actor, form.text(), form.cleaned_data["based_on"])
    except SomebodyElseSaved as refusal:
        return _overtaken(request, queries.draft(case_id, actor), form.text(), refusal.message)
    except FileRefused as refusal:
        form.add_error(None, refusal.message)
        return draft_page(request, found, form, status=REFUSED)
    return redirect("documents:draft", case_id)


@signed_in
@require_safe
def preview(request: HttpRequest, case_id: int) -> HttpResponse:
    """The PDF of a version, marked 送审稿; the newest when none is asked for."""
    found = queries.draft(case_id, actor_of(request))
    name = f"{found.file.state.title}（送审稿）.pdf"  # in Chinese
    return show_pdf(queries.preview(found, _number(request, "version")), name)


@signed_in
@require_safe
def changes(request: HttpRequest, case_id: int) -> HttpResponse:
    """What changed from one version to another; by default from the last but one to the newest."""
    found = queries.draft(case_id, actor_of(request))
    if found.newest is None:
        raise NoSuchDocument(_("还没有保存过正文，没有可比较的版本。"))
    after = found.version(_number(request, "to") or found.newest.number)
    before = found.version(_number(request, "from") or max(after.number - 1, 1))
    context = {"found": found, "before": before, "after": after, "parts": queries.changes(before, after)}
    return render(request, "documents/changes.jinja", context)


def _overtaken(request: HttpRequest, found: DraftFile, mine: DraftText, message: str) -> HttpResponse:
    """The form with the author's own words, now based on the newest version, beside what differs from it."""
    newest = found.newest
    number = newest.number if newest else 0
    form = DraftForm(initial={**asdict(mine), "based_on": number})
    parts = queries.changes(text_of(newest), mine) if newest else []
    return draft_page(request, found, form, {"overtaken": message, "parts": parts}, CONFLICT)


def draft_page(
    request: HttpRequest,
    found: DraftFile,
    form: DraftForm | None,
    more: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The editor; without a form it shows the newest version."""
    form = form or DraftForm(initial=_initial(found))
    context = {"found": found, "form": form, "disclosure": queries.disclosure_of(found.file), **(more or {})}
    return render(request, "documents/draft.jinja", context, status=status)


def _initial(found: DraftFile) -> dict[str, Any]:
    if found.newest:
        return {**asdict(text_of(found.newest)), "based_on": found.newest.number}
    return {"title": found.file.state.title, "addressees": queries.usual_addressees(found.file), "based_on": 0}


def _number(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else None

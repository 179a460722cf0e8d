"""The page of a case, its operations, and its print-out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guiju.office.cases import beside
from guiju.office.cases.actors import Actor
from guiju.office.cases.doing import operation_form, perform
from guiju.office.cases.errors import CaseError, NotNow, RefusedByRule
from guiju.office.cases.forms.desk import Desk
from guiju.office.cases.forms.operations import OperationForm
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.showing.page import CasePage, case_page
from guiju.office.cases.showing.plan import FindingView, finding_views
from guiju.office.cases.showing.printout import printout_of
from guiju.office.cases.showing.sheet import sheet_of
from guiju.office.cases.state import CaseState
from guiju.office.cases.step_words import step_words
from guiju.office.cases.views.entry import READING, actor_of, address, seen_file, signed_in
from guiju.office.cases.views.panel import offer_of, panel
from guiju.office.people.errors import OrganisationError
from guiju.office.rulebook.labels import in_chinese, listed
from guiju.rules.facts import FactError

UNREADABLE = 422
LONGEST_NUMBER = 10
STATES = {"draft": "draft", "open": "running", "withdrawn": "returned", "closed": "done"}
"""State of a case -> the kind of its chip; the others have chips of their own name."""
PAGES = {
    "draft": "documents:draft",
    "attachments": "documents:attachments",
    "minutes": "meetings:minutes_of",
    "signoff": "signoff:sheet",
}
ON_PAPER = {"pdf": "documents:case_pdf", "export": "documents:case_archive"}
"""What belongs to a case and is shown by the apps above, where the installation has them."""


@signed_in
@require_safe
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """The page of a case. A stranger is refused, and that is kept on record."""
    actor = actor_of(request)
    return _page(request, actor, seen_file(actor, case_id, request.path))


@signed_in
@require_http_methods([*READING, "POST"])
def operate(request: HttpRequest, case_id: int, operation: str) -> HttpResponse:
    """Read: the form of one operation, alone or as a part of the case's page. Sent: do it."""
    return _operate(request, case_id, operation) if request.method == "POST" else _form(request, case_id, operation)


def _form(request: HttpRequest, case_id: int, operation: str) -> HttpResponse:
    """Fetched when somebody opens it. Without scripts it is a page of its own.

    What somebody else made impossible since the page was opened is told in the place of the form.
    """
    actor = actor_of(request)
    file = seen_file(actor, case_id, request.path)
    seq = request.GET.get("seq", "")
    seen = int(seq) if seq.isascii() and seq.isdecimal() and len(seq) < LONGEST_NUMBER else None
    part = bool(getattr(request, "htmx", False))
    try:
        offer = offer_of(Desk(file, actor.on), operation, request.GET.get("step", ""), seen)
    except NotNow as refusal:
        if not part:
            raise
        return render(request, "cases/operation_gone.jinja", {"case": file.case, "refusal": refusal})
    return render(
        request, f"cases/{'operation_part' if part else 'operation'}.jinja", {"case": file.case, "offer": offer}
    )


def _operate(request: HttpRequest, case_id: int, operation: str) -> HttpResponse:
    """Refused or wrongly filled in, the page comes back with what was typed."""
    actor = actor_of(request)
    file = seen_file(actor, case_id, request.path)
    form = operation_form(operation, Desk(file, actor.on), request.POST, on_page=True)
    if not form.is_valid():
        return _page(request, actor, file, form, status=UNREADABLE)
    try:
        state = perform(operation, case_id, actor_of(request, **form.seen()), form)
    except (CaseError, OrganisationError, FactError) as refusal:
        return _again(request, actor, case_id, form, refusal)
    messages.success(request, _said(operation, state))
    return redirect("cases:case", case_id)


@signed_in
@require_safe
@in_chinese
def sheet(request: HttpRequest, case_id: int) -> HttpResponse:
    """The case on paper: what it is about and the opinions of everybody, leaders first."""
    actor = actor_of(request)
    shown = case_page(seen_file(actor, case_id, request.path), actor.on)
    return render(request, "cases/sheet.jinja", {"page": shown, "sheet": sheet_of(shown, actor.on), "today": actor.on})


@signed_in
@require_safe
@in_chinese
def printout(request: HttpRequest, case_id: int) -> HttpResponse:
    """The case on paper, whole: facts, materials, route, opinions by rank, findings, exceptions and judgements."""
    actor = actor_of(request)
    shown = case_page(seen_file(actor, case_id, request.path), actor.on)
    links = {name: address(page, case_id) for name, page in ON_PAPER.items()}
    context = {"page": shown, "printout": printout_of(shown, actor.on), "links": links}
    return render(request, "cases/printout.jinja", context)


def _again(request: HttpRequest, actor: Actor, case_id: int, form: OperationForm, refusal: Any) -> HttpResponse:
    """The page as it is now (somebody may have been faster) with the refusal on top."""
    file = seen_file(actor, case_id, request.path)
    return _page(request, actor, file, form, refusal, status=getattr(refusal, "status", 409))


def _page(
    request: HttpRequest,
    actor: Actor,
    file: CaseFile,
    tried: OperationForm | None = None,
    refusal: Any = None,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = case_page(file, actor.on)
    offered = panel(Desk(file, actor.on), tried)
    context = {
        "page": shown,
        "beside": beside.beside(_around(actor, file)),
        "case": file.case,
        "state": file.state,
        "panel": offered,
        "tried": tried,
        "tried_offered": tried is not None and any(o.form is tried for o in (*offered.main, *offered.more)),
        "refusal": refusal,
        "refused_by": _findings(refusal, shown),
        "chip": STATES.get(file.state.state, file.state.state),
        "links": {name: address(page, file.case.pk) for name, page in PAGES.items()},
        "today": actor.on,
        "now": actor.now,
    }
    return render(request, "cases/case.jinja", context, status=status)


def _around(actor: Actor, file: CaseFile) -> beside.Around:
    case, state = file.case, file.state
    return beside.Around(actor, case.district_id, case.act, state.facts, file.plan, case.law_on, case, state)


def _findings(refusal: Any, shown: CasePage) -> list[FindingView]:
    if not isinstance(refusal, RefusedByRule):
        return []
    shown.who.look_up({role for finding in refusal.findings for role in finding.cured_by})
    return finding_views(refusal.findings, shown.who)


def _said(operation: str, state: CaseState) -> str:
    done = _("「%(operation)s」已办好。") % {"operation": _(OPERATIONS_ZH[operation])}
    if state.base == "closed":
        return _("%(done)s本事项已办结。") % {"done": done}
    now = listed([step_words(step) for step in state.active_steps()])
    return _("%(done)s现在的环节：%(now)s。") % {"done": done, "now": now} if now else done

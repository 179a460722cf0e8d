"""The page of one registered paper, and what the desk does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.views.entry import actor_of
from guiju.office.documents import store
from guiju.office.documents.entry import signed_in, upload_of
from guiju.office.documents.inspection.kinds import MEDIA_TYPES, FileKind
from guiju.office.documents.queries import Download
from guiju.office.documents.serving import send
from guiju.office.people.errors import OrganisationError
from guiju.office.registry import proposing, registering
from guiju.office.registry.forms import AgainForm, CorrectForm, NoteForm, NumberForm, ReasonForm, Refusable, ScanForm
from guiju.office.registry.models import Paper, Scan
from guiju.office.registry.proposing import Proposed
from guiju.office.registry.registering import Correction
from guiju.office.registry.rights import paper_for
from guiju.office.registry.showing import fresh_forms, note_steps, proposal_form, shown
from guiju.rules.facts import FactError
from guiju.rules.planning.problems import PlanningError

UNREADABLE = 422
REFUSALS = (CaseError, OrganisationError, PlanningError, FactError)


@signed_in
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of a register with everything that was done."""
    actor = actor_of(request)
    return page(request, actor, paper_for(actor, pk))


@signed_in
@require_POST
def sign_for(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign for and number a paper that came in through the system."""
    form = NumberForm(request.POST)

    def act(actor: Actor, given: Any) -> Any:
        return registering.sign_for(actor, pk, given["wanted"], given["days"], given["urgency"])

    return _do(request, pk, "sign_for", form, act)


@signed_in
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a step of the desk."""
    steps = note_steps(paper_for(actor_of(request), pk))

    def act(actor: Actor, given: Any) -> Any:
        return registering.note(actor, pk, given["step"], given["note"], given["done_on"])

    return _do(request, pk, "note", NoteForm(request.POST, steps=steps), act)


@signed_in
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike the line out; its number stays."""
    return _do(request, pk, "void", ReasonForm(request.POST), lambda a, given: registering.void(a, pk, given["reason"]))


@signed_in
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend what was entered."""

    def act(actor: Actor, given: Any) -> Any:
        fields = {name: given[name] for name in Correction.__dataclass_fields__}
        return registering.correct(actor, pk, Correction(**fields))

    return _do(request, pk, "correct", CorrectForm(request.POST), act)


@signed_in
@require_POST
def add_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a file."""

    def act(actor: Actor, given: Any) -> Any:
        return registering.add_scan(actor, pk, upload_of(given["scan"]))

    return _do(request, pk, "scan", ScanForm(request.POST, request.FILES), act)


@signed_in
@require_POST
def come_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A returned paper has come in again by post."""

    def act(actor: Actor, given: Any) -> Any:
        return registering.come_again(actor, pk, upload_of(given["scan"]) if given["scan"] else None)

    return _do(request, pk, "again", AgainForm(request.POST, request.FILES), act)


@signed_in
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose how to handle the paper; with it the matter goes on."""
    actor = actor_of(request)
    form = proposal_form(paper_for(actor, pk), actor, request.POST)

    def act(marked: Actor, given: Any) -> Any:
        fields = {name: given[name] for name in Proposed.__dataclass_fields__ if name in given}
        return proposing.propose(marked, pk, Proposed(**fields))

    return _do(request, pk, "propose", form, act)


@signed_in
@require_safe
def scan(request: HttpRequest, scan_id: int) -> HttpResponseBase:
    """A file of a registered paper, to be saved."""
    found = Scan.objects.select_related("file", "paper").filter(pk=scan_id).first()
    if found is None:
        raise Http404
    paper_for(actor_of(request), found.paper_id)
    media = MEDIA_TYPES[FileKind(found.file.kind)]
    return send(Download(found.name, media, store.open_kept(found.file.sha256)))


def _do(request: HttpRequest, pk: int, name: str, form: Refusable, act: Callable[[Actor, Any], Any]) -> HttpResponse:
    """Do it and show the paper again; refused, the page comes back with what was typed."""
    actor = actor_of(request)
    found = paper_for(actor, pk)
    if form.is_valid():
        try:
            act(actor_of(request, token=form.cleaned_data["token"]), form.cleaned_data)
        except REFUSALS as refusal:
            form.blame(refusal)
        else:
            messages.success(request, _("已办好。"))
            return redirect("registry:paper", pk)
    return page(request, actor, found, {name: form})


def page(request: HttpRequest, actor: Actor, found: Paper, tried: dict[str, Refusable] | None = None) -> HttpResponse:
    """The page of a paper; `tried`: forms that were refused, by name."""
    context = {**shown(found, actor), "forms": {**fresh_forms(found, actor), **(tried or {})}, "tried": tried or {}}
    return render(request, "registry/paper.jinja", context, status=UNREADABLE if tried else 200)

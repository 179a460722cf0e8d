"""Pages of registers: a list with its filters, a paper entered by hand, Excel and print, statistics of returns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.views.entry import actor_of, new_token, signed_in
from guiju.office.cases.workbooks import excel
from guiju.office.documents.entry import upload_of
from guiju.office.documents.serving import show_pdf
from guiju.office.people.models import Organ
from guiju.office.registry import queries, registering
from guiju.office.registry.checks import acts_checked
from guiju.office.registry.forms import PaperForm, translated
from guiju.office.registry.models import PaperState, RegisterKind, SavedFilter, Urgency
from guiju.office.registry.numbering import next_serial, number_text
from guiju.office.registry.queries import Sought
from guiju.office.registry.rights import is_government_desk, organs_of, own_organ
from guiju.office.registry.sheets import register_name, register_pdf, register_workbook
from guiju.office.registry.steps import cite_for, steps_of
from guiju.office.rulebook.citing import card, cards
from guiju.office.rulebook.labels import label
from guiju.office.rulebook.queries import vocabulary

PAGE = 50
UNREADABLE = 422
KINDS = (RegisterKind.INCOMING, RegisterKind.OUTGOING, RegisterKind.INTERNAL)


@signed_in
@require_safe
def register(request: HttpRequest, kind: str = RegisterKind.INCOMING.value) -> HttpResponse:
    """The papers of a register of one's own organ, the urgent ones on top."""
    actor, organ, sought = _asked(request, kind)
    page = Paginator(queries.papers(organ, kind, sought, actor.on), PAGE).get_page(request.GET.get("page"))
    here = _here(request.GET)
    context = {
        "kind": kind,
        "register": translated([(kind, RegisterKind(kind).label)])[0][1],
        "organ": organ,
        "organs": organs_of(actor),
        "tabs": _tabs(kind, organ, here.get("organ", "")),
        "page": page,
        "lines": [(paper, steps_of(paper)) for paper in page.object_list],
        "sought": sought,
        "years": queries.years(organ, kind),
        "states": translated(PaperState.choices),
        "urgencies": translated(Urgency.choices),
        "asked": urlencode(here),
        "base": f"?{urlencode({**here, 'page': ''})}",
        "saved": queries.saved_filters(actor.person, kind),
        "filtering": any(name in here for name in queries.ASKED),
        "cite": card(cite_for(kind), organ.district_id),
        "today": actor.on,
        "desk": is_government_desk(organ),
    }
    return render(request, "registry/register.jinja", context)


@signed_in
@require_safe
def sheet(request: HttpRequest, kind: str) -> HttpResponse:
    """The papers found, as a workbook."""
    actor, organ, sought = _asked(request, kind)
    found = queries.papers(organ, kind, sought, actor.on).prefetch_related("taken__person")
    name = f"{register_name(organ, kind)}{actor.on:%Y%m%d}.xlsx"
    return excel(register_workbook(kind, found.iterator(chunk_size=500)), name)


@signed_in
@require_safe
def printed(request: HttpRequest, kind: str) -> HttpResponse:
    """The papers found, on A4 pages."""
    actor, organ, sought = _asked(request, kind)
    found = list(queries.papers(organ, kind, sought, actor.on)[: PAGE * 10])
    return show_pdf(register_pdf(organ, kind, found, actor.on), f"{register_name(organ, kind)}.pdf")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Register a paper by hand. Refused, the page comes back with what was typed."""
    actor, organ, __ = _asked(request, kind)
    next_number = number_text(kind, actor.on.year, next_serial(organ, kind, actor.on.year))
    initial = {"token": new_token(), "came_on": actor.on}
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    acts = _acts(organ, actor) if kind != RegisterKind.OUTGOING else []
    form = PaperForm(*posted, kind=kind, acts=acts, next_number=next_number, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            scan = upload_of(form.cleaned_data["scan"]) if form.cleaned_data["scan"] else None
            marked = actor_of(request, token=form.cleaned_data["token"])
            paper = registering.enter(marked, organ, form.paper(), scan)
        except CaseError as refusal:
            form.blame(refusal)
        else:
            messages.success(request, _("已登记为%(number)s。") % {"number": paper.number})
            return redirect("registry:paper", paper.pk)
    context = {"kind": kind, "register": _(RegisterKind(kind).label), "organ": organ, "form": form}
    return render(request, "registry/new.jinja", context, status=UNREADABLE if form.errors else 200)


@signed_in
@require_POST
def keep_filter(request: HttpRequest, kind: str) -> HttpResponse:
    """Keep a way of narrowing down under a name, for oneself only; the same name again replaces it."""
    actor, *__ = _asked(request, kind)
    name, here = request.POST.get("name", "").strip()[:40], _here(request.POST)
    if not name:
        messages.error(request, _("请给这个筛选起个名称。"))
    else:
        query = {"query": urlencode(here)[:500]}
        SavedFilter.objects.update_or_create(person=actor.person, kind=kind, name=name, defaults=query)
        messages.success(request, _("已保存筛选「%(name)s」。") % {"name": name})
    return redirect(f"{reverse('registry:register', args=[kind])}?{urlencode(here)}")


@signed_in
@require_POST
def drop_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own saved filters."""
    found = SavedFilter.objects.filter(person=actor_of(request).person, pk=pk).first()
    if found is None:
        raise Http404
    found.delete()
    return redirect("registry:register", found.kind)


@signed_in
@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    """How many papers a desk has returned in a year, to whom and by which articles."""
    actor = actor_of(request)
    organ = own_organ(actor, request.GET.get("organ", ""))
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else actor.on.year
    found = queries.returned(organ, year)
    context = {
        "organ": organ,
        "year": year,
        "years": range(actor.on.year, actor.on.year - 5, -1),
        "found": found,
        "articles": [(cards([cite], organ.district_id)[0], times) for cite, times in found.by_article],
        "page": Paginator(found.slips, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "registry/returns.jinja", context)


def _asked(request: HttpRequest, kind: str) -> tuple[Actor, Organ, Sought]:
    """Who asks, whose register, and for what. Raises NotYourRegister, Http404."""
    if kind not in KINDS:
        raise Http404
    actor, asked = actor_of(request), request.POST if request.method == "POST" else request.GET
    return actor, own_organ(actor, asked.get("organ", "")), Sought.typed(asked)


def _here(asked: Mapping[str, Any]) -> dict[str, str]:
    """The address of what is shown, without the page."""
    return {name: str(asked[name]) for name in (*queries.ASKED, "organ") if asked.get(name)}


def _tabs(kind: str, organ: Organ, chosen: str) -> list[dict[str, Any]]:
    more = f"?{urlencode({'organ': chosen})}" if chosen else ""
    return [
        {
            "url": reverse("registry:register", args=[one.value]) + more,
            "label": _(one.label),
            "count": queries.waiting(organ) if one == RegisterKind.INCOMING else None,
            "active": one == kind,
        }
        for one in KINDS
    ]


def _acts(organ: Organ, actor: Actor) -> list[tuple[str, str]]:
    if not is_government_desk(organ):
        return []
    acts = vocabulary().acts
    return [(code, label(acts[code])) for code in acts_checked(organ.district_id, actor.on)]

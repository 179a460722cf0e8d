"""Pages of registers: the catalogue, a list with its filters, an entry with its history, import and export."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, district_of, new_token, signed_in
from guiju.office.cases.workbooks import excel
from guiju.office.registers import actions, queries
from guiju.office.registers.errors import WrongEntry, WrongSheet
from guiju.office.registers.forms import EntryForm, SheetForm, WithdrawForm
from guiju.office.registers.kept import Kept, keeper_hat, may_read, must_keep, must_read, register_of, registers_of
from guiju.office.registers.models import Entry
from guiju.office.registers.queries import Sought
from guiju.office.registers.sheets import rows_of, workbook
from guiju.office.registers.values import said
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.labels import label, with_value

PAGE = 50


@signed_in
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """All registers that the person may read, each with the articles that have it kept."""
    actor = actor_of(request)
    district = district_of(actor)
    tallies = queries.tallies(district)
    rows = [
        {
            "kept": kept,
            "cards": cards(kept.cites, district),
            "keeps": keeper_hat(kept, actor),
            "tally": tallies.get(code, (0, None)),
        }
        for code, kept in registers_of(district, actor.on).items()
        if may_read(kept, actor)
    ]
    return render(request, "registers/catalogue.jinja", {"rows": rows})


@signed_in
@require_GET
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The entries of a register."""
    kept, actor = _read(request, code)
    sought = _sought(request)
    page = Paginator(queries.entries(kept, sought), PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in ("q", "year", "organ", "withdrawn") if request.GET.get(name)}
    context = {
        "kept": kept,
        "cards": cards(kept.cites, kept.district),
        "page": page,
        "lines": [(entry, _texts(kept, entry)) for entry in page.object_list],
        "sought": sought,
        "years": queries.years(kept),
        "organs": queries.organs(kept),
        "keeps": keeper_hat(kept, actor),
        "asked": urlencode(asked),
        "base": f"?{urlencode(asked)}&page=" if asked else "?page=",
    }
    return render(request, "registers/register.jinja", context)


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new entry."""
    kept, actor = _read(request, code)
    must_keep(kept, actor)
    form = EntryForm(request.POST or None, kept=kept, initial={"token": new_token(), kept.register.dated: actor.on})
    if request.method == "POST" and form.is_valid():
        marked = actor_of(request, token=form.cleaned_data["token"])
        made = _try(form, lambda: actions.enter(kept, marked, form.raw()))
        if made:
            messages.success(request, _("已登记为第%(number)s条。") % {"number": made.number})
            return redirect("registers:register", code)
    return _page(
        request, "registers/new.jinja", {"kept": kept, "cards": cards(kept.cites, kept.district), "form": form}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """An entry with its history; keepers correct it here."""
    kept, actor = _read(request, code)
    found = queries.entry_of(kept, pk)
    form = None
    if keeper_hat(kept, actor) and not found.withdrawn:
        seen = {"token": new_token(), "version": found.version}
        form = EntryForm(request.POST or None, kept=kept, values=found.values, initial=seen)
    if request.method == "POST":
        must_keep(kept, actor)
        if form is not None and form.is_valid():
            given = form.cleaned_data
            marked = actor_of(request, token=given["token"], seq=given["version"])
            if _try(form, lambda: actions.correct(kept, marked, pk, form.raw(), given["reason"])):
                messages.success(request, _("第%(number)s条已更正。") % {"number": found.number})
                return redirect("registers:entry", code, pk)
    changes = found.changes.select_related("person", "post").order_by("-version")
    context = {
        "kept": kept,
        "entry": found,
        "pairs": _pairs(kept, found),
        "changes": [(change, _differences(kept, change, older)) for change, older in _with_older(list(changes))],
        "form": form,
        "withdrawal": WithdrawForm(initial={"token": new_token(), "version": found.version}) if form else None,
    }
    return _page(request, "registers/entry.jinja", context)


@signed_in
@require_POST
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Strike an entry out."""
    kept, __ = _read(request, code)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect("registers:entry", code, pk)
    given = form.cleaned_data
    struck = actions.withdraw(kept, actor_of(request, token=given["token"], seq=given["version"]), pk, given["reason"])
    messages.success(request, _("第%(number)s条已撤销，仍可查看。") % {"number": struck.number})
    return redirect("registers:register", code)


@signed_in
@require_http_methods(["GET", "POST"])
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """Import a workbook: all of it or nothing."""
    kept, actor = _read(request, code)
    must_keep(kept, actor)
    form = SheetForm(request.POST or None, request.FILES or None, initial={"token": new_token()})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            rows = rows_of(kept, form.cleaned_data["sheet"].read())
            made = actions.enter_all(kept, actor_of(request, token=form.cleaned_data["token"]), rows)
        except WrongSheet as error:
            refusal = error
        else:
            messages.success(request, _("已导入%(made)s条。") % {"made": len(made)})
            return redirect("registers:register", code)
    return _page(request, "registers/import.jinja", {"kept": kept, "form": form, "refusal": refusal})


@signed_in
@require_GET
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The entries found, as a workbook."""
    kept, actor = _read(request, code)
    found = queries.entries(kept, _sought(request)).iterator(chunk_size=500)
    return _workbook(kept, found, f"{kept.register.zh}{actor.on:%Y%m%d}.xlsx")


@signed_in
@require_GET
def blank(request: HttpRequest, code: str) -> HttpResponse:
    """The empty workbook to be filled in."""
    kept, __ = _read(request, code)
    return _workbook(kept, (), f"{kept.register.zh}（空白表）.xlsx")  # in Chinese


def _read(request: HttpRequest, code: str) -> tuple[Kept, Actor]:
    actor = actor_of(request)
    kept = register_of(district_of(actor), code, actor.on)
    must_read(kept, actor)
    return kept, actor


def _sought(request: HttpRequest) -> Sought:
    asked = request.GET.get
    return Sought.typed(asked("q", ""), asked("year", ""), asked("organ", ""), asked("withdrawn", ""))


def _try(form: EntryForm, do: Any) -> Entry | None:
    try:
        made: Entry = do()
    except WrongEntry as refusal:
        form.blame(refusal)
        return None
    return made


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    wrong = request.method == "POST"  # what was right has been redirected
    return render(request, template, context, status=422 if wrong else 200)


def _texts(kept: Kept, found: Entry) -> list[str]:
    return [said(column, found.values.get(name)) for name, column in kept.columns.items()]


def _pairs(kept: Kept, found: Entry) -> list[tuple[str, str | None]]:
    return [(label(column), said(column, found.values.get(name)) or None) for name, column in kept.columns.items()]


def _with_older(changes: list[Any]) -> Iterable[tuple[Any, Any]]:
    return zip(changes, [*changes[1:], None], strict=True)


def _differences(kept: Kept, change: Any, older: Any) -> list[str]:
    """What a correction changed, in words."""
    if older is None:
        return []
    pairs = [(column, older.values.get(name), change.values.get(name)) for name, column in kept.columns.items()]
    return [
        with_value(label(column), f"{said(column, before) or _('（空）')} → {said(column, after) or _('（空）')}")
        for column, before, after in pairs
        if before != after
    ]


def _workbook(kept: Kept, found: Iterable[Entry], name: str) -> HttpResponse:
    return excel(workbook(kept, found), name)

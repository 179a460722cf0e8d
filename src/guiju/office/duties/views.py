"""Pages of duties: what is owed, done and late; one duty with its arithmetic and history; the workbook."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, district_of, new_token, signed_in
from guiju.office.cases.workbooks import excel
from guiju.office.documents.entry import upload_of
from guiju.office.documents.inspection import FileRefused
from guiju.office.duties import actions, queries
from guiju.office.duties.errors import WrongRecord
from guiju.office.duties.forms import NoteForm, WithdrawForm
from guiju.office.duties.models import Fulfilment, FulfilmentChange, HowKept
from guiju.office.duties.queries import Sought
from guiju.office.duties.rows import Row
from guiju.office.duties.sending import download
from guiju.office.duties.sheets import WHERE, workbook
from guiju.office.duties.standing import standing_duties
from guiju.office.people.queries import organs
from guiju.office.rulebook.citing import card
from guiju.office.rulebook.labels import english, in_chinese
from guiju.office.rulebook.profiles import duty_keeping

PAGE, MOST_ROWS = 30, 5000


@signed_in
@require_GET
def duties(request: HttpRequest) -> HttpResponse:
    """The lines of one's own posts and organ, or (`?scope=all`) of the whole district."""
    actor = actor_of(request)
    district, sought = district_of(actor), _sought(request)
    found = queries.listed(actor, sought)
    page = Paginator(found.lines, PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in ("scope", "organ", "article") if request.GET.get(name)}
    here = urlencode(asked | {"state": sought.where.value})
    context = {
        "page": page,
        "lines": [(row, card(row.cite, district)) for row in page.object_list],
        "tabs": _tabs(found.tallies, sought, asked),
        "sought": sought,
        "here": here,
        "base": f"?{here}&page=",
        "oversees": actor.oversees(district),
        "organs": organs(district),
        "articles": _articles(district, actor),
        "keeping": duty_keeping(district),
        "now": actor.now,
    }
    return render(request, "duties/duties.jinja", context)


@signed_in
@require_http_methods(["GET", "POST"])
def duty(request: HttpRequest, code: str, article: int, name: str, subject: str) -> HttpResponse:
    """One line: what is owed, how that was reckoned, what kept it; its owner or the office notes it here."""
    actor = actor_of(request)
    key = f"{code}:{article}#{name}"
    row = queries.line(actor, key, subject)
    last = _last(district_of(actor), row)
    if request.method == "POST":
        actions.must_note(row, actor, district_of(actor))
    form = None
    if actions.noting_hat(row, actor, district_of(actor)):
        initial = {"token": new_token(), "done_on": actor.on}
        form = NoteForm(request.POST or None, request.FILES or None, row=row, last=last, initial=initial)
    if request.method == "POST" and form and form.is_valid() and _noted(request, form, key, subject):
        messages.success(request, _("已经登记。"))
        return redirect("duties:duty", code, article, name, subject)
    return _page(request, actor, row, last, form)


@signed_in
@require_POST
def withdraw(request: HttpRequest, code: str, article: int, name: str, subject: str) -> HttpResponse:
    """Strike a note out."""
    form = WithdrawForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        actor = actor_of(request, token=given["token"], seq=given["version"])
        actions.withdraw(actor, district_of(actor), f"{code}:{article}#{name}", subject, given["reason"])
        messages.success(request, _("记录已撤销，仍可查看。"))
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    return redirect("duties:duty", code, article, name, subject)


@login_required
@require_GET
def evidence(request: HttpRequest, code: str, article: int, name: str, subject: str) -> HttpResponseBase:
    """The file that was given as evidence."""
    actor = actor_of(request)
    return download(_last(district_of(actor), queries.line(actor, f"{code}:{article}#{name}", subject)))


@signed_in
@require_GET
@in_chinese
def sheet(request: HttpRequest) -> HttpResponse:
    """The lines found, as a workbook."""
    actor = actor_of(request)
    district, sought = district_of(actor), _sought(request)
    rows = queries.listed(actor, sought).lines[:MOST_ROWS]
    content = workbook(rows, {row.cite: card(row.cite, district).zh for row in rows})
    return excel(content, f"职责_{WHERE[sought.where]}_{actor.on:%Y%m%d}.xlsx")  # in Chinese


def _noted(request: HttpRequest, form: NoteForm, key: str, subject: str) -> bool:
    given = form.cleaned_data
    actor = actor_of(request, token=given["token"], seq=given["version"])
    try:
        upload = upload_of(given["file"]) if given["file"] else None
        said = actions.Given(given["kind"], given["done_on"], given["note"], given["document_number"], upload)
        actions.note(actor, district_of(actor), key, subject, said, given.get("reason", ""))
    except WrongRecord as refusal:
        form.add_error(refusal.name if refusal.name in form.fields else None, refusal.message)
        return False
    except FileRefused as refusal:
        form.add_error("file", refusal.message)
        return False
    return True


def _page(request: HttpRequest, actor: Actor, row: Row, last: Fulfilment | None, form: NoteForm | None) -> HttpResponse:
    changes = FulfilmentChange.objects.filter(fulfilment=last).select_related("person", "post").order_by("-version")
    context = {
        "row": row,
        "where": _(WHERE[row.where]),
        "card": card(row.cite, district_of(actor)),
        "last": last,
        "changes": [(change, HowKept(change.values["kind"]).label) for change in changes] if last else [],
        "form": form,
        "withdrawal": WithdrawForm(initial={"token": new_token(), "version": last.version})
        if form and last and not last.withdrawn
        else None,
        "now": actor.now,
    }
    return render(request, "duties/duty.jinja", context, status=422 if request.method == "POST" else 200)


def _last(district: str, row: Row) -> Fulfilment | None:
    same = Fulfilment.objects.filter(district=district, duty=row.duty, subject=row.subject)
    return same.select_related("file").first()


def _sought(request: HttpRequest) -> Sought:
    asked = request.GET.get
    return Sought.typed(asked("state", ""), asked("scope", ""), asked("organ", ""), asked("article", ""))


def _tabs(tallies: Any, sought: Sought, asked: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "label": _(label),
            "url": "?" + urlencode(asked | {"state": where.value}),
            "count": tallies[where],
            "active": where is sought.where,
        }
        for where, label in WHERE.items()
    ]


def _articles(district: str, actor: Actor) -> list[tuple[str, str]]:
    """The articles that lay down standing duties, to choose from."""
    known = standing_duties(district, actor.on).values()
    shorts = dict.fromkeys(duty.key.partition("#")[0] for duty in known)
    found = {short: card(short, district) for short in shorts}
    return [(short, one.en() if english() else one.zh) for short, one in found.items()]

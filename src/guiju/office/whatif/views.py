"""Pages of sandbox copies: the list, one copy with its trial, one article as YAML."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.rulebook import queries
from guiju.office.rulebook.citing import cards
from guiju.office.rulebook.profiles import profile
from guiju.office.whatif import editing, keepers, progress, reading_ahead, sandboxes, showing, starting
from guiju.office.whatif.errors import BadSandboxName, EditOvertaken, EditRefused, TooManySandboxes
from guiju.office.whatif.sandboxes import Sandbox
from guiju.rules.replaying import touched_articles


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, district: str) -> HttpResponse:
    """The sandboxes of a district, and the form that makes one."""
    actor = actor_of(request)
    keepers.check_reader(actor, district)
    wrong, code = "", 200
    if request.method == "POST":
        keepers.check_keeper(actor, district)
        try:
            return redirect(_url("sandbox", _made(request, actor, district)))
        except (BadSandboxName, TooManySandboxes) as error:
            wrong, code = error.message, error.status
    texts = [(i.code, i.head.title) for i in queries.district_rulebook(district).instruments]
    found = [(one, progress.state_of(one)) for one in sandboxes.sandboxes(district)]
    given = {"name": request.POST.get("name", ""), "code": request.POST.get("code", texts[0][0] if texts else "")}
    context = {"district": profile(district), "found": found, "texts": texts, "given": given, "wrong": wrong}
    context["keeper"] = _keeps(actor, district)
    return render(request, "whatif/listing.jinja", context, status=code)


def _made(request: HttpRequest, actor: Actor, district: str) -> Sandbox:
    code, name = request.POST.get("code", ""), request.POST.get("name", "")
    made = sandboxes.make(district, code, name, actor.person, actor.now)
    reading_ahead.start(district)  # while somebody edits the copy
    return made


@signed_in
@require_safe
def sandbox(request: HttpRequest, district: str, key: str) -> HttpResponse:
    """One copy: what was changed in it, and what its last trial found."""
    actor, one = _seen(request, district, key)
    if request.GET.get("article", "").isascii() and request.GET.get("article", "").isdecimal():
        return redirect(_url("article", one, int(request.GET["article"][:6])))
    result, state = progress.result_of(one), progress.state_of(one)
    asked = {name: request.GET.get(name, "") for name in ("act", "kind")}
    context = _about(one, actor) | {"state": state, "result": result, "asked": asked}
    context["touched"] = [
        (t, cards([t.citation], district)[0]) for t in touched_articles(one.original(), one.instrument())
    ]
    context["outdated"] = result is not None and not _current(one, result)
    if result and result["replay"]:
        viewer = showing.Viewer(actor.person, actor.hats)
        context["rows"] = showing.change_rows(one, result, viewer, **asked)
        context["articles"] = showing.article_rows(one, result)
    return render(request, "whatif/sandbox.jinja", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def article(request: HttpRequest, district: str, key: str, number: int) -> HttpResponse:
    """One article of a copy as YAML. What was typed is never lost: a refusal comes with the text and the places."""
    actor, one = _seen(request, district, key)
    found = editing.article_text(one.text, number)
    context = _about(one, actor) | {"found": found, "text": found.text, "problems": (), "overtaken": ""}
    status = 200
    if request.method == "POST":
        keepers.check_keeper(actor, district)
        context["text"] = request.POST.get("text", "")
        try:
            starting.check_idle(one)
            editing.save(one, number, context["text"], request.POST.get("seen", ""))
        except EditRefused as error:
            context["problems"], status = error.problems, error.status
        except EditOvertaken as error:
            context["overtaken"], context["now"], status = error.message, found.text, error.status
        else:
            said = _("第%(number)s条已存入「%(name)s」。点「试算」看哪些事项会不同。")
            messages.success(request, said % {"number": number, "name": one.name})
            return redirect(_url("sandbox", one))
    return render(request, "whatif/article.jinja", context, status=status)


@signed_in
@require_POST
def start(request: HttpRequest, district: str, key: str) -> HttpResponse:
    """Starts the trial; the page shows how far it is."""
    actor, one = _seen(request, district, key)
    keepers.check_keeper(actor, district)
    starting.start(one)
    return redirect(_url("sandbox", one))


@signed_in
@require_safe
def state(request: HttpRequest, district: str, key: str) -> HttpResponse:
    """How far the trial is, for the page to ask again and again; at its end the page comes anew."""
    one = _seen(request, district, key)[1]
    found = progress.state_of(one)
    answer = render(request, "whatif/progress.jinja", {"one": one, "state": found, "district": profile(district)})
    if found.state != progress.RUNNING:
        answer["HX-Refresh"] = "true"
    return answer


@signed_in
@require_POST
def remove(request: HttpRequest, district: str, key: str) -> HttpResponse:
    """Throws a sandbox away."""
    actor, one = _seen(request, district, key)
    keepers.check_keeper(actor, district)
    starting.check_idle(one)
    sandboxes.remove(one)
    messages.success(request, _("「%(name)s」已删除。") % {"name": one.name})
    return redirect("whatif:listing", district)


def _seen(request: HttpRequest, district: str, key: str) -> tuple[Actor, Sandbox]:
    actor = actor_of(request)
    keepers.check_reader(actor, district)
    return actor, sandboxes.sandbox(district, key)


def _about(one: Sandbox, actor: Actor) -> dict[str, Any]:
    article = pgettext("article", "第%(number)s条")
    numbers = [(n, f"{article % {'number': n}} {a.gist}"[:60]) for n, a in one.original().articles.items()]
    keeper = _keeps(actor, one.district)
    return {"district": profile(one.district), "one": one, "keeper": keeper, "numbers": numbers}


def _current(one: Sandbox, result: dict[str, Any]) -> bool:
    """Whether the result is that of the texts as they are now."""
    return (result["before"], result["after"]) == (one.original().version, one.version)


def _keeps(actor: Actor, district: str) -> bool:
    return keepers.may_keep((hat.post for hat in actor.hats), district)


def _url(name: str, one: Sandbox, *more: Any) -> str:
    return reverse(f"whatif:{name}", args=[one.district, one.key, *more])

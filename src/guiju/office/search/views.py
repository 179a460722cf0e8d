"""The page of the search."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guiju.office.cases.views.entry import actor_of, signed_in
from guiju.office.openness.searching import LONGEST_QUERY
from guiju.office.rulebook.labels import label
from guiju.office.rulebook.queries import vocabulary
from guiju.office.search import following, queries
from guiju.office.search.articles import articles_about
from guiju.office.search.models import EntryKind

LONGEST_PAGE = 4


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found for the words typed, narrowed down by kind and act; what changed just now is found too."""
    wanted = wanted_of(request)
    actor, found, behind = actor_of(request), None, 0
    if wanted.query:
        behind = _still_waiting()
        found = queries.search(actor, wanted, page_of(request))
    acts = vocabulary().acts
    kept = {"q": wanted.query, "kind": wanted.kind, "act": wanted.act, "order": "newest" if wanted.newest else ""}
    context = {
        "wanted": wanted,
        "found": found,
        "behind": behind,
        "articles": articles_about(wanted.query, actor) if not wanted.kind and not wanted.act else [],
        "kinds": EntryKind.choices,
        "acts": [(act.code, label(act)) for act in acts.values()],
        "act_names": {code: label(act) for code, act in acts.items()},
        "base": "?" + urlencode({name: value for name, value in kept.items() if value}) + "&page=",
    }
    return render(request, "search/search.jinja", context)


def _still_waiting() -> int:
    """Brings the index up; how many changes are not in it yet. They are counted only when there were too many."""
    at_once = following.AT_ONCE
    return following.waiting() if following.catch_up(at_once) == at_once else 0


def wanted_of(request: HttpRequest) -> queries.Wanted:
    """What an address asks for; no database takes a zero byte."""
    asked = request.GET
    query = asked.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    act = asked.get("act", "")
    return queries.Wanted(
        query,
        kind=asked.get("kind", "") if asked.get("kind") in EntryKind.values else "",
        act=act if act in vocabulary().acts else "",
        newest=asked.get("order") == "newest",
    )


def page_of(request: HttpRequest) -> int:
    """The page that an address asks for, from 1."""
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_PAGE else 1

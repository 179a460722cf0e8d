"""What every page shows around its content: who is signed in, where one can go, and how much is waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor, oversees
from guiju.office.cases.queries.inbox import counts_in
from guiju.office.cases.views.entry import actor_of, address
from guiju.office.circulation.reading import unread
from guiju.office.duties.pressing import pressing_on
from guiju.office.people.models import Person, Post
from guiju.office.rulebook.addresses import address_of
from guiju.office.rulebook.labels import short_name
from guiju.office.rulebook.profiles import profiles
from guiju.office.tasks.queries import waiting as tasks_waiting
from guiju.office.web.navigation import Entry, navigation
from guiju.office.whatif.keepers import may_keep


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of base.jinja. Empty for strangers: public pages have their own shell."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"signed_in": None}
    actor = actor_of(request)
    posts, district = actor.own_posts, person.district_id or ""
    pressing = pressing_on(posts, district, actor.now)
    counts = {**_waiting(request, actor), "duties": pressing.total}
    counts["tasks"] = tasks_waiting(posts, district)
    copies = unread(posts)
    counts["reading"] = counts.get("reading", 0) + copies.count()
    return {
        "district_name": _district_name(person),
        "home_url": address_of("cases:inbox"),
        "search_url": address("search:search"),
        "sign_out_url": address_of("people:sign_out"),
        "password_url": address_of("people:password"),
        "phrases_url": address("signoff:phrases"),
        "signed_in": {"name": person.name, "posts": [post.title for post in posts]},
        "pressing": pressing,
        "tasks_waiting": counts["tasks"],
        "copies_waiting": copies,
        "nav": navigation(
            request.path, counts, district, oversees(posts, district), may_keep(posts, district), _kept(posts)
        ),
    }


def _kept(posts: Sequence[Post]) -> list[Entry]:
    """The pages of those who keep the seals or the archive of a district."""
    entries: list[Entry] = []
    for post in posts:
        known, place = profiles().get(post.district_id), (post.organ.code if post.organ else "", post.code)
        if known and place in known.seal_keepers:
            entries.append((_("印章"), address("seals:seals"), "check", None))
        if known and place in known.archivists:
            entries.append((_("归档目录"), address("archive:catalogue"), "list", None))
    return [entry for entry in dict.fromkeys(entries) if entry[1]]


def _district_name(person: Person) -> str:
    if person.district_id is None:
        return ""
    known = profiles().get(person.district_id)
    return short_name(known) if known else person.district.short if person.district else ""


def _waiting(request: HttpRequest, actor: Actor) -> dict[str, int]:
    """How much waits for them; a list of work has counted it already and left it with the request."""
    counted: dict[str, int] | None = getattr(request, "waiting", None)
    return counts_in(actor.hats) if counted is None else counted

"""What every page shows around its content: who is signed in, where one can go, and how much is waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guiju.office.cases.actors import Actor, oversees
from guiju.office.cases.queries.inbox import counts_in
from guiju.office.cases.views.entry import actor_of, address
from guiju.office.duties.pressing import pressing_on
from guiju.office.people.models import Person, Post
from guiju.office.rulebook.addresses import address_of
from guiju.office.rulebook.labels import short_name
from guiju.office.rulebook.profiles import profiles
from guiju.office.tasks.queries import waiting as tasks_waiting
from guiju.office.whatif.keepers import may_keep

Entry = tuple[str, str, str, int | None]  # label, address, icon, how many wait there


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


def navigation(
    path: str,
    counts: dict[str, int],
    district: str,
    overseer: bool = False,
    keeper: bool = False,
    kept: Sequence[Entry] = (),
) -> list[dict[str, Any]]:
    """The side navigation with its counts; the entry whose address the page stands under is active."""
    every = [*_of_work(counts), *kept, *(_of_district(district, overseer, keeper) if district else ())]
    entries = [entry for entry in every if entry[1]]  # an installation may have no such page
    if district and path.startswith(
        address_of("rulebook:compare")
    ):  # rules of two districts, under the address of neither
        path = address_of("rulebook:chapters", district)
    active = max((entry[1] for entry in entries if _stands_under(path, entry[1])), key=len, default="")
    return [
        {"label": label, "url": url, "icon": icon, "count": count, "active": url == active}
        for label, url, icon, count in entries
    ]


def _stands_under(path: str, address: str) -> bool:
    """The first page has no pages below it: every address would be one."""
    return path == address if address == "/" else path.startswith(address)


def _of_work(counts: dict[str, int]) -> list[Entry]:
    return [
        (_("待办"), address_of("cases:inbox"), "todo", counts.get("todo")),
        (_("待阅"), address_of("cases:inbox", "reading"), "read", counts.get("reading")),
        (_("已办"), address_of("cases:inbox", "done"), "done", None),
        (_("我发起的"), address_of("cases:inbox", "mine"), "mine", None),
        (_("全部事项"), address_of("cases:all"), "list", None),
        (_("新建事项"), address_of("cases:new"), "new", None),
        (_("文件"), address_of("documents:register"), "file", None),
        (_("收发文"), address("registry:desk"), "swap", None),
        (_("督查台账"), address("tasks:tasks"), "check", counts.get("tasks")),
        (_("会议"), address_of("meetings:calendar"), "meeting", None),
        (_("领导日程"), address("diary:week"), "meeting", None),
        (_("登记簿"), address_of("registers:catalogue"), "register", None),
        (pgettext("all of them", "职责"), address_of("duties:duties"), "duty", counts.get("duties")),
    ]


def _of_district(district: str, overseer: bool, keeper: bool) -> list[Entry]:
    entries: list[tuple[Entry, bool]] = [
        ((_("规则"), address_of("rulebook:chapters", district), "rule", None), True),
        ((_("试改规则"), address_of("whatif:listing", district), "rule", None), overseer or keeper),
        ((_("公开目录"), address_of("openness:register", district), "public", None), True),
        ((_("例外和判断"), address_of("cases:exceptions"), "warn", None), overseer),
        ((_("管理员处置"), address("cases:rescues"), "warn", None), overseer),
        ((_("组织"), address_of("people:organisation"), "people", None), True),
        ((_("代行"), address_of("people:stand_ins"), "swap", None), True),
    ]
    return [entry for entry, shown in entries if shown]

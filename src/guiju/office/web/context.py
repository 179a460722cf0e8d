"""What every page shows around its content: who is signed in, where one can go, and how much is waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import oversees
from guiju.office.cases.views.entry import address
from guiju.office.circulation.reading import unread
from guiju.office.duties.pressing import pressing_on
from guiju.office.people import queries as people
from guiju.office.people.models import Person, Post
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
    on = timezone.localdate()  # noqa: TID251 (an entry point reads the clock)
    posts, district = people.posts_held(person, on), person.district_id or ""
    pressing = pressing_on(posts, district, timezone.now())  # noqa: TID251 (an entry point reads the clock)
    counts = {**_waiting(request, person, on), "duties": pressing.total}
    counts["tasks"] = tasks_waiting(posts, district)
    copies = unread(posts)
    counts["reading"] = counts.get("reading", 0) + copies.count()
    return {
        "district_name": _district_name(person),
        "home_url": reverse("cases:inbox"),
        "search_url": address("search:search"),
        "sign_out_url": reverse("people:sign_out"),
        "password_url": reverse("people:password"),
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
    if person.district is None:
        return ""
    known = profiles().get(person.district.code)
    return short_name(known) if known else person.district.short


def _waiting(request: HttpRequest, person: Person, on: date) -> dict[str, int]:
    """How much waits for them; a list of work has counted it already and left it with the request."""
    counted: dict[str, int] | None = getattr(request, "waiting", None)
    return cases.counts(person, on) if counted is None else counted


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
        reverse("rulebook:compare")
    ):  # rules of two districts, under the address of neither
        path = reverse("rulebook:chapters", args=[district])
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
        (_("待办"), reverse("cases:inbox"), "todo", counts.get("todo")),
        (_("待阅"), reverse("cases:inbox", args=["reading"]), "read", counts.get("reading")),
        (_("已办"), reverse("cases:inbox", args=["done"]), "done", None),
        (_("我发起的"), reverse("cases:inbox", args=["mine"]), "mine", None),
        (_("全部事项"), reverse("cases:all"), "list", None),
        (_("新建事项"), reverse("cases:new"), "new", None),
        (_("文件"), reverse("documents:register"), "file", None),
        (_("收发文"), address("registry:desk"), "swap", None),
        (_("督查台账"), address("tasks:tasks"), "check", counts.get("tasks")),
        (_("会议"), reverse("meetings:calendar"), "meeting", None),
        (_("领导日程"), address("diary:week"), "meeting", None),
        (_("登记簿"), reverse("registers:catalogue"), "register", None),
        (pgettext("all of them", "职责"), reverse("duties:duties"), "duty", counts.get("duties")),
    ]


def _of_district(district: str, overseer: bool, keeper: bool) -> list[Entry]:
    entries: list[tuple[Entry, bool]] = [
        ((_("规则"), reverse("rulebook:chapters", args=[district]), "rule", None), True),
        ((_("试改规则"), reverse("whatif:listing", args=[district]), "rule", None), overseer or keeper),
        ((_("公开目录"), reverse("openness:register", args=[district]), "public", None), True),
        ((_("例外和判断"), reverse("cases:exceptions"), "warn", None), overseer),
        ((_("管理员处置"), address("cases:rescues"), "warn", None), overseer),
        ((_("组织"), reverse("people:organisation"), "people", None), True),
        ((_("代行"), reverse("people:stand_ins"), "swap", None), True),
    ]
    return [entry for entry, shown in entries if shown]

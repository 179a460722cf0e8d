"""What every page shows around its content: who is signed in, where one can go, and how much is waiting."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from guiju.office.cases import queries as cases
from guiju.office.cases.actors import oversees
from guiju.office.people import queries as people
from guiju.office.people.models import Person
from guiju.office.whatif.keepers import may_keep


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of base.jinja. Empty for strangers: public pages have their own shell."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"signed_in": None}
    on = timezone.localdate()  # noqa: TID251 (an entry point reads the clock)
    posts, district = people.posts_held(person, on), person.district_id or ""
    return {
        "district_name": person.district.short if person.district else "",
        "home_url": reverse("cases:inbox"),
        "sign_out_url": reverse("people:sign_out"),
        "password_url": reverse("people:password"),
        "signed_in": {"name": person.name, "posts": [post.title for post in posts]},
        "nav": navigation(
            request.path, _waiting(request, person, on), district, oversees(posts, district), may_keep(posts, district)
        ),
    }


def _waiting(request: HttpRequest, person: Person, on: date) -> dict[str, int]:
    """How much waits for them; a list of work has counted it already and left it with the request."""
    counted: dict[str, int] | None = getattr(request, "waiting", None)
    return cases.counts(person, on) if counted is None else counted


def navigation(
    path: str, counts: dict[str, int], district: str, overseer: bool = False, keeper: bool = False
) -> list[dict[str, Any]]:
    """The side navigation with its counts; the entry whose address the page stands under is active."""
    entries: list[tuple[str, str, str, int | None]] = [
        ("待办", reverse("cases:inbox"), "todo", counts.get("todo")),
        ("待阅", reverse("cases:inbox", args=["reading"]), "read", counts.get("reading")),
        ("已办", reverse("cases:inbox", args=["done"]), "done", None),
        ("我发起的", reverse("cases:inbox", args=["mine"]), "mine", None),
        ("新建事项", reverse("cases:new"), "new", None),
        ("文件", reverse("documents:register"), "file", None),
        ("会议", reverse("meetings:calendar"), "meeting", None),
        ("登记簿", reverse("registers:catalogue"), "register", None),
    ]
    if district:
        entries.append(("规则", reverse("rulebook:chapters", args=[district]), "rule", None))
        if overseer or keeper:
            entries.append(("试改规则", reverse("whatif:listing", args=[district]), "rule", None))
        entries.append(("公开目录", reverse("openness:register", args=[district]), "public", None))
        if overseer:
            entries.append(("例外和判断", reverse("cases:exceptions"), "warn", None))
        entries.append(("组织", reverse("people:organisation"), "people", None))
        entries.append(("代行", reverse("people:stand_ins"), "swap", None))
        if path.startswith(reverse("rulebook:compare")):  # rules of two districts, under the address of neither
            path = reverse("rulebook:chapters", args=[district])
    active = max((url for _, url, _, _ in entries if path.startswith(url)), key=len, default="")
    return [
        {"label": label, "url": url, "icon": icon, "count": count, "active": url == active}
        for label, url, icon, count in entries
    ]

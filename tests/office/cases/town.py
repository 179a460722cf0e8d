"""A made-up district with people in its posts, and short ways to open a case in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from guiju.office.cases import actions
from guiju.office.cases.actions import Actor
from guiju.office.cases.actions.opening import Matter
from guiju.office.people import actions as people
from guiju.office.people.models import District, Organ, Person, Post
from guiju.rules.instruments import load_instrument
from guiju.rules.planning.rulebook import Rulebook
from rules.rulebooks import vocabulary

ON = date(2024, 5, 6)
NOON = datetime(2024, 5, 6, 4, tzinfo=UTC)
DOCUMENT: dict[str, Any] = {"in_name_of": "government", "genre": "notice", "disclosure": "none"}
LEADERS = (("head", "区长"), ("executive_deputy", "常务副区长"), ("deputy", "甲副区长"), ("deputy", "乙副区长"))
ORGANS = {
    "government_office": ("office", ("desk", "desk", "chief", "deputy_chief", "deputy_chief")),
    "justice_bureau": ("department", ("desk", "chief")),
    "finance_bureau": ("department", ("desk", "chief")),
    "parks_bureau": ("department", ("desk", "chief")),
}


@cache
def qingshi() -> Rulebook:
    """The rulebook of the made-up district."""
    return Rulebook(vocabulary(), [load_instrument(Path(__file__).parent / "qingshi", vocabulary())])


@dataclass
class Town:
    """The district: posts by name (`head`, `deputy`, `deputy2`, `parks_bureau.desk`...) and who holds them."""

    district: District
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    clicks: int = 0

    def actor(self, name: str, **more: Any) -> Actor:
        """The holder of a post, a minute later every time."""
        self.clicks += 1
        return Actor(self.people[name], more.pop("now", NOON + timedelta(minutes=self.clicks)), **more)

    def draft(self, act: str = "issue_document", organ: str = "parks_bureau", **facts: Any) -> int:
        """A case in the hands of its drafter."""
        given = {**DOCUMENT, **facts} if act == "issue_document" else facts
        matter = Matter("qingshi", act, "关于公园开放时间的通知", given, organ)
        return actions.open_case(self.actor(f"{organ}.desk"), matter)

    def handed_in(self, act: str = "issue_document", organ: str = "parks_bureau", **facts: Any) -> int:
        """A case on its way."""
        case = self.draft(act, organ, **facts)
        actions.hand_in(case, self.actor(f"{organ}.desk"))
        return case

    def add_post(self, organ: str, code: str) -> None:
        """One more post of an organ, with somebody in it."""
        _fill(self, code, Organ.objects.get(district=self.district, code=organ), f"{organ} {code}")

    def key(self, name: str) -> str:
        """A post's key as facts hold it."""
        return str(self.posts[name].pk)


def build_town() -> Town:
    """Everybody in place since the beginning of the year; the first deputy is in charge of the parks."""
    town = Town(District.objects.create(code="qingshi", name="青石区", short="青石"))
    for code, title in LEADERS:
        _fill(town, code, None, title)
    for code, (kind, posts) in ORGANS.items():
        organ = Organ.objects.create(district=town.district, code=code, name=code, short_name=code, kind=kind)
        for post in posts:
            _fill(town, post, organ, f"{code} {post}")
    for organ in Organ.objects.all():
        leader = "executive_deputy" if organ.code == "finance_bureau" else "deputy"
        people.assign_portfolio(town.posts[leader], organ, date(2024, 1, 1))
    return town


def _fill(town: Town, code: str, organ: Organ | None, title: str) -> None:
    name = f"{organ.code}.{code}" if organ else code
    name = f"{name}2" if name in town.posts else name
    post = Post.objects.create(district=town.district, organ=organ, code=code, title=title, rank=len(town.posts))
    person = Person.objects.create(username=name, name=f"{title}本人", district=town.district)
    people.appoint(post, person, date(2024, 1, 1))
    town.posts[name], town.people[name] = post, person

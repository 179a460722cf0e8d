"""Who holds what, who is in charge, for whom somebody may act. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from guiju.office.people.errors import NobodyInCharge
from guiju.office.people.models import Holding, Organ, OrganKind, Person, Portfolio, Post, StandIn
from guiju.office.people.staffing import Which, anybody_stood_in_for, held_by, staffed
from guiju.office.rulebook.profiles import field_name


@dataclass(frozen=True, slots=True)
class ActingPost:
    """A post somebody may act in on a day: held, or stood in for (then `stand_in` and `by_post` tell how)."""

    post: Post
    by_post: Post
    stand_in: StandIn | None = None


def on_day(on: date, prefix: str = "") -> Q:
    """The condition that a span of days includes `on`."""
    ends_later = Q(**{f"{prefix}until_on__isnull": True}) | Q(**{f"{prefix}until_on__gt": on})
    return Q(**{f"{prefix}since_on__lte": on}) & ends_later


def posts_held(person: Person | int, on: date) -> tuple[Post, ...]:
    """The posts a person holds on a day, by rank."""
    return held_by(person if isinstance(person, int) else person.pk, on)


def holder(post: Post | int, on: date) -> Person | None:
    """Who holds a post on a day; None when it is vacant. Stand-ins do not count."""
    held = Holding.objects.filter(on_day(on), post=post).select_related("person").first()
    return held.person if held else None


def stood_in_for(posts: Iterable[Post], on: date) -> tuple[ActingPost, ...]:
    """The posts that the holders of `posts` may act in for others on a day. Standing in is not passed on."""
    own = {post.pk: post for post in posts}
    if not own or not anybody_stood_in_for(list(own), on):
        return ()
    found = list(StandIn.objects.filter(on_day(on), by_post__in=own).select_related("of_post__organ").order_by("pk"))
    once = {s.of_post_id: ActingPost(s.of_post, own[s.by_post_id], s) for s in reversed(found)}
    return tuple(hat for _, hat in sorted(once.items()))


def acting_posts(person: Person | int, on: date) -> tuple[ActingPost, ...]:
    """Every post somebody may act in on a day: own posts first, then those stood in for."""
    own = posts_held(person, on)
    return (*(ActingPost(post, post) for post in own), *(stood_in_for(own, on) if own else ()))


def leader_in_charge(district: str, work: Organ | str, on: date) -> Post:
    """The leader's post in charge of an organ (or of the organ it belongs to) or of a field of work on a day.

    It may be the head's or the executive deputy's. `work` is an organ or the code of a field.
    Raises NobodyInCharge.
    """
    organ: Organ | None = work if isinstance(work, Organ) else None
    if organ is None:
        found = _portfolio(district, on).filter(field=work, organ=None).first()
        return found.leader_post if found else _nobody(field_name(district, str(work)))
    while organ is not None:
        if found := _portfolio(district, on).filter(organ=organ).first():
            return found.leader_post
        organ = organ.parent
    return _nobody(work.name if isinstance(work, Organ) else work)


def organ_of(district: str, code: str) -> Organ | None:
    """The organ of that code in a district; None when the district has none."""
    return Organ.objects.filter(district_id=district, code=code).first()


def organs(district: str) -> list[Organ]:
    """All organs of a district, by kind and name."""
    return list(Organ.objects.filter(district_id=district).order_by("kind", "pk"))


def leaders(district: str, on: date) -> list[Post]:
    """The leaders' posts that somebody can act in on a day, by rank."""
    posts = staffed(district, Which("p.organ_id IS NULL"), on)
    return [post for post, can_act in posts if can_act]


def person_of(username: str) -> Person | None:
    """The active person of that account."""
    return Person.objects.filter(username=username, is_active=True).first()


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A line of the list of accounts that a demonstration shows at sign-in. `first`: every matter meets them."""

    username: str
    password: str
    name: str
    post: str
    district: str
    first: bool


def demo_accounts(on: date, password: str) -> list[DemoAccount]:
    """Everybody who holds a post on a day, by district and rank, with the password that all of them share."""
    held = Holding.objects.filter(on_day(on), person__is_active=True)
    rows = held.select_related("person", "post__organ", "district").order_by("district_id", "post__rank", "pk")
    return [
        DemoAccount(
            username=row.person.username,
            password=password,
            name=row.person.name,
            post=row.post.title,
            district=row.district.name,
            first=row.post.organ is None or row.post.organ.kind == OrganKind.OFFICE,
        )
        for row in rows
    ]


def _portfolio(district: str, on: date) -> QuerySet[Portfolio]:
    return Portfolio.objects.filter(on_day(on), district_id=district).select_related("leader_post")


def _nobody(work: str) -> Post:
    raise NobodyInCharge(f"分工中没有区领导分管「{work}」。", "请先在「分工」中指定分管领导，再继续办理。")


def post_of(district: str, post: int) -> Post | None:
    """A post of a district by its key."""
    return Post.objects.filter(district_id=district, pk=post).first()


def can_act_for(by_post: Post, of_post: Post, on: date) -> bool:
    """Whether the holder of one post may stand in for another on a day."""
    return StandIn.objects.filter(on_day(on), by_post=by_post, of_post=of_post).exists()

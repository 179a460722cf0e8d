"""Posts and people by name, for screens: who holds what, the division of work, who stands in for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from guiju.office.people.models import Cover, Holding, Organ, Portfolio, Post, StandIn
from guiju.office.people.queries import ActingPost, on_day
from guiju.office.people.staffing import Which, named, names_of
from guiju.office.rulebook.profiles import field_name


@dataclass(frozen=True, slots=True)
class NamedPost:
    """A post with its title and its holder's name on the day asked for ("" when vacant)."""

    post: int
    title: str
    holder: str
    organ: int | None = None


@dataclass(frozen=True, slots=True)
class OrganPosts:
    """An organ with its posts by rank."""

    organ: Organ
    posts: tuple[NamedPost, ...]


@dataclass(frozen=True, slots=True)
class LeaderWork:
    """A leader's post with the names of the organs and fields of work that it is in charge of."""

    post: NamedPost
    organs: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandInView:
    """A stand-in as people read it: `last_on` is the last day on which it holds; None: until it is ended."""

    pk: int
    of_post: Post
    by_post: Post
    since_on: date
    last_on: date | None
    kind: str
    basis: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A district on a day."""

    leaders: tuple[LeaderWork, ...]
    organs: tuple[OrganPosts, ...]
    without_leader: tuple[str, ...]
    stand_ins: tuple[StandInView, ...] = ()
    covers: tuple[Cover, ...] = ()


def people_named(ids: Iterable[int]) -> dict[int, str]:
    """Names of people by key, in one query."""
    return names_of(list(set(ids)))


def posts_named(ids: Iterable[int], on: date) -> dict[int, NamedPost]:
    """Posts with titles and holders on a day, by key, in one query."""
    return {post.post: post for post in _named(Which.keys(list(set(ids))), on)}


def posts_of(district: str, on: date) -> list[NamedPost]:
    """All posts of a district: leaders by rank first, then organ by organ."""
    return sorted(_named(Which.of_district(district), on), key=lambda p: (p.organ is not None, p.organ or 0))


def posts_beside(post: Post, on: date) -> list[NamedPost]:
    """The posts that a holder of `post` may hand a task to: others of the organ, and those who may stand in."""
    return [found for found in _named(Which.beside(post, on), on) if found.holder]


def organisation(district: str, on: date) -> Organisation:
    """Organs, posts, holders, division of work and stand-ins of a district on a day."""
    posts = _named(Which.of_district(district), on)
    organs = list(Organ.objects.filter(district_id=district).order_by("pk"))
    by_organ: dict[int | None, list[NamedPost]] = defaultdict(list)
    for post in posts:
        by_organ[post.organ].append(post)
    works = list(Portfolio.objects.filter(on_day(on), district_id=district).select_related("organ").order_by("pk"))
    led = {work.organ_id for work in works if work.organ_id}
    return Organisation(
        leaders=tuple(_work_of(post, works) for post in by_organ[None]),
        organs=tuple(OrganPosts(organ, tuple(by_organ[organ.pk])) for organ in organs),
        without_leader=tuple(o.short_name for o in organs if o.pk not in led and o.parent_id not in led),
        stand_ins=tuple(map(_view, _stand_ins(Q(district=district)).filter(on_day(on)))),
        covers=tuple(_covers(district, on)),
    )


def stand_ins_of(hats: Iterable[ActingPost], since: date) -> list[StandInView]:
    """The stand-ins that concern somebody's own posts (given or taken over), still running or to come, newest first."""
    own = [hat.post.pk for hat in hats if hat.stand_in is None]
    lasting = Q(until_on__isnull=True) | Q(until_on__gt=since)
    return [_view(found) for found in _stand_ins(Q(of_post__in=own) | Q(by_post__in=own)).filter(lasting)]


def stand_in_from(posts: Iterable[Post], key: int) -> StandIn | None:
    """A stand-in for one of `posts`; None for anybody else's."""
    return _stand_ins(Q(of_post__in=list(posts), pk=key)).first()


def holders(district: str, on: date) -> Mapping[int, str]:
    """Name of the holder by post, for a whole district."""
    held = Holding.objects.filter(on_day(on), district_id=district)
    return dict(held.values_list("post_id", "person__name"))


def _view(found: StandIn) -> StandInView:
    last_on = found.until_on - timedelta(days=1) if found.until_on else None
    kind = found.get_kind_display()
    return StandInView(found.pk, found.of_post, found.by_post, found.since_on, last_on, kind, found.basis)


def _stand_ins(which: Q) -> QuerySet[StandIn]:
    return StandIn.objects.filter(which).select_related("of_post", "by_post", "commissioned_by").order_by("-since_on")


def _covers(district: str, on: date) -> QuerySet[Cover]:
    found = Cover.objects.filter(on_day(on), district_id=district).select_related("of_post", "by_post")
    return found.order_by("of_post__rank", "pk")


def _work_of(post: NamedPost, works: Iterable[Portfolio]) -> LeaderWork:
    own = [work for work in works if work.leader_post_id == post.post]
    organs = tuple(work.organ.short_name for work in own if work.organ)
    fields = tuple(field_name(work.district_id, work.field) for work in own if work.field)
    return LeaderWork(post, organs, fields)


def _named(which: Which, on: date) -> list[NamedPost]:
    return [NamedPost(key, title, holder, organ) for key, title, organ, holder in named(which, on)]

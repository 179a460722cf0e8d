"""Who belongs to a sitting: the members that the articles name, as the organisation fills them on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.office.meetings.bodies import words
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Holding, Person, Post
from guiju.office.people.queries import on_day
from guiju.office.people.roles import follows_matter, resolve


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a sitting, in which post and by which role of the articles."""

    post: Post
    person: Person
    role: str


@dataclass(frozen=True, slots=True)
class About:
    """What a role may depend on: the organ that brings a matter and the matter's facts."""

    organ: str = ""
    facts: Mapping[str, Any] | None = None


def members(district: str, roles: Iterable[str], abouts: Sequence[About], on: date) -> list[Member]:
    """The holders of the posts that the roles name on a day, each person once, by rank.

    Vacant posts drop out, also when somebody stands in for them: the stand-in is no further member.
    """
    posts: dict[int, tuple[Post, str]] = {}
    for role in roles:
        told = abouts if ask_the_matters([role]) else ()
        for post in _posts(district, role, told or (About(),), on):
            posts.setdefault(post.pk, (post, role))
    held = Holding.objects.filter(on_day(on), post__in=posts).select_related("person")
    holders = {holding.post_id: holding.person for holding in held}
    ranked = sorted(posts.values(), key=lambda found: (found[0].rank, found[0].pk))
    found: dict[int, Member] = {}
    for post, role in ranked:
        if person := holders.get(post.pk):
            found.setdefault(person.pk, Member(post, person, role))
    return list(found.values())


def ask_the_matters(roles: Iterable[str]) -> bool:
    """Whether who fills one of the roles depends on the matters of the agenda, which cost a reading of each log."""
    known = words().roles
    return any(follows_matter(known[role].resolve) for role in roles if role in known)


def _posts(district: str, role: str, abouts: Sequence[About], on: date) -> Iterator[Post]:
    known = words().roles
    if role not in known:
        return  # a label for guests, not a role
    for about in abouts:
        try:
            yield from resolve(
                role,
                known[role].resolve,
                district=district,
                drafting_organ=about.organ,
                facts=about.facts or {},
                on=on,
            )
        except OrganisationError:
            continue  # vacant or not set up: nobody to count

"""Who owes: from roles to organs and leaders' posts, and whether a post is among them. No query for the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.people.models import Organ, Post
from guiju.office.people.queries import leaders, organs
from guiju.office.people.roles import LEADER_CODES
from guiju.office.rulebook.labels import label, listed
from guiju.rules.instruments.vocabulary import Role

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Owners:
    """The organs and the leaders' posts that owe something together; `said` names them on screen."""

    organs: frozenset[int]
    posts: frozenset[int]
    said: str

    def include(self, post: Post) -> bool:
        """Whether a holder of the post answers for it: as that leader, or as somebody of the organ."""
        return post.organ_id in self.organs if post.organ_id else post.pk in self.posts


def owes(role: Role, post: Post) -> bool:
    """Whether a post is among those that a role names, by its code and organ alone."""
    if post.organ is not None:
        return owed_by_organ(role, post.organ)
    named = str(role.resolve.get("leader", ""))
    return post.code in LEADER_CODES.get(named, (named,))


def owed_by_organ(role: Role, organ: Organ) -> bool:
    """Whether a role names an organ, or a kind of organs that it is of."""
    kinds = role.resolve.get("organs", ())
    return organ.code == role.resolve.get("organ") or organ.kind in ([kinds] if isinstance(kinds, str) else kinds)


class OwnersOf:
    """Looks roles up in one district on one day: two queries, whatever the number of roles."""

    def __init__(self, district: str, on: date, roles: dict[str, Role]) -> None:
        self._roles = roles
        self._leaders = leaders(district, on)
        self._organs = organs(district)

    def named(self, names: Iterable[str]) -> Owners:
        """The owners that these roles name."""
        found = [self._roles[name] for name in names]
        posts = [post for post in self._leaders if any(owes(role, post) for role in found)]
        own = [organ for organ in self._organs if any(owed_by_organ(role, organ) for role in found)]
        words = listed([label(role) for role in found])
        return Owners(frozenset(o.pk for o in own), frozenset(p.pk for p in posts), words)

    def leader(self, post: Post) -> Owners:
        """One leader alone."""
        return Owners(frozenset(), frozenset({post.pk}), post.title)


def together(owing_organs: Iterable[Organ], owing_posts: Iterable[Post], otherwise: str) -> Owners:
    """The owners of what a matter has raised; `otherwise` names them when none of them works here."""
    found, posts = list(owing_organs), list(owing_posts)
    names = [post.title for post in posts] + [organ.short_name for organ in found]
    words = listed(names[:SHOWN])
    if len(names) > SHOWN:
        words = _("%(names)s等%(num)s个") % {"names": words, "num": len(names)}
    return Owners(frozenset(o.pk for o in found), frozenset(p.pk for p in posts), words or otherwise)

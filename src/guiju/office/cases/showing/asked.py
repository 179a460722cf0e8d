"""Who is meant by the roles of a plan, in one district on one day. Answers are kept, for a plan names roles often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.people.directory import NamedPost, posts_named
from guiju.office.people.errors import OrganisationError
from guiju.office.people.roles import resolve
from guiju.office.rulebook.labels import label, listed
from guiju.rules.instruments.vocabulary import Vocabulary

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a role is: its label, the posts that fill it, or why nobody does."""

    zh: str
    posts: tuple[int, ...] = ()
    problem: str = ""


@dataclass
class WhoIsMeant:
    """Answers for one case (or one form). `facts` raw or typed; `organ` is the drafting organ's code."""

    vocabulary: Vocabulary
    bodies: Mapping[str, str]
    district: str
    organ: str
    facts: Mapping[str, Any]
    on: date
    _meant: dict[str, Meant] = field(default_factory=dict)
    _names: dict[int, NamedPost] = field(default_factory=dict)

    def label(self, role: str) -> str:
        """A role's name; meetings by the district's own."""
        body = self.vocabulary.roles[role].body if role in self.vocabulary.roles else ""
        code = body if isinstance(body, str) else str(self.facts.get(body["fact"], ""))
        known = self.vocabulary.roles.get(role)
        return self.bodies.get(code) or (label(known) if known else role)

    def labels(self, roles: Iterable[str], *, either: bool = False) -> str:
        """Several roles' names; `either`: any one of them."""
        names = [self.label(role) for role in roles]
        return _("或").join(names) if either else listed(names)

    def meant(self, role: str) -> Meant:
        """Who a role is."""
        if role not in self._meant:
            self._meant[role] = self._resolve(role)
        return self._meant[role]

    def look_up(self, roles: Iterable[str]) -> None:
        """Fetch the names of everybody that these roles mean, at once."""
        posts = {post for role in roles for post in self.meant(role).posts} - self._names.keys()
        if posts:
            self._names |= posts_named(posts, self.on)

    def named(self, role: str) -> list[NamedPost]:
        """The posts of a role by name, once they have been looked up."""
        return [self._names[post] for post in self.meant(role).posts if post in self._names]

    def words(self, roles: Sequence[str]) -> list[str]:
        """Each role with the people meant: 区司法局(褚示十一)."""
        return [self._word(role) for role in roles]

    def _word(self, role: str) -> str:
        holders = [post.holder for post in self.named(role) if post.holder]
        named = self.label(role)
        if not holders or len(holders) > MOST_NAMED:
            return named
        return f"{named}（{listed(holders)}）"

    def _resolve(self, role: str) -> Meant:
        named, known = self.label(role), self.vocabulary.roles.get(role)
        if known is None or known.external or known.body:
            return Meant(named)
        place: dict[str, Any] = {"district": self.district, "drafting_organ": self.organ, "on": self.on}
        try:
            return Meant(named, tuple(post.pk for post in resolve(role, known.resolve, facts=self.facts, **place)))
        except OrganisationError as problem:
            return Meant(named, (), str(problem))

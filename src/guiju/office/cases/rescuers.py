"""Who may repair a stuck matter: the posts that the district's profile names, and the installation's administrators."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.office.people.models import Person, Post
from guiju.office.rulebook.profiles import profiles


def may_rescue(person: Person, posts: Iterable[Post], district: str) -> bool:
    """Whether somebody who holds `posts` themselves (standing in is not enough) is the district's administrator."""
    if person.is_rescuer and person.district_id in (None, district):
        return True
    known = profiles().get(district)
    named = known.administrators if known else ()
    return any(f"{p.organ.code}.{p.code}" in named for p in posts if p.organ and p.district_id == district)

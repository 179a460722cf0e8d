"""Who keeps a district's rules: the organs that its profile names; the leaders may look on."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.office.cases.actors import Actor, oversees
from guiju.office.people.models import Post
from guiju.office.rulebook.profiles import profile, profiles
from guiju.office.whatif.errors import NotARuleKeeper


def may_keep(posts: Iterable[Post], district: str) -> bool:
    """Whether one of the posts makes, edits and tries sandbox copies."""
    known = profiles().get(district)
    keepers = known.rule_keepers if known else ()
    return any(p.district_id == district and p.organ is not None and p.organ.code in keepers for p in posts)


def check_reader(actor: Actor, district: str) -> None:
    """Raises UnknownDistrict, NotARuleKeeper."""
    posts = [hat.post for hat in actor.hats]
    short = profile(district).short
    if not (may_keep(posts, district) or oversees(posts, district)):
        raise NotARuleKeeper(short, changing=False)


def check_keeper(actor: Actor, district: str) -> None:
    """Raises UnknownDistrict, NotARuleKeeper."""
    short = profile(district).short
    if not may_keep((hat.post for hat in actor.hats), district):
        raise NotARuleKeeper(short, changing=True)

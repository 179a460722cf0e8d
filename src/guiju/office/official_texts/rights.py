"""Who may take official texts in: the organs that the district's profile names as keepers of its rules."""

from __future__ import annotations

from guiju.office.cases.actors import Actor
from guiju.office.official_texts.errors import NotARuleKeeper
from guiju.office.rulebook.profiles import profile


def must_keep_rules(actor: Actor, district: str) -> None:
    """Raises NotARuleKeeper, UnknownDistrict."""
    known = profile(district)
    organs = ((hat.post.district_id, hat.post.organ.code) for hat in actor.hats if hat.post.organ)
    if not any(where == district and organ in known.rule_keepers for where, organ in organs):
        raise NotARuleKeeper(known.name, "、".join(known.organs[code].short for code in known.rule_keepers))

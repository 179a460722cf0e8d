"""Who may take which official texts in: the keepers of a district's rules that its profile names, its own texts."""

from __future__ import annotations

from guiju.office.cases.actors import Actor
from guiju.office.official_texts.errors import NotARuleKeeper
from guiju.office.rulebook import queries
from guiju.office.rulebook.errors import UnknownInstrument
from guiju.office.rulebook.profiles import profile
from guiju.rules.instruments import Instrument


def must_keep_rules(actor: Actor, district: str) -> None:
    """Raises NotARuleKeeper, UnknownDistrict."""
    known = profile(district)
    organs = ((hat.post.district_id, hat.post.organ.code) for hat in actor.hats if hat.post.organ)
    if not any(where == district and organ in known.rule_keepers for where, organ in organs):
        raise NotARuleKeeper(known.name, "、".join(known.organs[code].short for code in known.rule_keepers))


def own_texts(district: str) -> dict[str, Instrument]:
    """The district's own texts by code. The law above binds other districts too: nobody replaces its words for them."""
    return {i.code: i for i in queries.district_rulebook(district).instruments if not i.outside}


def own_text(district: str, code: str) -> Instrument:
    """One of the district's own texts. Raises UnknownInstrument for every other, the law above included."""
    own = own_texts(district)
    if code not in own:
        raise UnknownInstrument(code, own)
    return own[code]

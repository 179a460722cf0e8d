"""Who keeps the seals: the posts that the district's profile names, else the desk of its government office."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.people.queries import ActingPost
from guiju.office.rulebook.profiles import profiles
from guiju.office.seals.errors import NotTheKeeper


def keeper_hat(actor: Actor, district: str) -> ActingPost | None:
    """How somebody may act as keeper of a district's seals."""
    known = profiles().get(district)
    return actor.hat_in(district, known.seal_keepers) if known else None


def must_keep(actor: Actor, district: str) -> ActingPost:
    """The same. Raises NotTheKeeper."""
    hat = keeper_hat(actor, district)
    if hat is None:
        raise NotTheKeeper(_("印章由掌印人员保管和使用。如需用印，请联系区政府办公室的掌印人员。"))
    return hat

"""Which cases somebody may see, as a condition for lists of anything that belongs to cases."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Sight
from guiju.office.cases.sights import viewers


def of_seen_cases(actor: Actor, to_case: str = "case__") -> Q:
    """The condition that the case of a row may be seen: as `may_see`, for lists.

    `to_case`: how the query gets from a row to its case; "" for rows of cases.
    """
    district = actor.person.district_id or ""
    if actor.office_hat(district):
        return Q(**{f"{to_case}district": district})
    return Q(Exists(Sight.objects.filter(case=OuterRef(f"{to_case}pk"), viewer__in=viewers(actor))))

"""Which cases somebody may see, as a condition for lists of anything that belongs to cases."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Event, WorkItem


def of_seen_cases(actor: Actor, to_case: str = "case__") -> Q:
    """The condition that the case of a row may be seen: as `may_see`, for lists.

    `to_case`: how the query gets from a row to its case; "" for rows of cases.
    """
    district = actor.person.district_id or ""
    if actor.office_hat(district):
        return Q(**{f"{to_case}district": district})
    posts = [hat.post.pk for hat in actor.hats]
    organs = [hat.post.organ_id for hat in actor.hats if hat.post.organ_id]
    row = OuterRef(f"{to_case}pk")
    asked = Exists(WorkItem.objects.filter(case=row, post__in=posts))
    acted = Exists(Event.objects.filter(case=row, actor=actor.person))
    own = Q(**{f"{to_case}opened_by": actor.person}) | Q(**{f"{to_case}drafting_organ__in": organs})
    return own | Q(asked) | Q(acted)

"""The table of what matters make people owe, kept equal to what the cases say. It can be built again at any time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from guiju.office.cases.models import Case, OwedByCase
from guiju.office.cases.obligations import Obligation, obligations_of
from guiju.office.cases.seating import Seating
from guiju.office.cases.state import CaseState
from guiju.office.people.models import Post


def keep(case: Case, state: CaseState, before: tuple[Obligation, ...], seating: Seating) -> None:
    """Write what has changed since `before`; nothing, and no query, when nothing has."""
    now = obligations_of(state)
    if now != before:
        OwedByCase.objects.filter(case=case, norm__in={o.norm for o in set(before) - set(now)}).delete()
        _insert(case, [one for one in now if one not in before], seating)


def rebuild(case: Case, state: CaseState, seating: Seating) -> None:
    """All rows of a case anew."""
    OwedByCase.objects.filter(case=case).delete()
    _insert(case, obligations_of(state), seating)


def _insert(case: Case, found: Iterable[Obligation], seating: Seating) -> None:
    for one in found:
        values = asdict(one) | {"owed_by": list(one.owed_by)}
        row = OwedByCase.objects.create(district_id=case.district_id, case=case, **values)
        posts = Post.objects.filter(pk__in=[pk for role in one.owed_by for pk in seating.filling(role)])
        row.organs.set({post.organ_id for post in posts if post.organ_id})
        row.posts.set([post for post in posts if not post.organ_id])

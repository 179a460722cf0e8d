"""The table of what matters make people owe, kept equal to what the cases say. It can be built again at any time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from guiju.office.cases.models import Case, OwedByCase
from guiju.office.cases.obligations import Obligation, obligations_of
from guiju.office.cases.seating import Seating
from guiju.office.cases.state import CaseState
from guiju.office.people.models import Post

Obligations = tuple[Obligation, ...]


def keep(case: Case, state: CaseState, before: Obligations, seating: Seating, *, facts_changed: bool = False) -> None:
    """Write what has changed since `before`; nothing, and no query, when nothing has.

    `facts_changed`: other facts may name other organs, so all owners are looked up again.
    """
    now = obligations_of(state)
    if facts_changed and now:
        return rebuild(case, state, seating)
    if now == before:
        return None
    known = {one.norm: one.owed_by for one in before}
    gone = known.keys() - {one.norm for one in now}
    if gone:
        OwedByCase.objects.filter(case=case, norm__in=gone).delete()
    changed = [one for one in now if one not in before]
    same = [one for one in changed if known.get(one.norm) == one.owed_by]
    for one in same:
        OwedByCase.objects.filter(case=case, norm=one.norm).update(**_values(one))
    return _insert(case, [one for one in changed if one not in same], seating)


def rebuild(case: Case, state: CaseState, seating: Seating) -> None:
    """All rows of a case anew."""
    OwedByCase.objects.filter(case=case).delete()
    _insert(case, obligations_of(state), seating)


def _insert(case: Case, found: Iterable[Obligation], seating: Seating) -> None:
    for one in found:
        row = OwedByCase.objects.create(district_id=case.district_id, case=case, **_values(one))
        posts = Post.objects.filter(pk__in={pk for role in one.owed_by for pk in seating.filling(role)})
        owing = list(posts.values_list("pk", "organ_id"))
        organs, leaders = OwedByCase.organs.through, OwedByCase.posts.through
        organs.objects.bulk_create(
            organs(owedbycase_id=row.pk, organ_id=organ) for organ in {organ for _, organ in owing if organ}
        )
        leaders.objects.bulk_create(leaders(owedbycase_id=row.pk, post_id=post) for post, organ in owing if not organ)


def _values(one: Obligation) -> dict[str, object]:
    return asdict(one) | {"owed_by": list(one.owed_by)}

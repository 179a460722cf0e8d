"""Who may see a case, as words that lists can ask for: organs, posts, persons. The same as `queries.access.may_see`.

The district's government office sees everything and has no rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Case
from guiju.office.cases.state import CaseState
from guiju.office.cases.storage import insert_sights


def organ_token(organ: int) -> str:
    """Everybody of an organ."""
    return f"o{organ}"


def post_token(post: int) -> str:
    """Whoever holds a post, or stands in for it."""
    return f"p{post}"


def person_token(person: int) -> str:
    """One person, in whatever post."""
    return f"u{person}"


def viewers(actor: Actor) -> list[str]:
    """Everything that somebody may see cases as."""
    organs = {hat.post.organ_id for hat in actor.hats if hat.post.organ_id}
    posts = {hat.post.pk for hat in actor.hats}
    return sorted({person_token(actor.person.pk), *map(organ_token, organs), *map(post_token, posts)})


@dataclass(frozen=True, slots=True)
class SightRow:
    """A row to be stored; the names are those of the table's columns."""

    district_id: str
    case_id: int
    viewer: str
    act: str
    serial: int


def sight_rows(case: Case, state: CaseState, *, since: int = 0, items: int = 0) -> list[SightRow]:
    """Who may see a case for what has been added after entry `since` and after so many `items`."""
    found = set(_tokens(case, state, since, items))
    return [SightRow(case.district_id, case.pk, viewer, case.act, case.serial) for viewer in sorted(found)]


def keep(case: Case, state: CaseState, *, since: int, items: int) -> None:
    """Write who may see a case from now on; nobody ever loses sight of one. No query when nobody is new."""
    known = set(_tokens(case, state, 0, 0, until=since, until_items=items)) if since else set()
    new = [row for row in sight_rows(case, state, since=since, items=items) if row.viewer not in known]
    if new:
        insert_sights(new)


def _tokens(
    case: Case,
    state: CaseState,
    since: int,
    items: int,
    *,
    until: int | None = None,
    until_items: int | None = None,
) -> Iterator[str]:
    if not since:
        yield organ_token(case.drafting_organ_id)
        yield person_token(case.opened_by_id)
    actors: Iterable[int] = (who for seq, _, who, _ in state.log if seq > since and (until is None or seq <= until))
    yield from map(person_token, actors)
    yield from (post_token(item.post) for item in state.items[items:until_items])

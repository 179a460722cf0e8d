"""Which sittings fall into days on which somebody will be away, and whether they still can be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guiju.office.meetings.bodies import Body
from guiju.office.meetings.models import Sitting, SittingState
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.quorum import Count
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.people.absences import away_on
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Post
from guiju.office.people.queries import leader_in_charge
from guiju.rules.citations import Citation


@dataclass(frozen=True, slots=True)
class Touched:
    """A sitting that would lack somebody. `count`: who could still come; `topics`: those that lose their leader."""

    sitting: Sitting
    body: Body
    count: Count
    topics: tuple[str, ...]

    @property
    def reachable(self) -> bool:
        """Whether the quorum can still be reached (always where the articles ask for none)."""
        return self.count.met

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The articles that set the meeting up."""
        return self.body.cites


def touched(posts: Iterable[Post], since_on: date, until_on: date, body: str = "") -> list[Touched]:
    """The planned sittings of these days (of one body, where given) of which one of `posts` is a member."""
    wanted = {post.pk: post for post in posts}
    district = next(iter(wanted.values())).district_id if wanted else ""
    found = Sitting.objects.filter(district=district, held_on__gte=since_on, held_on__lt=until_on)
    found = found.exclude(state__in=(SittingState.CLOSED, SittingState.CANCELLED)).order_by(
        "held_on", "starts_at", "pk"
    )
    rows = (_touched(sitting, wanted) for sitting in (found.filter(body=body) if body else found))
    return [row for row in rows if row]


def expected(sitting: Sitting, roll: Roll) -> Count:
    """How many members could come: all but those who are away, on leave or noted as not there."""
    return _could_come(sitting, roll, set())


def _touched(sitting: Sitting, posts: dict[int, Post]) -> Touched | None:
    body = body_of_sitting(sitting)
    roll = roll_of(sitting, body)
    missing = set(posts) & {member.post.pk for member in roll.members}
    topics = tuple(_without_leader(sitting, set(posts))) if body.norm.deputy_in_charge else ()
    if not missing and not topics:
        return None
    return Touched(sitting, body, _could_come(sitting, roll, missing), topics)


def _could_come(sitting: Sitting, roll: Roll, missing: set[int]) -> Count:
    keys = [member.post.pk for member in roll.members]
    away = set(away_on(sitting.district_id, keys, sitting.held_on, sitting.body)) | missing
    noted = {key for key in keys if roll.note(key) and not roll.is_present(key)}
    return Count(len(keys), len(set(keys) - away - noted), roll.body.share)


def _without_leader(sitting: Sitting, posts: set[int]) -> Iterator[str]:
    for item in sitting.items.filter(outcome="").select_related("topic__organ"):
        try:
            leader = leader_in_charge(sitting.district_id, item.topic.organ, sitting.held_on)
        except OrganisationError:
            continue  # nobody is in charge anyway: the agenda says so
        if leader.pk in posts:
            yield item.topic.title

"""Who is there: the members of a sitting with what was noted about them, for the whole of it and for each item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState
from guiju.office.meetings.bodies import Body, body_of
from guiju.office.meetings.members import About, Member, ask_the_matters, members
from guiju.office.meetings.models import AgendaItem, Attendance, Presence, Sitting, SittingState, Topic
from guiju.office.meetings.quorum import Count


@dataclass(frozen=True, slots=True)
class Roll:
    """The roll of a sitting. Notes are kept by (item or None for the whole sitting, post)."""

    body: Body
    members: list[Member]
    notes: Mapping[tuple[int | None, int], Attendance] = field(default_factory=dict)

    def note(self, post: int, item: int | None = None) -> Attendance | None:
        """What was noted about a post at an item: its own note there, else that of the whole sitting."""
        return self.notes.get((item, post)) or self.notes.get((None, post))

    def is_present(self, post: int, item: int | None = None) -> bool:
        """Whether the holder of a post was there in person."""
        note = self.note(post, item)
        return note is not None and note.status == Presence.PRESENT

    def count(self, item: int | None = None) -> Count:
        """Members and members present, against the share that the articles ask for."""
        present = sum(self.is_present(member.post.pk, item) for member in self.members)
        return Count(len(self.members), present, self.body.share)

    def others(self, item: int | None = None) -> list[Attendance]:
        """Those who sit in: of the whole sitting, or for one item only."""
        known = {member.post.pk for member in self.members}
        return [note for (where, post), note in self.notes.items() if where == item and post not in known]


def roll_of(sitting: Sitting, body: Body | None = None) -> Roll:
    """The roll of a sitting as it is noted now. Members follow from its day and its topics."""
    body = body or body_of(sitting.district_id, sitting.body, sitting.rules_on)
    rows = Attendance.objects.filter(sitting=sitting).select_related("post", "person")
    abouts = _abouts(sitting) if ask_the_matters(body.norm.members) else []
    found = members(sitting.district_id, body.norm.members, abouts, sitting.held_on)
    noted = _of_todays_holders(rows.order_by("post__rank", "pk"), found, sitting)
    return Roll(body, found, {(row.item_id, row.post_id): row for row in noted})


def case_state(topic: Topic) -> CaseState:
    """What the log of a topic's case says."""
    return state_of(topic.case_id)


def _of_todays_holders(rows: Iterable[Attendance], found: list[Member], sitting: Sitting) -> Iterator[Attendance]:
    """Somebody noted beforehand, whose post another person holds by the day of the sitting, is not there for it."""
    holders = {member.post.pk: member.person.pk for member in found}
    for row in rows:
        if sitting.state == SittingState.CLOSED or holders.get(row.post_id, row.person_id) == row.person_id:
            yield row


def _abouts(sitting: Sitting) -> list[About]:
    items = AgendaItem.objects.filter(sitting=sitting).select_related("topic__organ")
    return [About(item.topic.organ.code, case_state(item.topic).facts) for item in items]

"""What stands on the board of a sitting: for everybody who sees the whole of it the same, so it is drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guiju.office.cases.queries import state_of
from guiju.office.hall.models import Floor, Speech
from guiju.office.meetings.bodies import Body
from guiju.office.meetings.findings import chair_finding, quorum_finding
from guiju.office.meetings.minutes_text import wording_in_force
from guiju.office.meetings.models import AgendaItem, Entry, Presence, Sitting, SittingState, TopicState
from guiju.office.meetings.pages import ShownFinding, organs_called, shown
from guiju.office.meetings.quorum import Count
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.people.models import Post
from guiju.office.people.plain_sql import run
from guiju.office.people.queries import holder

LAST_LINES = 8
_MARK = (
    "SELECT s.version, s.state, i.id, t.state FROM meetings_sitting s "
    "LEFT JOIN meetings_agendaitem i ON i.sitting_id = s.id LEFT JOIN meetings_topic t ON t.id = i.topic_id "
    "WHERE s.id = %s ORDER BY i.id"
)
"""In plain SQL: every screen asks it every two seconds, and building it anew costs more than answering it."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item as a line of the board."""

    pk: int
    order: int
    title: str
    organ: str
    outcome: str
    outcome_zh: str
    wording: str
    off: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody who is, or should be, in the room: what was noted of them for the current item or the whole sitting."""

    post: int
    name: str
    title: str
    status: str
    status_zh: str
    seen: str
    member: bool
    for_item: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A sitting at this moment."""

    sitting: Sitting
    body: Body
    lines: Sequence[Line]
    count: Count
    findings: Sequence[ShownFinding]
    places: Sequence[Place]
    current: Line | None
    papers: Sequence[str]
    case: int | None
    speech: Speech | None
    record: Sequence[Entry]

    @property
    def open(self) -> bool:
        return self.sitting.state == SittingState.OPEN

    @property
    def present(self) -> list[Place]:
        """Who is in the room for the current item."""
        return [place for place in self.places if place.status == Presence.PRESENT]


def board_of(sitting: Sitting) -> Board:
    """The board. No rights are checked."""
    roll = roll_of(sitting)
    rows = list(
        AgendaItem.objects.filter(sitting=sitting).select_related("topic__organ").prefetch_related("corrections")
    )
    at = Floor.objects.filter(sitting=sitting).values_list("item", flat=True).first()
    current = next((row for row in rows if row.pk == at), None)
    lines = [_line(row, at) for row in rows]
    count = roll.count(current.pk if current else None)
    quorum = quorum_finding(roll.body, count)
    found = [chair_finding(roll.body, sitting), *([quorum] if quorum else [])]
    return Board(
        sitting=sitting,
        body=roll.body,
        lines=lines,
        count=count,
        findings=[shown(finding, sitting.district_id) for finding in found if finding.ok is not True],
        places=_places(roll, sitting, current),
        current=next((line for line in lines if line.current), None),
        papers=_papers(current),
        case=current.topic.case_id if current else None,
        speech=Speech.objects.filter(sitting=sitting, ended_at=None).first(),
        record=list(Entry.objects.filter(sitting=sitting).select_related("person").order_by("-number")[:LAST_LINES]),
    )


def mark_of(sitting: int) -> str:
    """Changes whenever the board does: with each line of the record, and when a topic is withdrawn by its case."""
    found = run(_MARK, [sitting]).fetchall()
    return "-".join((*map(str, found[0][:2]), *(f"{pk}{state}" for _, _, pk, state in found if pk)))


def _line(row: AgendaItem, at: int | None) -> Line:
    return Line(
        pk=row.pk,
        order=row.order,
        title=row.topic.title,
        organ=row.topic.organ.short_name,
        outcome=row.outcome,
        outcome_zh=row.get_outcome_display() if row.outcome else "",
        wording=wording_in_force(row),
        off=not row.outcome and row.topic.state != TopicState.SCHEDULED,
        current=row.pk == at,
    )


def _places(roll: Roll, sitting: Sitting, current: AgendaItem | None) -> list[Place]:
    item = current.pk if current else None
    places = [_place(roll, m.post, m.person.name, None, member=True, item=item) for m in roll.members]
    places += [_place(roll, n.post, n.person.name, None, member=False, item=item) for n in roll.others()]
    if current is None:
        return places
    called = {note.post_id: (note.post, note.person.name) for note in roll.others(item)}
    for post in [] if current.outcome else organs_called(current):
        person = holder(post, sitting.held_on)
        if person and post.pk not in called:
            called[post.pk] = (post, person.name)
    known = {place.post for place in places}
    new = [(post, name) for key, (post, name) in called.items() if key not in known]
    return places + [_place(roll, post, name, item, member=False, item=item) for post, name in new]


def _place(roll: Roll, post: Post, name: str, own: int | None, *, member: bool, item: int | None) -> Place:
    """`own`: the item for which alone the person was called."""
    note, kept = roll.note(post.pk, item), roll.notes.get((own, post.pk))
    label = note.get_status_display() if note else ""
    status = note.status if note else ""
    return Place(
        post.pk, name, post.title, status, label, kept.status if kept else "", member=member, for_item=own is not None
    )


def _papers(current: AgendaItem | None) -> list[str]:
    if current is None:
        return []
    return [material.name for material in state_of(current.topic.case_id).materials.values()]

"""Meetings for programs: sittings, topics, attendance and outcomes, with the rights and refusals of the pages."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guiju.office.cases.actors import Actor
from guiju.office.cases.views.entry import actor_of
from guiju.office.meetings import actions, pages, queries

router = Router(tags=["会议"])
MOST = 200


class SittingOut(Schema):
    """A sitting. `version` goes into every change: who changes an older one is refused."""

    id: int
    body: str
    ordinal: int
    held_on: date
    starts_at: time | None
    place: str
    state: str
    version: int


class TopicOut(Schema):
    """A topic; `case` is the matter whose route it follows."""

    id: int
    case: int
    body: str
    topic_kind: str
    title: str
    organ: str
    state: str
    admitted_at: datetime | None


class ItemOut(Schema):
    """An item of the agenda."""

    id: int
    topic: str
    order: int
    outcome: str
    wording: str


class SittingDetail(SittingOut):
    """A sitting with its agenda and, for those who see all of it, how its quorum stands."""

    items: list[ItemOut]
    members: int | None
    present: int | None
    needed: int | None


class NoteIn(Schema):
    """Attendance of one post: present, leave, absent, stand_in, or empty to take the note away."""

    post: int
    status: str
    reason: str = ""


class AttendanceIn(Schema):
    """`item` None: for the whole sitting."""

    version: int
    notes: list[NoteIn]
    item: int | None = None
    token: str = ""


class OutcomeIn(Schema):
    """`outcome`: agreed, agreed_with_changes, deferred, refused, raised_elsewhere."""

    version: int
    item: int
    outcome: str
    wording: str = ""
    token: str = ""


@router.get("/sittings", response=list[SittingOut])
def sittings(request: HttpRequest, body: str = "", year: int | None = None) -> list[Any]:
    """The sittings that one may see, the latest first; at most 200."""
    return list(queries.sittings(actor_of(request), body, year)[:MOST])


@router.get("/sittings/{sitting_id}", response=SittingDetail)
def sitting(request: HttpRequest, sitting_id: int) -> dict[str, object]:
    """One sitting, as much of it as one sees."""
    return _detail(sitting_id, actor_of(request))


@router.get("/topics", response=list[TopicOut])
def topics(request: HttpRequest, body: str = "", state: str = "") -> list[dict[str, object]]:
    """Topics: all for the office, else those of one's own organs; at most 200."""
    return [_topic(topic) for topic in queries.topics_seen(actor_of(request), body, state)[:MOST]]


@router.post("/sittings/{sitting_id}/attendance", response=SittingDetail)
def attendance(request: HttpRequest, sitting_id: int, given: AttendanceIn) -> dict[str, object]:
    """Note who is there."""
    notes = [actions.Note(note.post, note.status, note.reason) for note in given.notes]
    actor = actor_of(request, seq=given.version, token=given.token[:64])
    actions.note_attendance(sitting_id, actor, notes, given.item)
    return _detail(sitting_id, actor)


@router.post("/sittings/{sitting_id}/outcome", response=SittingDetail)
def outcome(request: HttpRequest, sitting_id: int, given: OutcomeIn) -> dict[str, object]:
    """Record what the meeting did with an item."""
    actor = actor_of(request, seq=given.version, token=given.token[:64])
    decided = actions.Decided(given.outcome, given.wording)
    actions.record_item_outcome(sitting_id, actor, given.item, decided)
    return _detail(sitting_id, actor)


def _detail(sitting_id: int, actor: Actor) -> dict[str, object]:
    page = pages.sitting_page(sitting_id, actor)
    names = ("body", "ordinal", "held_on", "starts_at", "place", "state", "version")
    count = page.count
    return {
        "id": page.sitting.pk,
        **{name: getattr(page.sitting, name) for name in names},
        "items": [_item(shown.item, shown.wording) for shown in page.items],
        "members": count.members if count else None,
        "present": count.present if count else None,
        "needed": count.needed if count and count.share is not None else None,
    }


def _item(item: Any, wording: str) -> dict[str, object]:
    topic = item.topic.title
    return {"id": item.pk, "topic": topic, "order": item.order, "outcome": item.outcome, "wording": wording}


def _topic(topic: Any) -> dict[str, object]:
    return {
        "id": topic.pk,
        "case": topic.case_id,
        "body": topic.body,
        "topic_kind": topic.topic_kind,
        "title": topic.title,
        "organ": topic.organ.code,
        "state": topic.state,
        "admitted_at": topic.admitted_at,
    }

"""What the interface of the hall takes and answers."""

from __future__ import annotations

from datetime import date, datetime, time

from ninja import Schema


class NoticeOut(Schema):
    """What somebody was told of a sitting; `items` empty: for all of it."""

    id: int
    sitting: int
    person: str
    post: str
    kind: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    items: str
    sent_at: datetime
    read_at: datetime | None


class ToldOut(Schema):
    """The notices that hold, and how many people have still to be told something."""

    todo: int
    sent: list[NoticeOut]


class PapersOut(Schema):
    """The papers of an item; `readers` is empty for those who do not run meetings."""

    item: int
    topic: str
    papers: list[str]
    read: bool
    readers: list[str]


class MarkOut(Schema):
    """Another mark: something in the record is different."""

    mark: str


class ArrivalIn(Schema):
    """One person: present, leave, absent, stand_in or empty. `seen`: what stood there when it was chosen."""

    post: int
    status: str
    seen: str = ""
    reason: str = ""
    item: int | None = None
    token: str = ""


class DecisionIn(Schema):
    """`outcome`: agreed, agreed_with_changes, deferred, refused, raised_elsewhere."""

    item: int
    outcome: str
    wording: str = ""
    token: str = ""


class DoneOut(Schema):
    """`again`: this token had been recorded before, and nothing was added."""

    again: bool
    mark: str


class CountOut(Schema):
    """A body's year. `late`: periods that ended without the meeting they asked for; `average`: minutes a sitting."""

    body: str
    year: int
    held: int
    arranged: int
    cancelled: int
    late: int
    items: int
    minutes: int
    average: int | None


class DecisionOut(Schema):
    """What a meeting decided; `wording` after its last correction."""

    item: int
    sitting: int
    body: str
    held_on: date
    topic: str
    organ: str
    outcome: str
    wording: str


class RecipientOut(Schema):
    """Who gets what: the whole minutes (`item` None) or the extract of an item."""

    item: int | None
    post: str
    sent_at: datetime | None
    read_at: datetime | None


class LeaveRow(Schema):
    """One who asks leave; `granted` None: not answered yet."""

    who: str
    why: str
    granted: bool | None
    stand_in: bool


class LeaveOut(Schema):
    """Leave from a sitting. `present`: members who could come; `quorum`: whether that is enough."""

    rows: list[LeaveRow]
    members: int
    present: int
    quorum: bool
    reported_at: datetime | None

"""Notices of a sitting: to everybody who belongs to all of it, and to those who come for one item only.

A person is told once; again only when something in it has become different, or when they are not called any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.hall.ics import Event
from guiju.office.hall.models import Notice, NoticeKind, PaperReading
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting
from guiju.office.meetings.models import AgendaItem, Sitting, SittingState, TopicState
from guiju.office.meetings.pages import organs_called
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.meetings.roll import roll_of
from guiju.office.meetings.rooms import span
from guiju.office.people.models import Person, Post
from guiju.office.people.queries import holder


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is to come; `items` "" for all of the sitting."""

    person: Person
    post: Post
    items: str = ""


def called_to(sitting: Sitting) -> list[Called]:
    """Who is to come as things stand, each person once; nobody to a sitting that is cancelled."""
    if sitting.state == SittingState.CANCELLED:
        return []
    roll = roll_of(sitting)
    found = {m.person.pk: Called(m.person, m.post) for m in roll.members}
    found |= {n.person_id: Called(n.person, n.post) for n in roll.others() if n.person_id not in found}
    whole = set(found)
    for person, post, title in _for_items(sitting):
        if person.pk not in whole:
            known = found.get(person.pk)
            found[person.pk] = Called(person, post, f"{known.items}\n{title}" if known else title)
    return list(found.values())


def outstanding(sitting: Sitting) -> list[tuple[NoticeKind, Called]]:
    """Who has still to be told what."""
    last, found = last_notices(sitting), list[tuple[NoticeKind, Called]]()
    for called in called_to(sitting):
        told = last.get(called.person.pk)
        if told is None or told.kind == NoticeKind.CANCEL:
            found.append((NoticeKind.CALL, called))
        elif _content(told) != (sitting.held_on, sitting.starts_at, sitting.ends_at, sitting.place, called.items):
            found.append((NoticeKind.CHANGE, called))
    still = {called.person.pk for called in called_to(sitting)}
    gone = [told for key, told in last.items() if key not in still and told.kind != NoticeKind.CANCEL]
    return found + [(NoticeKind.CANCEL, Called(told.person, told.post, told.items)) for told in gone]


def last_notices(sitting: Sitting) -> dict[int, Notice]:
    """The notice that holds for each person."""
    rows = Notice.objects.filter(sitting=sitting).select_related("person", "post").order_by("number")
    return {row.person_id: row for row in rows}


def send_notices(sitting_id: int, actor: Actor) -> int:
    """Tell everybody who has still to be told; returns how many. Raises NotNowAtSitting when everybody knows."""
    with transaction.atomic():
        sitting = Sitting.objects.select_for_update().filter(pk=sitting_id, district=home_of(actor)).first()
        if sitting is None:
            raise NoSuchSitting(_("没有这次会议。请从会议日程重新打开。"))
        must_run_meetings(actor, sitting.district_id)
        if sitting.state == SittingState.CLOSED:
            raise NotNowAtSitting(_("会议已经结束，不再发通知。"))
        todo, last = outstanding(sitting), last_notices(sitting)
        if not todo:
            raise NotNowAtSitting(_("应通知的人都已通知，内容没有变化。"))
        numbers = {key: row.number for key, row in last.items()}
        Notice.objects.bulk_create(_notice(sitting, kind, to, numbers, actor.now) for kind, to in todo)
    return len(todo)


def read(notice: int, actor: Actor) -> Notice:
    """The person has received it; the first time counts. Raises NoSuchSitting for somebody else's."""
    found = own(notice, actor)
    if found.read_at is None:
        found.read_at = actor.now
        found.save(update_fields=["read_at"])
    return found


def own(notice: int, actor: Actor) -> Notice:
    """A notice of one's own. Raises NoSuchSitting."""
    found = Notice.objects.filter(pk=notice, person=actor.person).select_related("sitting", "post").first()
    if found is None:
        raise NoSuchSitting(_("没有这份通知，或者不是发给您的。请从会议通知重新打开。"))
    return found


def read_papers(item: AgendaItem, actor: Actor) -> None:
    """The person has read the papers of an item; the first time counts."""
    PaperReading.objects.get_or_create(item=item, person=actor.person, defaults={"read_at": actor.now})


def event_of(notice: Notice) -> Event:
    """A notice for a calendar; the same event grows in number with every change."""
    sitting = notice.sitting
    body = body_of_sitting(sitting)
    begins: object = notice.held_on
    ends: object = notice.held_on + timedelta(days=1)
    if notice.starts_at:
        held = Sitting(district_id=sitting.district_id, held_on=notice.held_on)
        held.starts_at, held.ends_at = notice.starts_at, notice.ends_at
        begins, ends = (datetime.combine(notice.held_on, at, CHINA) for at in span(held))
    return Event(
        uid=f"sitting-{sitting.pk}-{notice.person_id}@{sitting.district_id}.guiju",
        sequence=notice.number - 1,
        stamped_at=notice.sent_at,
        begins=begins,  # type: ignore[arg-type] # days or instants, both the same
        ends=ends,  # type: ignore[arg-type]
        summary=f"{body.name}第{sitting.ordinal}次会议",
        location=notice.place,
        description=notice.items,
        cancelled=notice.kind == NoticeKind.CANCEL,
    )


def _for_items(sitting: Sitting) -> Iterator[tuple[Person, Post, str]]:
    """Also for items that are decided by now: whoever came for one was called, and is not told to stay away."""
    asked = Q(topic__state=TopicState.SCHEDULED) | ~Q(outcome="")
    for item in AgendaItem.objects.filter(asked, sitting=sitting).select_related("topic__organ"):
        for post in organs_called(item):
            if person := holder(post, sitting.held_on):
                yield person, post, item.topic.title


def _content(told: Notice) -> tuple[object, ...]:
    return told.held_on, told.starts_at, told.ends_at, told.place, told.items


def _notice(sitting: Sitting, kind: NoticeKind, to: Called, numbers: dict[int, int], now: datetime) -> Notice:
    made = Notice(sitting=sitting, person=to.person, post=to.post, kind=kind, items=to.items, sent_at=now)
    made.number = numbers.get(to.person.pk, 0) + 1
    made.held_on, made.starts_at, made.ends_at = sitting.held_on, sitting.starts_at, sitting.ends_at
    made.place = sitting.place
    return made

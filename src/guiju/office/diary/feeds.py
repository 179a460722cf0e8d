"""The calendar for other programs: an iCalendar feed under a secret address of each person (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.diary.actions import digest
from guiju.office.diary.models import Feed
from guiju.office.diary.rights import sees_all
from guiju.office.diary.weeks import Appointment, appointments
from guiju.office.hall.ics import Event, calendar_file
from guiju.office.people.models import Person, Post
from guiju.office.people.queries import leaders

BACK, AHEAD = timedelta(days=31), timedelta(days=184)
BEGIN, END = b"\r\nBEGIN:VEVENT\r\n", b"\r\nEND:VEVENT\r\n"
EMPTY = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Guiju//Calendar//ZH\r\nCALSCALE:GREGORIAN\r\n"


def feed_of(secret: str, now: datetime) -> bytes | None:
    """The feed behind a secret, with what its person may see now; None when it opens nothing."""
    found = Feed.objects.select_related("person").filter(digest=digest(secret)).first()
    if found is None or not found.person.is_active:
        return None
    actor = Actor(found.person, now)
    posts = feed_posts(actor)
    district = found.person.district_id or ""
    rows = appointments(district, posts, actor.on - BACK, actor.on + AHEAD) if posts else []
    return calendar(rows, posts, now)


def feed_posts(actor: Actor) -> list[Post]:
    """Whose calendar somebody's feed holds: a leader's own; for the office, all leaders'; for others, nobody's."""
    district = actor.person.district_id or ""
    if not district or not sees_all(actor, district):
        return []
    own = [post for post in actor.own_posts if post.organ_id is None and post.district_id == district]
    return own or leaders(district, actor.on)


def calendar(rows: Sequence[Appointment], posts: Sequence[Post], now: datetime) -> bytes:
    """One calendar of many events. The title says whose it is when it holds more than one leader's."""
    named = {post.pk: post.title for post in posts} if len(posts) > 1 else {}
    return EMPTY + b"".join(_events(rows, named, now)) + b"END:VCALENDAR\r\n"


def _events(rows: Sequence[Appointment], named: dict[int, str], now: datetime) -> Iterator[bytes]:
    for row in rows:
        begins, ends = row.begins, row.ends
        whole = row.whole_day
        event = Event(
            uid=f"{row.uid}@guiju",
            sequence=row.version,
            stamped_at=now,
            begins=begins.astimezone(CHINA).date() if whole else begins,
            ends=ends.astimezone(CHINA).date() if whole else ends,
            summary=" ".join(word for word in (named.get(row.post, ""), row.label, row.title) if word),
            location=row.place,
        )
        # A folded line begins with a blank, so that these marks stand nowhere but around the event.
        _head, _mark, body = calendar_file(event).partition(BEGIN)
        yield BEGIN[2:] + body.partition(END)[0] + END


def has_feed(person: Person) -> Feed | None:
    """The feed that somebody has made."""
    return Feed.objects.filter(person=person).first()

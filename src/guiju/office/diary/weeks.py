"""What the leaders do on some days: sittings, leave and lines entered by hand, put together for one view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA
from guiju.office.diary.models import Engagement, Visit
from guiju.office.meetings.errors import MeetingError
from guiju.office.meetings.members import members
from guiju.office.meetings.models import Sitting
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.rooms import span
from guiju.office.people.absences import absences
from guiju.office.people.models import Post

SITTING, AWAY, CANCELLED = "sitting", "away", "cancelled"


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something in a leader's calendar. `whole_day`: the hours are not known or do not matter."""

    uid: str
    post: int
    kind: str
    label: str
    title: str
    place: str
    begins: datetime
    ends: datetime
    whole_day: bool = False
    href: str = ""
    version: int = 0

    @property
    def hours(self) -> str:
        """The hours in China; empty for whole days."""
        if self.whole_day:
            return ""
        return f"{self.begins.astimezone(CHINA):%H:%M}-{self.ends.astimezone(CHINA):%H:%M}"

    def clashes(self, begins: datetime, ends: datetime) -> bool:
        """Whether it overlaps a span of time."""
        return self.begins < ends and begins < self.ends

    def disturbed(self, others: Iterable[Appointment]) -> bool:
        """Whether another one overlaps it; only leave takes the whole day, else nobody knows the hours."""
        known = [row for row in (self, *others) if row.kind == AWAY or not row.whole_day]
        return self in known and any(row.uid != self.uid and row.clashes(self.begins, self.ends) for row in known)

    def on(self, day: date) -> bool:
        """Whether it touches a day."""
        return self.clashes(midnight(day), midnight(day + timedelta(days=1)))


def midnight(day: date) -> datetime:
    """The first instant of a day in China."""
    return datetime.combine(day, time.min, CHINA)


def appointments(district: str, posts: Sequence[Post], since: date, until: date) -> list[Appointment]:
    """Everything of these leaders from `since` to before `until`, in order. No rights are checked."""
    wanted = {post.pk for post in posts}
    found = [*_sittings(district, wanted, since, until), *_leave(district, wanted, since, until)]
    found += [*_entered(district, wanted, since, until), *_visits(district, wanted, since, until)]
    return sorted(found, key=lambda row: (not row.whole_day, row.begins, row.uid))


def _sittings(district: str, posts: set[int], since: date, until: date) -> Iterator[Appointment]:
    rows = Sitting.objects.filter(district=district, held_on__gte=since, held_on__lt=until).exclude(state=CANCELLED)
    for sitting in rows:
        try:
            body = body_of_sitting(sitting)
        except MeetingError:
            continue  # the rules of that day know no such meeting: its own page says so
        there = {member.post.pk for member in members(district, body.norm.members, (), sitting.held_on)}
        begins, ends = _hours(sitting)
        title = _("%(body)s第%(ordinal)s次会议") % {"body": body.said, "ordinal": sitting.ordinal}
        href = reverse("meetings:sitting", args=[sitting.pk])
        for post in sorted(posts & (there | {sitting.chair_post_id or 0})):
            yield Appointment(
                uid=f"sitting-{sitting.pk}-{post}",
                post=post,
                kind=SITTING,
                label=_("会议"),
                title=title,
                place=sitting.place,
                begins=begins,
                ends=ends,
                whole_day=sitting.starts_at is None,
                href=href,
                version=sitting.version,
            )


def _hours(sitting: Sitting) -> tuple[datetime, datetime]:
    """As long as it takes its room; a whole day when nobody says at what hour it begins."""
    if sitting.starts_at is None:
        return midnight(sitting.held_on), midnight(sitting.held_on + timedelta(days=1))
    begins, ends = (datetime.combine(sitting.held_on, at, CHINA) for at in span(sitting))
    return begins, ends


def _leave(district: str, posts: set[int], since: date, until: date) -> Iterator[Appointment]:
    rows = absences(district).filter(post__in=posts, body="", since_on__lt=until, until_on__gt=since)
    for row in rows:
        yield Appointment(
            uid=f"absence-{row.pk}",
            post=row.post_id,
            kind=AWAY,
            label=_("外出请假"),
            title=_("外出"),
            place="",
            begins=midnight(row.since_on),
            ends=midnight(row.until_on),
            whole_day=True,
        )


def _visits(district: str, posts: set[int], since: date, until: date) -> Iterator[Appointment]:
    """Nobody writes at what hour: it is shown for the day, and whoever enters a line there is told of it."""
    rows = Visit.objects.filter(district=district, post__in=posts, since_on__lt=until, until_on__gt=since)
    for row in rows:
        yield Appointment(
            uid=f"visit-{row.pk}",
            post=row.post_id,
            kind=row.kind,
            label=_(row.get_kind_display()),
            title=row.title,
            place="",
            begins=midnight(row.since_on),
            ends=midnight(row.until_on),
            whole_day=True,
            href=reverse("cases:case", args=[row.case_id]),
        )


def _entered(district: str, posts: set[int], since: date, until: date) -> Iterator[Appointment]:
    rows = Engagement.objects.filter(district=district, post__in=posts, withdrawn=False)
    for row in rows.filter(starts_at__lt=midnight(until), ends_at__gt=midnight(since)):
        yield Appointment(
            uid=f"engagement-{row.pk}",
            post=row.post_id,
            kind=row.kind,
            label=_(row.get_kind_display()),
            title=row.title,
            place=row.place,
            begins=row.starts_at,
            ends=row.ends_at,
            href=reverse("diary:engagement", args=[row.pk]),
            version=row.version,
        )

"""A made-up sitting of today that goes on: topics, notices, papers read, one item decided and one dealt with now.

And the week of the leaders around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.actors import CHINA, GOVERNMENT_OFFICE, Actor
from guiju.office.demonstration.made_up import hall_file
from guiju.office.demonstration.pacing import MADE_UP, SMALL, Pace, bring_lacking, desk_of
from guiju.office.diary import actions as diary
from guiju.office.documents.actions import Upload, attach
from guiju.office.hall import steps
from guiju.office.hall.models import Notice
from guiju.office.hall.notices import read, read_papers, send_notices
from guiju.office.meetings import actions as meetings
from guiju.office.meetings.models import AgendaItem, Presence, Sitting, Topic
from guiju.office.meetings.roll import roll_of
from guiju.office.people.models import Post
from guiju.office.people.queries import leaders
from guiju.rules.instruments.positions import read_yaml

PROPOSED, CALLED, TOLD = timedelta(days=24), timedelta(days=9), timedelta(days=6)
"""How long before the sitting its topics are handed in, it is put into the calendar, and people are told."""
PAPERS = "report_text"
PRESENT, LEAVE = Presence.PRESENT.value, Presence.LEAVE.value


@dataclass(frozen=True)
class HallScript:
    """The file of a district: its sitting of today and the lines of its leaders' calendar."""

    body: str
    place: str
    starts_at: str
    ends_at: str
    topics: Sequence[Mapping[str, Any]]
    decided: Mapping[str, str]
    week: Sequence[Mapping[str, str]] = ()


def play_hall(district: str, today: date) -> list[int]:
    """Make it happen; the cases of its topics. A district without a file has none."""
    file = hall_file(district)
    if file is None:
        return []
    script = HallScript(**read_yaml(file).value)
    topics = [_topic(district, script.body, given, today) for given in script.topics]
    secretary = desk_of(district, GOVERNMENT_OFFICE, today)
    sitting = _call(district, script, topics, Pace(today - CALLED, today).actor(secretary), today)
    told = Pace(today - TOLD, today)
    send_notices(sitting, told.actor(secretary))
    _read(sitting, told)
    _go_on(sitting, Pace(today, today).actor(secretary), script.decided)
    _week(district, script.week, secretary_at(told, district), today)
    return topics


def secretary_at(pace: Pace, district: str) -> Actor:
    """The desk of the government office on the day of a pace."""
    return pace.actor(desk_of(district, GOVERNMENT_OFFICE, pace.on))


def _topic(district: str, body: str, given: Mapping[str, Any], today: date) -> int:
    """Handed in by its organ and walked to where it may be put on an agenda."""
    pace = Pace(today - PROPOSED, today - CALLED)
    drafter = desk_of(district, given["organ"], pace.on)
    facts = {"body": body, **given["facts"]}
    case = cases.open_case(
        pace.actor(drafter), Matter(district, "propose_topic", given["title"], facts, given["organ"])
    )
    bring_lacking(case, pace)
    attach(case, pace.actor(drafter), PAPERS, Upload(f"{given['title']}.txt", MADE_UP.encode(), SMALL))
    cases.hand_in(case, pace.actor(drafter), reason=MADE_UP)
    pace.walk(case, "")
    return case


def _call(district: str, script: HallScript, topics: Sequence[int], actor: Actor, today: date) -> int:
    begins, ends = time.fromisoformat(script.starts_at), time.fromisoformat(script.ends_at)
    called = meetings.Called(script.body, today, begins, script.place, ends_at=ends)
    sitting = meetings.call_sitting(district, actor, called)
    for case in topics:
        meetings.add_topic(sitting, actor, Topic.objects.get(case=case).pk)
    head = roll_of(Sitting.objects.get(pk=sitting)).members[0]
    meetings.set_chair(sitting, actor, head.post.pk)
    return sitting


def _read(sitting: int, pace: Pace) -> None:
    """Every other one has received the notice; of these every other one has read the papers of the first items."""
    notices = list(Notice.objects.filter(sitting=sitting).select_related("person").order_by("pk"))
    for notice in notices[::2]:
        read(notice.pk, pace.actor(notice.person))
    for item in AgendaItem.objects.filter(sitting=sitting).order_by("order")[:2]:
        for notice in notices[::4]:
            read_papers(item, pace.actor(notice.person))


def _go_on(sitting: int, actor: Actor, decided: Mapping[str, str]) -> None:
    """All members but the last are there, one item is done and the next is taken up."""
    meetings.open_sitting(sitting, actor)
    *there, away = roll_of(Sitting.objects.get(pk=sitting)).members
    notes = [meetings.Note(member.post.pk, PRESENT) for member in there]
    meetings.note_attendance(sitting, actor, [*notes, meetings.Note(away.post.pk, LEAVE, MADE_UP)])
    first, second = AgendaItem.objects.filter(sitting=sitting).order_by("order").values_list("pk", flat=True)[:2]
    steps.take_up(sitting, actor, first, None)
    steps.decide(sitting, actor, first, meetings.Decided(decided["outcome"], decided["wording"]))
    steps.take_up(sitting, actor, second, first)


def _week(district: str, lines: Sequence[Mapping[str, str]], actor: Actor, today: date) -> None:
    """Lines by hand on the days of the week of today; what clashes with the sitting stands there, and shows it."""
    monday, posts = today - timedelta(days=today.weekday()), leaders(district, today)
    for line in lines:
        day = monday + timedelta(days=int(line["day"]))
        diary.enter(actor, district, _leader(posts, int(line["leader"])).pk, _wanted(line, day))


def _leader(posts: Sequence[Post], place: int) -> Post:
    return posts[place % len(posts)]


def _wanted(line: Mapping[str, str], day: date) -> diary.Wanted:
    begins, ends = (datetime.combine(day, time.fromisoformat(line[name]), CHINA) for name in ("from", "to"))
    return diary.Wanted(
        kind=line["kind"], title=line["title"], place=line["place"], starts_at=begins, ends_at=ends, anyway=True
    )

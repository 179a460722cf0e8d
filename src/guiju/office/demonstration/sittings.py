"""Made-up sittings: one that has been held, with its minutes, or one that is planned."""

from __future__ import annotations

from datetime import timedelta

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.cases.models import Case
from guiju.office.cases.queries import state_of
from guiju.office.demonstration.pacing import MADE_UP, Pace, bring_lacking, desk_of
from guiju.office.meetings import actions as meetings
from guiju.office.meetings.models import Topic
from guiju.office.meetings.queries import sittings_of, topics
from guiju.office.people.models import Post
from guiju.office.people.queries import holder, leaders
from guiju.office.people.roles import HEAD

DAYS_BEFORE = 7
"""Papers must reach the office some working days before a sitting."""
MONDAY = 0
LASTED = timedelta(minutes=80)
WORDING = "同意。由起草单位按程序印发，并做好解读。"


def to_the_meeting(case: int, pace: Pace, *, hold: bool) -> None:
    """Bring the topic of a matter to a sitting. With `hold` it is held and its minutes are issued, else planned."""
    row = Case.objects.get(pk=case)
    topic = topics(row.district_id).filter(case__parent=case).last()
    if topic is None:
        return
    _hand_in(topic, pace)
    pace.walk(topic.case_id, "")
    secretary = desk_of(row.district_id, GOVERNMENT_OFFICE, pace.on)
    held_on = pace.on + timedelta(days=DAYS_BEFORE)
    if not hold:
        held_on = pace.today + timedelta(days=DAYS_BEFORE - pace.today.weekday())
    called = meetings.Called(topic.body, held_on, place="区政府第一会议室")
    sitting = meetings.call_sitting(row.district_id, pace.actor(secretary), called)
    item = meetings.add_topic(sitting, pace.actor(secretary), topic.pk)
    if hold:
        pace.on = held_on
        _hold(row.district_id, sitting, item, pace)


def _hand_in(topic: Topic, pace: Pace) -> None:
    if not state_of(topic.case_id).in_drafters_hands:
        return
    bring_lacking(topic.case_id, pace)
    drafter = holder(state_of(topic.case_id).drafter_post, pace.on)
    if drafter is not None:
        cases.hand_in(topic.case_id, pace.actor(drafter), reason=MADE_UP)


def _hold(district: str, sitting: int, item: int, pace: Pace) -> None:
    actor = pace.actor(desk_of(district, GOVERNMENT_OFFICE, pace.on))
    posts = leaders(district, pace.on)
    meetings.set_chair(sitting, actor, _head(posts).pk)
    meetings.open_sitting(sitting, actor)
    meetings.note_attendance(sitting, actor, [meetings.Note(post.pk, "present") for post in posts])
    meetings.record_item_outcome(sitting, _after(actor, LASTED / 2), item, meetings.Decided("agreed", WORDING))
    meetings.close_sitting(sitting, _after(actor, LASTED))
    meetings.send_minutes(sitting, _after(actor, LASTED))
    minutes = sittings_of(district).get(pk=sitting).minutes_case_id
    if minutes is not None:
        Pace(pace.on, pace.today).walk(minutes, "")


def _after(actor: Actor, time: timedelta) -> Actor:
    return Actor(actor.person, actor.now + time)


def _head(posts: list[Post]) -> Post:
    return next(post for post in posts if post.code == HEAD)

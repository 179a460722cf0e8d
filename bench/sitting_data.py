"""Fills the data folder of a server with one sitting that goes on and many people in its hall. Prints JSON.

GUIJU_DATA=folder python -m bench.sitting_data PEOPLE
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench import site_data

if TYPE_CHECKING:
    from guiju.office.cases.actors import Actor

DISTRICT, BODY = "dongcheng", "plenary_meeting"
HALL, OFFICE = "housing_commission", "government_office"
SECRETARIES, ITEMS = 3, 8


def main(people: int) -> None:
    site_data.main()
    screens = _people("screen", people, HALL)
    secretaries = _people("desk", SECRETARIES, OFFICE, post="desk")
    sitting, posts = _sitting(screens)
    sessions = [site_data._session(name) for name in screens]
    desks = [site_data._session(name) for name in secretaries]
    sys.stdout.write(json.dumps({"sitting": sitting, "sessions": sessions, "secretaries": desks, "posts": posts}))


def _people(called: str, count: int, of: str, post: str = "") -> list[str]:
    """People of one organ, each in a post of their own (of the code `post`, else each of another)."""
    from guiju.office.people.models import Holding, Organ, Person, Post

    organ = Organ.objects.get(district=DISTRICT, code=of)
    since_on = datetime.now(UTC).date() - timedelta(days=30)  # noqa: TID251 -- the clock of a measurement
    names = [f"{called}-{number}" for number in range(count)]
    for name in names:
        person = Person.objects.create(username=name, name=name, district_id=DISTRICT)
        made = Post.objects.create(district_id=DISTRICT, organ=organ, code=post or name, title=name, rank=900)
        Holding.objects.create(district_id=DISTRICT, post=made, person=person, since_on=since_on)
    return names


def _sitting(names: list[str]) -> tuple[int, list[int]]:
    """A plenary meeting of today that has begun, with an agenda and all of them in the room."""
    from guiju.office.cases.actors import Actor
    from guiju.office.meetings import actions
    from guiju.office.meetings.models import Attendance, Presence, Sitting
    from guiju.office.people.models import Holding, Person

    desk = Person.objects.get(username="dc-office-desk")

    def now() -> Actor:
        return Actor(desk, datetime.now(UTC))  # noqa: TID251 -- the clock of a measurement

    today = now().on
    pk = actions.call_sitting(DISTRICT, now(), actions.Called(BODY, today))
    head = Holding.objects.select_related("post").get(post__district=DISTRICT, post__code="head").post
    actions.set_chair(pk, now(), head.pk)
    _agenda(pk, now)
    actions.open_sitting(pk, now())
    held = Holding.objects.filter(person__username__in=names)
    there = {"sitting": Sitting.objects.get(pk=pk), "status": Presence.PRESENT}
    Attendance.objects.bulk_create(Attendance(post=h.post, person=h.person, **there) for h in held)
    return pk, [h.post_id for h in held]


def _agenda(sitting: int, now: Callable[[], Actor]) -> None:
    """Topics as their organ opened them; their way to the meeting is not measured, so it is left out."""
    from guiju.office.cases.actions import Matter, open_case
    from guiju.office.meetings.models import AgendaItem, Topic, TopicState

    for number in range(1, ITEMS + 1):
        facts = {"body": BODY, "topic_kind": "coordination"}
        case = open_case(now(), Matter(DISTRICT, "propose_topic", f"关于第{number}项工作安排的汇报", facts, HALL))
        topic = Topic.objects.get(case=case)
        topic.state = TopicState.SCHEDULED
        topic.save()
        AgendaItem.objects.create(sitting_id=sitting, topic=topic, order=number)


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Fills the data folder of a server with one sitting that goes on and many people in its hall. Prints JSON.

GUIJU_DATA=folder python -m bench.sitting_data PEOPLE
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta

from bench import site_data

DISTRICT, BODY = "dongcheng", "plenary_meeting"


def main(people: int) -> None:
    site_data.main()
    from guiju.office.people.models import Person

    screens = _people(people)
    sitting, posts = _sitting(screens)
    sessions = [site_data._session(name) for name in screens]
    secretary = site_data._session(Person.objects.get(username="dc-office-desk").username)
    sys.stdout.write(json.dumps({"sitting": sitting, "sessions": sessions, "secretary": secretary, "posts": posts}))


def _people(count: int) -> list[str]:
    """People of one organ, each in a post of their own."""
    from guiju.office.people.models import Holding, Organ, Person, Post

    organ = Organ.objects.get(district=DISTRICT, code="housing_commission")
    since_on = datetime.now(UTC).date() - timedelta(days=30)  # noqa: TID251 -- the clock of a measurement
    names = [f"screen-{number}" for number in range(count)]
    for name in names:
        person = Person.objects.create(username=name, name=name, district_id=DISTRICT)
        post = Post.objects.create(district_id=DISTRICT, organ=organ, code=name, title=name, rank=900)
        Holding.objects.create(district_id=DISTRICT, post=post, person=person, since_on=since_on)
    return names


def _sitting(names: list[str]) -> tuple[int, list[int]]:
    """A plenary meeting of today that has begun, with all of them in the room."""
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
    actions.open_sitting(pk, now())
    held = Holding.objects.filter(person__username__in=names)
    there = {"sitting": Sitting.objects.get(pk=pk), "status": Presence.PRESENT}
    Attendance.objects.bulk_create(Attendance(post=h.post, person=h.person, **there) for h in held)
    return pk, [h.post_id for h in held]


if __name__ == "__main__":
    main(int(sys.argv[1]))

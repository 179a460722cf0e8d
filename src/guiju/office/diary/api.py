"""The leaders' calendar for programs: a week, and entering a line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.http import HttpRequest
from ninja import Router
from pydantic import AwareDatetime, BaseModel

from guiju.office.cases.views.entry import actor_of, district_of
from guiju.office.diary import actions
from guiju.office.diary.rights import sees_all
from guiju.office.diary.views import WEEK, monday_of
from guiju.office.diary.weeks import appointments
from guiju.office.people.queries import leaders

router = Router(tags=["calendar"])


class AppointmentOut(BaseModel):
    """Something in a leader's calendar. Who may not see what it is gets the hours only."""

    post: int
    leader: str
    kind: str
    title: str
    place: str
    begins: datetime
    ends: datetime
    whole_day: bool


class WeekOut(BaseModel):
    """A week from Monday."""

    monday: date
    appointments: list[AppointmentOut]


class EngagementIn(BaseModel):
    """A line to be entered. `anyway`: also when the leader is taken at that time."""

    post: int
    kind: str
    title: str
    place: str = ""
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    anyway: bool = False
    token: str = ""


class EngagementOut(BaseModel):
    """A line that was entered."""

    id: int
    version: int


@router.get("", response=WeekOut, summary="领导日程（一周）")
def week(request: HttpRequest, day: str = "") -> WeekOut:
    actor = actor_of(request)
    district, monday = district_of(actor), monday_of(day, actor.on)
    posts = {post.pk: post for post in leaders(district, actor.on)}
    whole = sees_all(actor, district)
    rows = [
        AppointmentOut(
            post=row.post,
            leader=posts[row.post].title,
            kind=row.kind if whole else "busy",
            title=row.title if whole else "",
            place=row.place if whole else "",
            begins=row.begins,
            ends=row.ends,
            whole_day=row.whole_day,
        )
        for row in appointments(district, list(posts.values()), monday, monday + timedelta(days=WEEK))
    ]
    return WeekOut(monday=monday, appointments=rows)


@router.post("", response=EngagementOut, summary="登记领导日程")
def enter(request: HttpRequest, given: EngagementIn) -> EngagementOut:
    actor = actor_of(request, token=given.token)
    wanted = actions.Wanted(**given.model_dump(exclude={"post", "token"}))
    row = actions.enter(actor, district_of(actor), given.post, wanted)
    return EngagementOut(id=row.pk, version=row.version)

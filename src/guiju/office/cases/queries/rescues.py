"""Administrators' rescues of a district with their second looks, and the tasks that nobody can do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotYourCase
from guiju.office.cases.log import FIELDS, recorded
from guiju.office.cases.models import Event, WorkItem
from guiju.office.cases.rescuers import may_rescue
from guiju.office.people.models import Holding, StandIn
from guiju.office.people.queries import on_day

MOST = 200


@dataclass(frozen=True, slots=True)
class Rescue:
    """One rescue: what was done in which matter, by whom and why; who looked at it since, and what they found."""

    case: int
    seq: int
    title: str
    what: str
    reason: str
    person: str
    person_id: int
    at: datetime
    reviewed_by: str = ""
    right: bool | None = None
    review: str = ""


@dataclass(frozen=True, slots=True)
class Stuck:
    """A task that lies with a post in which nobody can act."""

    case: int
    title: str
    post: str
    since_at: datetime


def check_reviewer(actor: Actor, district: str) -> None:
    """Raises NotYourCase for people who are neither administrators, nor of the office, nor leaders of the district."""
    if not (actor.oversees(district) or may_rescue(actor.person, actor.own_posts, district)):
        raise NotYourCase(_("管理员处置只有本区的系统管理员、区政府办公室和区领导可以查看。"))


def rescues_in(district: str) -> list[Rescue]:
    """The latest rescues of a district, newest first; those without a second look are told by `right` None."""
    kinds = ("rescued", "rescue_reviewed")
    rows = Event.objects.filter(district=district, kind__in=kinds).order_by("-happened_at", "-id")
    values = rows.values_list(*FIELDS, "case_id", "case__title", "actor__name")[: 2 * MOST]
    looked: dict[tuple[int, int], tuple[str, bool, str]] = {}
    found = []
    for row in values:
        entry, (case, title, person) = recorded(row), row[len(FIELDS) :]
        if entry.kind == "rescue_reviewed":
            looked[case, entry.body.rescue] = (person, entry.body.right, entry.body.text)
            continue
        by, right, text = looked.get((case, entry.seq), ("", None, ""))
        said = (entry.body.what, entry.body.reason, person, entry.actor, entry.at)
        found.append(Rescue(case, entry.seq, title, *said, by, right, text))
    return found[:MOST]


def stuck_in(district: str, on: date) -> list[Stuck]:
    """The tasks of a district that lie with posts which nobody holds or stands in for on a day, oldest first."""
    held = Holding.objects.filter(on_day(on), post=OuterRef("post"))
    helped = StandIn.objects.filter(on_day(on), of_post=OuterRef("post"))
    waiting = WorkItem.objects.filter(district=district, state="todo", kind="do")
    rows = waiting.filter(~Exists(held) & ~Exists(helped)).order_by("since_at", "pk").select_related("case", "post")
    return [Stuck(row.case_id, row.case.title, row.post.title, row.since_at) for row in rows[:MOST]]

"""Lists of tasks and how many wait for somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.cases.models import Case
from guiju.office.people.models import Post
from guiju.office.people.plain_sql import run
from guiju.office.rulebook.profiles import duty_keeping
from guiju.office.tasks.models import Task, TaskState
from guiju.office.tasks.rights import visible

LONGEST = 60
UNDER_WAY = (TaskState.NEW, TaskState.OPEN, TaskState.REPORTED)
LATE = "late"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed down to. `state` "": all under way; "late": overdue; else a state.

    `source` is a value of the fact task_source, `article` the short form of a citation.
    """

    state: str = ""
    words: str = ""
    organ: str = ""
    source: str = ""
    article: str = ""

    @classmethod
    def typed(cls, asked: Mapping[str, str]) -> Sought:
        """What somebody typed; what cannot be meant is left out."""
        state = asked.get("state", "")
        plain = [
            asked.get(name, "").replace("\0", "").strip()[:LONGEST] for name in ("q", "organ", "source", "article")
        ]
        return cls(state if state in (*TaskState.values, LATE) else "", *plain)


def tasks(actor: Actor, sought: Sought) -> QuerySet[Task]:
    """The tasks found, those due first on top."""
    found = visible(actor)
    if sought.state == LATE:
        found = found.filter(due_on__lt=actor.on, state__in=[TaskState.OPEN, TaskState.REPORTED])
    else:
        found = found.filter(state=sought.state) if sought.state else found.filter(state__in=UNDER_WAY)
    if sought.words:
        found = found.filter(Q(text__icontains=sought.words) | Q(title__icontains=sought.words))
    if sought.organ:
        found = found.filter(lead__code=sought.organ)
    if sought.source:
        found = found.filter(source=sought.source)
    if sought.article:
        found = found.filter(cites__icontains=f'"{sought.article}"')
    rows = found.select_related("lead", "given_by", "given_post").prefetch_related("assisting")
    return rows.order_by(F("due_on").asc(nulls_first=True), "-serial")


def waiting(posts: Sequence[Post], district: str) -> int:
    """How many tasks wait for the holder of posts: to be assigned or checked at the office, to be carried out in a
    unit. Shown on every page, so one query."""
    organs = {post.organ.code: post.organ_id for post in posts if post.organ and post.district_id == district}
    if GOVERNMENT_OFFICE in organs:
        return _counted("state IN ('new', 'reported')", [district])
    marks = ", ".join(["%s"] * len(organs))
    return _counted(f"state = 'open' AND lead_id IN ({marks})", [district, *organs.values()]) if organs else 0


def _counted(condition: str, values: Sequence[Any]) -> int:
    # Plain SQL, because building this through the ORM costs ten times its answer.
    found = run(f"SELECT COUNT(*) FROM tasks_task WHERE district_id = %s AND NOT follows AND {condition}", values)  # noqa: S608 -- the conditions above; values are bound
    return int(found.fetchone()[0])


def of_case(case: Case) -> QuerySet[Task]:
    """The tasks of a matter."""
    return Task.objects.filter(case=case).select_related("lead").order_by("serial")


def late(task: Task, on: date) -> bool:
    """Whether a task is overdue."""
    return task.due_on is not None and task.due_on < on and task.state in (TaskState.OPEN, TaskState.REPORTED)


def light(task: Task, on: date) -> str:
    """Red: overdue. Yellow: due within the days of reminder of the district's profile. Green: time enough."""
    if task.due_on is None or task.state not in (TaskState.OPEN, TaskState.REPORTED):
        return ""
    if late(task, on):
        return "red"
    return "yellow" if (task.due_on - on).days <= duty_keeping(task.district_id).remind_days else "green"

"""The lists of somebody's work. Each kind is answered by one index, whatever the number of cases behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from guiju.office.cases.models import Case, WorkItem
from guiju.office.people.models import Person
from guiju.office.people.queries import ActingPost, acting_posts

PAGE = 20
MOST_COUNTED = 1000
"""Lists of what is done grow for ever; beyond this they are counted as "and more"."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits: exact, they are what people look at."""

    todo: int
    read: int


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One line of a list. `post_title` and `stood_in` only where a post was asked; days are China's."""

    case_id: int
    serial: int
    title: str
    act: str
    stage: str
    state: str
    organ: str
    operation: str
    step_key: str
    at: datetime
    due_on: date | None
    overdue: bool
    post_title: str
    stood_in: bool


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of a list. `total` stops at MOST_COUNTED for lists that only grow (`more` is then True)."""

    kind: str
    rows: tuple[InboxRow, ...]
    page: int
    has_next: bool
    total: int
    more: bool
    counts: Counts


def inbox(person: Person, on: date, kind: str = "todo", page: int = 1, size: int = PAGE) -> InboxPage:
    """A page of a list: `todo`, `read` (to be read), `done`, `seen` (was read) or `mine` (opened by oneself).

    Stood-in posts count like own ones. Pages count from 1.
    """
    hats = acting_posts(person, on)
    found = _items(person, hats, kind) if kind != "mine" else _mine(person)
    start = (max(page, 1) - 1) * size
    rows = list(found[start : start + size + 1])
    waiting = counts(hats)
    total = {"todo": waiting.todo, "read": waiting.read}.get(kind)
    if total is None:
        total = found.order_by()[:MOST_COUNTED].count()
    shown = tuple(_row(row, hats, on, kind) for row in rows[:size])
    more = total == MOST_COUNTED and kind not in ("todo", "read")
    return InboxPage(kind, shown, max(page, 1), len(rows) > size, total, more, waiting)


def counts(hats: tuple[ActingPost, ...]) -> Counts:
    """How much waits for somebody who may act in these posts: one query."""
    if not hats:
        return Counts(0, 0)
    waiting = _of_posts(hats).filter(state="todo")
    found = waiting.aggregate(
        todo=Count("pk", filter=Q(kind="do")),
        read=Count("pk", filter=Q(kind="read")),
    )
    return Counts(found["todo"], found["read"])


def _items(person: Person, hats: tuple[ActingPost, ...], kind: str) -> QuerySet[WorkItem]:
    what = "read" if kind in ("read", "seen") else "do"
    if kind in ("done", "seen"):
        mine = WorkItem.objects.filter(done_by=person, state="done", kind=what)
        mine = mine.filter(district__in=_districts(hats, person))
        return _joined(mine).order_by("-done_at")
    return _joined(_of_posts(hats).filter(kind=what, state="todo")).order_by("since_at", "pk")


def _of_posts(hats: tuple[ActingPost, ...]) -> QuerySet[WorkItem]:
    posts = sorted({hat.post.pk for hat in hats})
    return WorkItem.objects.filter(district__in=sorted({h.post.district_id for h in hats}), post__in=posts)


def _districts(hats: tuple[ActingPost, ...], person: Person) -> list[str]:
    return sorted({hat.post.district_id for hat in hats} | ({person.district_id} - {None}))


def _joined(items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    return items.select_related("case__drafting_organ", "post")


def _mine(person: Person) -> QuerySet[Case]:
    mine = Case.objects.filter(district=person.district_id, opened_by=person)
    return mine.select_related("drafting_organ").order_by("-opened_at")


def _row(row: WorkItem | Case, hats: tuple[ActingPost, ...], on: date, kind: str) -> InboxRow:
    item = row if isinstance(row, WorkItem) else None
    case = row.case if isinstance(row, WorkItem) else row
    due_on = item.due_on if item else None
    return InboxRow(
        case_id=case.pk,
        serial=case.serial,
        title=case.title,
        act=case.act,
        stage=case.stage,
        state=case.state,
        organ=case.drafting_organ.short_name,
        operation=item.operation if item else "",
        step_key=item.step_key if item else "",
        at=_at(item, kind) if item else case.opened_at,
        due_on=due_on,
        overdue=bool(due_on and due_on < on and kind == "todo"),
        post_title=item.post.title if item else "",
        stood_in=bool(item and any(h.stand_in and h.post.pk == item.post_id for h in hats)),
    )


def _at(item: WorkItem, kind: str) -> datetime:
    return (item.done_at or item.since_at) if kind in ("done", "seen") else item.since_at

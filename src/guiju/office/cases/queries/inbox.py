"""The lists of somebody's work. Each kind is answered by one index, whatever the number of cases behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.errors import UnknownList
from guiju.office.cases.models import Case, WorkItem
from guiju.office.cases.waiting import WaitingRow, count_waiting, waiting_rows
from guiju.office.people.models import Person
from guiju.office.people.queries import ActingPost, acting_posts

Hats = tuple[ActingPost, ...]
PAGE = 20
MOST_COUNTED = 1000
"""Lists of what is done grow for ever; beyond this they are counted as "and more"."""


Counts = dict[str, int]
"""How much waits: `todo` and `reading`. Exact, because they are what people look at."""
KINDS = ("todo", "reading", "done", "seen", "mine")
WAITING = {"todo": "do", "reading": "read"}
"""The lists of what waits, each with the kind of its items."""


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
    at: datetime
    operation: str = ""
    step_key: str = ""
    due_on: date | None = None
    overdue: bool = False
    post_title: str = ""
    stood_in: bool = False
    urgency: int = 0
    urged: int = 0
    head_seq: int = 0


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


def inbox(
    person: Person, on: date, kind: str = "todo", page: int = 1, size: int = PAGE, hats: Hats | None = None
) -> InboxPage:
    """A page of a list: `todo`, `reading` (to be read), `done`, `seen` (was read) or `mine` (opened by oneself).

    Stood-in posts count like own ones; `hats`: all of them, where they have been looked up. Pages count from 1.
    Raises UnknownList.
    """
    if kind not in KINDS:
        raise UnknownList(_("没有「%(kind)s」这个列表，请从左侧导航重新打开。") % {"kind": kind})
    hats, page = acting_posts(person, on) if hats is None else hats, max(page, 1)
    start, waiting = (page - 1) * size, counts_in(hats)
    rows, total = _rows(person, hats, on, kind, slice(start, start + size + 1))
    total = waiting.get(kind, total)
    more = total == MOST_COUNTED and kind not in waiting
    return InboxPage(kind, rows[:size], page, len(rows) > size, total, more, waiting)


def _rows(person: Person, hats: Hats, on: date, kind: str, part: slice) -> tuple[tuple[InboxRow, ...], int]:
    if kind == "mine":
        mine = _mine(person)
        return tuple(_case_row(case) for case in mine[part]), _capped(mine)
    if kind in WAITING:
        return tuple(_waiting_row(row, hats, on, kind) for row in waiting_rows(*_places(hats), WAITING[kind], part)), 0
    items = _items(person, hats, kind)
    total = _capped(items) if kind in ("done", "seen") else 0
    return tuple(_row(item, hats, on, kind) for item in items[part]), total


def _capped(rows: QuerySet[Any]) -> int:
    return rows.order_by()[:MOST_COUNTED].count()


def counts(person: Person, on: date) -> Counts:
    """How much waits for a person on a day, in all posts in which they may act."""
    return counts_in(acting_posts(person, on))


def counts_in(hats: Hats) -> Counts:
    """How much waits for somebody who may act in these posts: one query."""
    if not hats:
        return {"todo": 0, "reading": 0}
    found = count_waiting(*_places(hats))
    return {kind: found.get(what, 0) for kind, what in WAITING.items()}


def _items(person: Person, hats: Hats, kind: str) -> QuerySet[WorkItem]:
    what = "read" if kind in ("reading", "seen") else "do"
    if kind in ("done", "seen"):
        mine = WorkItem.objects.filter(done_by=person, state="done", kind=what)
        mine = mine.filter(district__in=_districts(hats, person))
        return _joined(mine).order_by("-done_at")
    return _joined(_of_posts(hats).filter(kind=what, state="todo")).order_by("-urgency", "since_at", "pk")


def _of_posts(hats: Hats) -> QuerySet[WorkItem]:
    districts, posts = _places(hats)
    return WorkItem.objects.filter(district__in=districts, post__in=posts)


def _places(hats: Hats) -> tuple[list[str], list[int]]:
    return sorted({hat.post.district_id for hat in hats}), sorted({hat.post.pk for hat in hats})


def _districts(hats: Hats, person: Person) -> list[str]:
    own = {person.district_id} if person.district_id else set()
    return sorted({hat.post.district_id for hat in hats} | own)


def _joined(items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    return items.select_related("case__drafting_organ", "post")


def _mine(person: Person) -> QuerySet[Case]:
    mine = Case.objects.filter(district=person.district_id, opened_by=person)
    return mine.select_related("drafting_organ").order_by("-opened_at")


def _waiting_row(row: WaitingRow, hats: Hats, on: date, kind: str) -> InboxRow:
    own = row._asdict()
    post = own.pop("post_id")
    return InboxRow(
        **own,
        stood_in=any(hat.stand_in and hat.post.pk == post for hat in hats),
        overdue=bool(row.due_on and row.due_on < on and kind == "todo"),
    )


def _row(item: WorkItem, hats: Hats, on: date, kind: str) -> InboxRow:
    stood_in = any(hat.stand_in and hat.post.pk == item.post_id for hat in hats)
    at = item.done_at if kind in ("done", "seen") else None
    return replace(
        _case_row(item.case),
        operation=item.operation,
        step_key=item.step_key,
        at=at or item.since_at,
        due_on=item.due_on,
        overdue=bool(item.due_on and item.due_on < on and kind == "todo"),
        post_title=item.post.title,
        stood_in=stood_in,
        urgency=item.urgency,
        urged=item.urged,
    )


def _case_row(case: Case) -> InboxRow:
    return InboxRow(
        case_id=case.pk,
        serial=case.serial,
        title=case.title,
        act=case.act,
        stage=case.stage,
        state=case.state,
        organ=case.drafting_organ.short_name,
        at=case.opened_at,
        head_seq=case.head_seq,
    )

"""The lists of somebody's work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_POST, require_safe

from guiju.office.cases import actions
from guiju.office.cases.bulk import OPERATIONS as BULK
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.lateness import late_by
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries import InboxPage, InboxRow
from guiju.office.cases.queries.clocks import hours_running
from guiju.office.cases.queries.searching import Sought, listed
from guiju.office.cases.views.entry import actor_of, new_token, seen_file, signed_in
from guiju.office.rulebook.addresses import address_of
from guiju.office.rulebook.labels import label
from guiju.office.rulebook.queries import vocabulary

TITLES = {
    "todo": later("待办"),
    "reading": later("待阅"),
    "done": later("已办"),
    "seen": later("已阅"),
    "mine": later("我发起的"),
}
LONGEST_PAGE = 6
STATES = {"draft": "draft", "open": "running", "withdrawn": "returned", "closed": "done"}


@dataclass(frozen=True, slots=True)
class Due:
    """A due day for its chip; the arithmetic stands on the page of the case."""

    due: date | datetime
    provisional: bool = False
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the table draws it. `mine` is the stage of the step that was the person's own."""

    row: InboxRow
    act: str
    stage: str
    asked: str
    mine: str
    chip: str
    due: Due | None
    overdue: bool
    chosen: str = ""


@signed_in
@require_safe
def inbox(request: HttpRequest, kind: str = "todo") -> HttpResponse:
    """A list: to do, to read, done, read, or opened by oneself; narrowed down by kind of matter and words."""
    actor = actor_of(request)
    sought = Sought.typed(request.GET.get("act", ""), request.GET.get("q", ""))
    page = listed(actor.person, actor.on, kind, page_number(request), sought, actor.hats)
    request.waiting = page.counts  # type: ignore[attr-defined] # the frame of the page shows the same counts
    clocks = hours_running(page.rows) if kind == "todo" else {}
    lines = [_line(row, clocks.get((row.case_id, row.step_key)), actor.now) for row in page.rows]
    context = {
        "kind": kind,
        "title": TITLES[kind],
        "page": page,
        "lines": lines,
        "tabs": _tabs(kind, page),
        "acts": [(act.code, label(act)) for act in vocabulary().acts.values()],
        "sought": sought,
        "pages": _pages(page, sought),
        "sheet_url": _sheet_url(kind, sought),
        "overdue": sum(line.overdue for line in lines),
        "together": _together(kind, lines),
        "token": new_token(),
        "today": actor.on,
        "now": actor.now,
    }
    return render(request, "cases/inbox.jinja", context)


@signed_in
@require_POST
def read(request: HttpRequest, case_id: int) -> HttpResponse:
    """Tick a circulated paper off the reading list; one click, and a second one is told so."""
    actor = actor_of(request)
    file = seen_file(actor, case_id, request.path)
    try:
        actions.mark_read(case_id, actor)
        messages.success(request, _("已圈阅《%(title)s》。") % {"title": file.case.title})
    except AlreadyDone as refusal:
        messages.info(request, refusal.message)
    return redirect("cases:inbox", "reading")


def page_number(request: HttpRequest) -> int:
    """The page asked for; 1 for what is no number."""
    typed = request.GET.get("page", "1")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST_PAGE else 1


def _line(row: InboxRow, due_at: datetime | None, now: datetime) -> Line:
    """`due_at` where the clock runs by the hour: then the moment counts, not the day."""
    known = vocabulary()
    act = label(known.acts[row.act]) if row.act in known.acts else row.act
    stage, mine = (label(known.stages[s]) if s in known.stages else "" for s in (row.stage, row.step_key.split(".")[0]))
    asked = _(OPERATIONS_ZH[row.operation]) if row.operation in OPERATIONS_ZH else ""
    until = due_at or row.due_on
    due = Due(until) if until else None
    overdue = row.overdue or bool(due_at and late_by(due_at, now))
    chosen = f"{row.case_id}:{row.head_seq}:{row.step_key}" if row.operation in BULK else ""
    return Line(row, act, stage, asked, mine, STATES.get(row.state, row.state), due, overdue, chosen)


def _together(kind: str, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """The operations that several lines of a list ask for, and that can be done together."""
    asked = Counter(line.row.operation for line in lines if line.chosen) if kind in ("todo", "reading") else Counter()
    return [(name, _(OPERATIONS_ZH[name])) for name, count in asked.items() if count > 1]


def _tabs(kind: str, page: InboxPage) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": _url(k), "count": page.counts.get(k), "active": k == kind}
        for k, label in TITLES.items()
    ]


def _url(kind: str) -> str:
    return address_of("cases:inbox") if kind == "todo" else address_of("cases:inbox", kind)


def _sheet_url(kind: str, sought: Sought) -> str:
    """The address of the list as a workbook."""
    query = urlencode({name: value for name, value in (("act", sought.act), ("q", sought.words)) if value})
    return address_of("cases:work_sheet", kind) + (f"?{query}" if query else "")


def _pages(page: InboxPage, sought: Sought) -> Mapping[str, str]:
    """The addresses of the pages before and after, where there are any."""
    query = {name: value for name, value in (("act", sought.act), ("q", sought.words)) if value}
    around: Sequence[tuple[str, int, bool]] = (
        ("before", page.page - 1, page.page > 1),
        ("after", page.page + 1, page.has_next),
    )
    return {name: "?" + urlencode({**query, "page": number}) for name, number, there in around if there}

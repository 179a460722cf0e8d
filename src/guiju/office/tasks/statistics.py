"""Counts of tasks for leaders: by unit, source and article, of one month and as things stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.rulebook.citing import card
from guiju.office.rulebook.labels import choices, english
from guiju.office.tasks.errors import NotYourTask
from guiju.office.tasks.models import EntryKind, Task, TaskState
from guiju.office.tasks.queries import late
from guiju.office.tasks.supervision import sources


@dataclass(slots=True)
class Tally:
    """How many tasks of one kind there are: under way (`late` among them), reported and closed."""

    label: str
    open: int = 0
    late: int = 0
    reported: int = 0
    closed: int = 0

    @property
    def total(self) -> int:
        return self.open + self.reported + self.closed

    def add(self, task: Task, on: date) -> None:
        """Count one task."""
        if task.state == TaskState.CLOSED:
            self.closed += 1
        elif task.state == TaskState.REPORTED:
            self.reported += 1
        else:
            self.open += 1
        self.late += late(task, on)


@dataclass(slots=True)
class Summary:
    """A month of the ledger: what was raised in it or was still under way, and how it stands today."""

    month: date
    whole: Tally
    raised: int = 0
    closed_in: int = 0
    urged: int = 0
    by_unit: list[Tally] = field(default_factory=list)
    by_source: list[Tally] = field(default_factory=list)
    by_article: list[Tally] = field(default_factory=list)
    latest: Sequence[Task] = ()


def summary(actor: Actor, district: str, month: date) -> Summary:
    """The summary of the month that begins on `month`. Raises NotYourTask: it is for leaders and the office."""
    if not actor.oversees(district):
        raise NotYourTask(_("督查情况汇总由区政府领导和区政府办公室查看。"))
    first, after = month.replace(day=1), next_month(month)
    rows = list(_rows(district, first, after))
    found = Summary(first, Tally(_("合计")))
    found.raised = sum(_within(task, first, after) for task in rows)
    kinds = _entries(district, first, after)
    found.closed_in, found.urged = kinds.count(EntryKind.CLOSED), kinds.count(EntryKind.URGED)
    named = choices(sources())
    for task in rows:
        found.whole.add(task, actor.on)
    found.by_unit = _tallied(actor.on, ((t.lead.short_name if t.lead else _("待定"), t) for t in rows))
    found.by_source = _tallied(actor.on, ((named.get(t.source, t.source), t) for t in rows))
    found.by_article = _tallied(actor.on, ((_article(cite, district), t) for t in rows for cite in t.cites))
    found.latest = sorted((t for t in rows if late(t, actor.on)), key=lambda t: t.due_on or date.max)[:20]
    return found


def _article(cite: str, district: str) -> str:
    found = card(cite, district)
    return found.en() if english() else found.zh


def next_month(day: date) -> date:
    """The first day of the month after that of a day."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _rows(district: str, first: date, after: date) -> Iterator[Task]:
    begun = Task.objects.filter(district=district, given_at__date__lt=after).exclude(state=TaskState.DROPPED)
    ended = Q(entries__kind=EntryKind.CLOSED, entries__at__date__gte=first)
    yield from begun.filter(~Q(state=TaskState.CLOSED) | ended).select_related("lead").distinct()


def _entries(district: str, first: date, after: date) -> list[str]:
    rows = Task.objects.filter(district=district, entries__at__date__gte=first, entries__at__date__lt=after)
    return list(rows.values_list("entries__kind", flat=True))


def _within(task: Task, first: date, after: date) -> bool:
    return first <= task.given_at.astimezone(CHINA).date() < after


def _tallied(on: date, rows: Iterator[tuple[str, Task]]) -> list[Tally]:
    found: dict[str, Tally] = {}
    for label, task in rows:
        found.setdefault(label, Tally(label)).add(task, on)
    return sorted(found.values(), key=lambda tally: (-tally.total, tally.label))

"""Which matters wait for somebody who will be away, as far as whoever looks may see them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from guiju.office.absences.wishes import Wish
from guiju.office.cases.actors import Actor
from guiju.office.cases.beside import Line
from guiju.office.cases.models import WorkItem
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries.access import may_see

MOST = 8
SIGNING = ("sign", "countersign")


def waiting_lines(wish: Wish, actor: Actor) -> Iterator[Line]:
    """What is asked of the post now: papers to be signed first, then by the day on which they are due."""
    found = WorkItem.objects.filter(
        district=wish.post.district_id, post=wish.post, kind="do", state="todo"
    ).select_related("case")
    rows = sorted(found[:200], key=lambda row: (row.operation not in SIGNING, row.due_on is None, row.due_on, row.pk))
    seen = [row for row in rows if may_see(actor.person, row.case, actor.hats)]
    for row in seen[:MOST]:
        within = row.due_on and wish.until_on and row.due_on < wish.until_on
        due = f",{row.due_on}到期" if row.due_on else ""
        text = f"「{row.case.title}」等「{wish.post.title}」{OPERATIONS_ZH.get(row.operation, '办理')}{due}。"
        tone = "warn" if within or row.operation in SIGNING else ""
        yield Line(text, tone, reverse("cases:case", args=[row.case_id]), "打开")
    if len(rows) > len(seen[:MOST]):
        yield Line(f"另有{len(rows) - len(seen[:MOST])}件等「{wish.post.title}」办理。")

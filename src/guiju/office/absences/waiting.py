"""Which matters wait for somebody who will be away, as far as whoever looks may see them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

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
        operation = _(OPERATIONS_ZH.get(row.operation, N_("办理")))
        words = {"title": row.case.title, "post": wish.post.title, "operation": operation, "due": row.due_on}
        asked = (
            _("「%(title)s」等「%(post)s」%(operation)s，%(due)s到期。")
            if row.due_on
            else _("「%(title)s」等「%(post)s」%(operation)s。")
        )
        tone = "warn" if within or row.operation in SIGNING else ""
        yield Line(asked % words, tone, reverse("cases:case", args=[row.case_id]), _("打开"))
    if len(rows) > len(seen[:MOST]):
        more = {"num": len(rows) - len(seen[:MOST]), "post": wish.post.title}
        yield Line(_("另有%(num)s件等「%(post)s」办理。") % more)

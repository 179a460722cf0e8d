"""The tasks that came out of a matter, on its page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from guiju.office.cases.beside import Around, BesidePanel, Line
from guiju.office.people.plain_sql import any_row
from guiju.office.rulebook.citing import cards
from guiju.office.tasks.models import Task
from guiju.office.tasks.queries import late, of_case
from guiju.office.tasks.rights import visible


def task_panels(around: Around) -> list[BesidePanel]:
    """The panel of tasks; a link only for those who may see the task."""
    return [BesidePanel(_("督查任务"), list(_lines(around)))] if around.case is not None else []


def _lines(around: Around) -> Iterator[Line]:
    if around.case is None or not any_row(Task, "case_id", around.case.pk):
        return
    mine = set(visible(around.actor).filter(case=around.case).values_list("pk", flat=True))
    for task in of_case(around.case):
        lead = task.lead.short_name if task.lead else _("待定")
        words = {"text": task.text[:60], "lead": lead, "state": _(task.get_state_display())}
        said = _("「%(text)s」由%(lead)s牵头，%(state)s") % words
        if task.due_on:
            said += _("，期限%(due)s") % {"due": task.due_on}
        tone = "bad" if late(task, around.actor.on) else "good" if task.state == "closed" else ""
        href = reverse("tasks:task", args=[task.pk]) if task.pk in mine else ""
        yield Line(said, tone, href, _("任务") if href else "", cards(task.cites, around.district))

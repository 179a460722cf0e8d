"""Until when a registered paper must be handled, with its arithmetic."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from guiju.office.registry.errors import WrongPaper
from guiju.office.registry.models import Paper
from guiju.rules.calendar import CHINA, Span, deadline
from guiju.rules.calendar.errors import CalendarError

MOST_DAYS = 250


def due_in(paper: Paper, days: int | None, due_on: date | None) -> None:
    """Set the deadline: so many working days after the day on which it came, or a day that the sender set.

    Raises WrongPaper for both at once, or a day before it came.
    """
    if days is not None and due_on is not None:
        raise WrongPaper("due_on", _("办理期限填工作日数或者日期，只填一项。"))
    if due_on is not None:
        if due_on < paper.came_on:
            raise WrongPaper("due_on", _("办理期限不能早于收到日期。请核对后再提交。"))
        paper.due_on, paper.arithmetic, paper.provisional = due_on, f"来文写明的日期 = {due_on}", False
    if days is not None:
        try:
            found = deadline(Span(days, "working_days"), paper.came_on, CHINA)
        except CalendarError as error:
            raise WrongPaper("days", str(error)) from error
        due = found.due
        paper.due_on, paper.arithmetic, paper.provisional = due, found.arithmetic, found.provisional

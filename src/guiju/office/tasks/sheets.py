"""The ledger of tasks as a workbook: a record, Chinese whatever language the screens are in."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation

from guiju.office.cases.workbooks import workbook
from guiju.office.tasks.models import EntryKind, Task

NAME = "批示交办台账"
HEADINGS = ("编号", "事项", "批示", "批示领导", "批示时间", "牵头单位", "协办单位", "期限", "状态", "最近情况")


def tasks_workbook(found: Iterable[Task]) -> bytes:
    """The tasks, each with what was done last."""
    with translation.override(settings.LANGUAGE_CODE):
        return workbook(NAME, HEADINGS, (_row(task) for task in found))


def _row(found: Task) -> list[object]:
    last = max(found.entries.all(), key=lambda entry: entry.pk, default=None)
    told = f"{EntryKind(last.kind).label}:{last.text}" if last else ""
    post = f"{found.given_post.title} " if found.given_post else ""
    units = "、".join(organ.short_name for organ in found.assisting.all())
    lead = found.lead.short_name if found.lead else ""
    who = f"{post}{found.given_by.name}"
    row = [found.serial, found.title, found.text, who, found.given_at, lead, units, found.due_on]
    return [*row, found.get_state_display(), told]

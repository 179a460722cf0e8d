"""The ledger of tasks as a workbook: a record, Chinese whatever language the screens are in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils import translation

from guiju.office.cases.workbooks import workbook
from guiju.office.tasks.models import EntryKind, Task
from guiju.office.tasks.queries import light
from guiju.office.tasks.supervision import sources

NAME = "督查台账"
HEADINGS = (
    "编号",
    "来源",
    "出处",
    "事项",
    "任务",
    "提出人",
    "提出时间",
    "牵头单位",
    "协办单位",
    "期限",
    "灯",
    "状态",
    "最近情况",
)
LIGHTS = {"": "", "green": "绿灯", "yellow": "黄灯", "red": "红灯"}


def tasks_workbook(found: Iterable[Task], on: date) -> bytes:
    """The tasks, each with what was done last."""
    with translation.override(settings.LANGUAGE_CODE):
        return workbook(NAME, HEADINGS, (_row(task, on) for task in found))


def _row(found: Task, on: date) -> list[object]:
    last = max(found.entries.all(), key=lambda entry: entry.pk, default=None)
    told = f"{EntryKind(last.kind).label}：{last.text}" if last else ""
    post = f"{found.given_post.title} " if found.given_post else ""
    units = "、".join(organ.short_name for organ in found.assisting.all())
    lead = found.lead.short_name if found.lead else ""
    who = f"{post}{found.given_by.name}"
    source = sources().values.get(found.source, "")
    row: list[object] = [found.serial, source, found.basis, found.title, found.text, who, found.given_at, lead, units]
    return [*row, found.due_on, LIGHTS[light(found, on)], found.get_state_display(), told]

"""Tasks out of an Excel workbook: the work report and plans, line by line; one wrong cell refuses the whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.workbooks import workbook
from guiju.office.people.queries import organs
from guiju.office.registers.errors import WrongCell, WrongSheet
from guiju.office.registers.sheets import sheet_lines
from guiju.office.rulebook.choosing import coded
from guiju.office.tasks.entering import Line, enter_all, entering_hat
from guiju.office.tasks.errors import WrongTask
from guiju.office.tasks.models import Task
from guiju.office.tasks.supervision import sources

COLUMNS = {
    "任务来源": "source",
    "任务": "text",
    "出处": "basis",
    "牵头单位": "lead",
    "协办单位": "assisting",
    "办结日期": "due_on",
}
"""Headings of the form, which is a record: Chinese whatever language the screens are in."""
NAME = "督查任务"
OPTIONAL = ("basis", "assisting")
MOST_ROWS = 1000


def blank_form(district: str) -> bytes:
    """The form to be filled in, with an example line that names what may stand in each column."""
    named = "、".join(organ.short_name for organ in organs(district)[:2])
    first = next(iter(sources().values.values()))
    return workbook(
        "督查任务",
        tuple(COLUMNS),
        [[first, "（示例，请删去）任务内容", "报告第几条", named.split("、")[0], named, None]],
    )


def import_tasks(actor: Actor, district: str, content: bytes) -> list[Task]:
    """Enter every line of a workbook, or none. Raises NotYourTask, WrongSheet with all mistakes at once."""
    entering_hat(actor, district)
    read = _rows(content)
    wrong: list[WrongCell] = []
    lines = [line for number, row in read if (line := _line(district, number, row, wrong))]
    if wrong:
        raise _refused(wrong)
    for (number, _row), line in zip(read, lines, strict=True):
        if line.due_on and line.due_on < actor.on:
            wrong.append(WrongCell(number, "办结日期", _("办理期限不能早于今天。")))
    if wrong:
        raise _refused(wrong)
    try:
        return enter_all(actor, district, lines)
    except WrongTask as refusal:
        raise WrongSheet(refusal.message) from refusal


def _refused(wrong: list[WrongCell]) -> WrongSheet:
    return WrongSheet(_("有%(wrong)s处需要改正，整个文件都没有登记。") % {"wrong": len(wrong)}, tuple(wrong))


def _rows(content: bytes) -> list[tuple[int, dict[str, Any]]]:
    lines = sheet_lines(content)
    headings = [str(cell or "").strip() for cell in next(lines, ())]
    _refuse_wrong_columns(headings)
    names = [COLUMNS.get(heading, "") for heading in headings]
    found = [
        (number, dict(zip(names, line, strict=False)))
        for number, line in enumerate(lines, start=2)
        if any(cell not in (None, "") for cell in line)
    ]
    if not found:
        raise WrongSheet(_("表里没有内容。请从第二行起填写，每行一条。"))
    if len(found) > MOST_ROWS:
        raise WrongSheet(_("一次最多导入%(rows)s行。请分成几个文件。") % {"rows": MOST_ROWS})
    return found


def _refuse_wrong_columns(headings: Sequence[str]) -> None:
    written = [heading for heading in headings if heading]
    wrong = [WrongCell(1, heading, _("没有这一栏。")) for heading in written if heading not in COLUMNS]
    wrong += [WrongCell(1, heading, _("缺少这一栏。")) for heading in COLUMNS if heading not in written]
    twice = {heading for heading in written if written.count(heading) > 1}
    wrong += [WrongCell(1, heading, _("这一栏写了两次。")) for heading in sorted(twice)]
    if wrong:
        raise WrongSheet(_("栏目与空白表不一致。请下载「空白表」填写。"), tuple(wrong))


def _line(district: str, number: int, row: dict[str, Any], wrong: list[WrongCell]) -> Line | None:
    units = {organ.short_name: organ.code for organ in organs(district)}
    units |= {organ.name: organ.code for organ in organs(district)}
    found: dict[str, Any] = {}
    for heading, name in COLUMNS.items():
        try:
            found[name] = _value(name, row.get(name), units)
        except ValueError as error:
            wrong.append(WrongCell(number, heading, str(error)))
    return Line(**found) if len(found) == len(COLUMNS) else None


def _value(name: str, cell: Any, units: dict[str, str]) -> Any:
    text = str(cell).strip() if cell is not None else ""
    if not text and name not in OPTIONAL:
        raise ValueError(_("没有填写。"))
    if name == "source":
        return coded({label: code for code, label in sources().values.items()}, text)
    if name == "lead":
        return coded(units, text)
    if name == "assisting":
        return [coded(units, part.strip()) for part in text.split("、") if part.strip()]
    return _day(cell, text) if name == "due_on" else text


def _day(cell: Any, text: str) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("请填写日期，例如 2026-12-31。")) from None

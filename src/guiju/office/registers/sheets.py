"""Registers as Excel workbooks: the same columns go out and come in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from guiju.office.cases.file_sizes import MEGABYTE
from guiju.office.registers.errors import WrongCell, WrongEntry, WrongSheet
from guiju.office.registers.kept import Kept
from guiju.office.registers.models import Entry
from guiju.office.registers.values import checked, shown
from guiju.office.rulebook.choosing import coded, folded
from guiju.rules.facts import FactDefinition, FactType

MOST_ROWS = 5000
MOST_UNPACKED = 50 * MEGABYTE
BESIDES = ("序号", "登记单位", "状态")
"""Columns that go out and are passed over when they come in: the system fills them."""
_BROKEN = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, SyntaxError)


def workbook(kept: Kept, found: Iterable[Entry]) -> bytes:
    """The entries as a workbook; without entries it is the form to be filled in."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(kept.register.zh[:31])
    sheet.freeze_panes = "A2"
    columns = list(kept.columns.items())
    sheet.append([*BESIDES, *(column.zh for _, column in columns)])
    for entry in found:
        organ = entry.organ.short_name if entry.organ else ""
        cells = [_cell(sheet, column, entry.values.get(name)) for name, column in columns]
        sheet.append([entry.number, organ, "已撤销" if entry.withdrawn else "", *cells])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, column: FactDefinition, value: Any) -> Any:
    if value is not None and column.type is FactType.DATE:
        return WriteOnlyCell(sheet, datetime.fromisoformat(value))
    if value is not None and column.type in (FactType.INTEGER, FactType.MONEY):
        return WriteOnlyCell(sheet, float(value) if column.type is FactType.MONEY else int(value))
    cell = WriteOnlyCell(sheet, shown(column, value))
    cell.data_type = "s"  # words that begin with "=" are words, not a formula
    return cell


def rows_of(kept: Kept, content: bytes) -> list[dict[str, Any]]:
    """The raw values of every row of a workbook. Raises WrongSheet with all mistakes at once."""
    lines = sheet_lines(content)
    headings = [str(cell or "").strip() for cell in next(lines, ())]
    names = _names(kept, headings)
    found: list[dict[str, Any]] = []
    wrong: list[WrongCell] = []
    for number, line in enumerate(lines, start=2):
        if any(cell not in (None, "") for cell in line):
            raw, mistakes = _row(kept, names, line, number)
            found.append(raw)
            wrong += mistakes
        if len(found) > MOST_ROWS:
            raise WrongSheet(_("一次最多导入%(rows)s行。请分成几个文件。") % {"rows": MOST_ROWS})
    if wrong:
        raise WrongSheet(_("有%(wrong)s处需要改正，整个文件都没有登记。") % {"wrong": len(wrong)}, tuple(wrong))
    if not found:
        raise WrongSheet(_("表里没有内容。请从第二行起填写，每行一条。"))
    return found


def sheet_lines(content: bytes) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet of a workbook that somebody sent. Raises WrongSheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise WrongSheet(_("这个文件展开以后太大，不能导入。请另存为新的 Excel 文件再试。"))
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        yield from book.worksheets[0].iter_rows(values_only=True)
    except _BROKEN as error:
        raise WrongSheet(_("读不出这个文件。请用 Excel 或 WPS 另存为 .xlsx 格式再试。")) from error


def _names(kept: Kept, headings: Sequence[str]) -> list[str]:
    """The column that each heading means, "" for those that are passed over."""
    known = {folded(column.zh): name for name, column in kept.columns.items()}
    known |= {folded(beside): "" for beside in (*BESIDES, "")}
    given = [folded(heading) for heading in headings]
    wrong = [WrongCell(1, heading, _("没有这一栏。")) for heading in headings if folded(heading) not in known]
    wrong += [
        WrongCell(1, column.zh, _("缺少这一栏。"))
        for column in kept.columns.values()
        if folded(column.zh) not in given and not column.optional
    ]
    wrong += [WrongCell(1, heading, _("这一栏写了两次。")) for heading in set(given) - {""} if given.count(heading) > 1]
    if wrong:
        raise WrongSheet(_("栏目与登记簿不一致。请下载「空白表」填写。"), tuple(wrong))
    return [known[heading] for heading in given]


def _row(kept: Kept, names: Sequence[str], line: Sequence[Any], number: int) -> tuple[dict[str, Any], list[WrongCell]]:
    raw: dict[str, Any] = {}
    wrong = []
    for name, cell in zip(names, line, strict=False):
        if name and cell not in (None, ""):
            try:
                raw[name] = _value(kept.columns[name], cell)
            except ValueError as error:
                wrong.append(WrongCell(number, kept.columns[name].zh, str(error)))
    if not wrong:
        try:
            checked(kept, raw)
        except WrongEntry as refusal:
            wrong.append(WrongCell(number, kept.columns[refusal.name].zh, refusal.message))
    return raw, wrong


def _value(column: FactDefinition, cell: Any) -> Any:
    """What a cell holds, as a raw value. Raises ValueError with a Chinese sentence."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if column.type is FactType.DATE else str(cell)
    text = str(cell).strip()
    if column.type is FactType.BOOLEAN:
        return coded({"是": True, "否": False}, text)
    labels: Mapping[str, str] = {label: code for code, label in column.values.items()}
    if column.type is FactType.CHOICE:
        return coded(labels, text)
    if column.type is FactType.SET:
        return [coded(labels, part.strip()) for part in text.split("、")]
    if column.type is FactType.INTEGER and isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return text

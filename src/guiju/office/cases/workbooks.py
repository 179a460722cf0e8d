"""Lists as Excel workbooks to be taken along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import chain
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from guiju.office.cases.actors import CHINA

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31
Rows = Iterable[Sequence[Any]]


def workbook(title: str, headings: Sequence[str], rows: Rows) -> bytes:
    """One sheet: its headings and rows. Instants are shown in China's time."""
    return workbook_of([(title, headings, rows)])


def workbook_of(sheets: Iterable[tuple[str, Sequence[str], Rows]]) -> bytes:
    """Several sheets, each with its title, its headings and rows."""
    book = Workbook(write_only=True)
    for title, headings, rows in sheets:
        sheet = book.create_sheet(title[:LONGEST_TITLE])
        sheet.freeze_panes = "A2"
        for row in chain([headings], rows):
            sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def excel(content: bytes, name: str) -> HttpResponse:
    """The answer that gives a workbook under its Chinese name."""
    answer = HttpResponse(content, content_type=EXCEL)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _cell(sheet: Any, value: Any) -> Any:
    shown: Any = value
    if isinstance(value, datetime):
        return WriteOnlyCell(sheet, value.astimezone(CHINA).replace(tzinfo=None, microsecond=0))
    if value is None or isinstance(value, int | float | date):
        return WriteOnlyCell(sheet, shown)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type = "s"  # words that begin with "=" are words, not a formula
    return cell

"""The lines as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext_noop as N_

from guiju.office.cases.actors import CHINA
from guiju.office.cases.workbooks import workbook as one_sheet
from guiju.office.duties.rows import Row, Where

HEADINGS = ("状态", "职责", "依据", "承担者", "期间或事项", "截止", "推算", "逾期", "办理日期", "办理情况")
WHERE: dict[Where, str] = {
    Where.OWED: N_("应办"),
    Where.LATE: N_("逾期"),
    Where.DONE: N_("已办"),
    Where.COMING: N_("将到"),
    Where.ALWAYS: N_("经常"),
}


def workbook(rows: Iterable[Row], cites: dict[str, str]) -> bytes:
    """The lines in order, in Chinese; `cites` says how each article reads."""
    return one_sheet("职责", HEADINGS, (_texts(row, cites[row.cite]) for row in rows))


def _texts(row: Row, cite: str) -> list[str]:
    return [
        WHERE[row.where],
        row.says,
        cite,
        row.owners.said,
        row.period,
        _moment(row.due),
        row.arithmetic,
        row.late.zh if row.late else "",
        _moment(row.done_on),
        how(row),
    ]


def how(row: Row) -> str:
    """How a line was kept, in words: what the system saw, what was noted, how much of it there is."""
    seen = [kept.said for kept in row.kept]
    noted = [row.note.note, row.note.document_number, row.note.file_name] if row.note else []
    return "；".join(part for part in (*seen, *noted, row.progress) if part)


def _moment(value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(CHINA):%Y-%m-%d %H:%M}"
    return value.isoformat() if value else ""

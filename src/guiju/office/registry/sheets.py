"""A register as a workbook and as an A4 print. Both are records: Chinese, whatever language the screens are in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils import translation

from guiju.office.cases.workbooks import workbook
from guiju.office.documents.layout import CasePaper, PaperNotPrinted, part_of, write_case_pdf
from guiju.office.documents.printing import NotPrinted
from guiju.office.people.models import Organ
from guiju.office.registry.models import Paper, RegisterKind, StepTaken
from guiju.office.registry.steps import AS_NEEDED, steps_for, steps_of

HEADINGS = ("登记编号", "收到（送出）日期", "来文（主送）单位", "文号", "标题", "紧急程度", "途径", "办理期限", "状态")
MOST_PRINTED = 500


def register_name(organ: Organ, kind: str) -> str:
    """How files of a register are called."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{organ.short_name}{RegisterKind(kind).label}登记簿"


def register_workbook(kind: str, papers: Iterable[Paper]) -> bytes:
    """The papers with all steps, each with who took it and when."""
    with translation.override(settings.LANGUAGE_CODE):
        rows = ([*_head(paper), *(_told(one.last) for one in steps_of(paper))] for paper in papers)
        return workbook(f"{RegisterKind(kind).label}登记簿", [*HEADINGS, *steps_for(kind).values()], rows)


def register_pdf(organ: Organ, kind: str, papers: list[Paper], on: date) -> bytes:
    """The register on A4 pages. Raises NotPrinted."""
    with translation.override(settings.LANGUAGE_CODE):
        rows = [_line(paper) for paper in papers[:MOST_PRINTED]]
        columns = ("登记编号、日期", "来文（主送）单位、文号", "标题", "办理情况")
        title = f"{RegisterKind(kind).label}登记簿"
        parts = (part_of(f"共{len(rows)}件", columns, rows),)
        foot = f"{title}，打印于 {on}。以系统中的记录为准。"
        try:
            return write_case_pdf(CasePaper(organ.name, title, parts, foot, on))
        except PaperNotPrinted as failure:
            raise NotPrinted(failure.message) from failure


def _head(paper: Paper) -> list[object]:
    return [
        paper.number or "待登记",
        paper.came_on,
        paper.other_side,
        paper.their_number,
        paper.title,
        paper.get_urgency_display(),
        paper.get_channel_display(),
        paper.due_on,
        _state(paper),
    ]


def _line(paper: Paper) -> tuple[str, ...]:
    done = "、".join(one.label for one in steps_of(paper) if one.done)
    left = "、".join(one.label for one in steps_of(paper) if not one.done and one.code not in AS_NEEDED)
    how = "\n".join(filter(None, (_state(paper), f"已办：{done}" if done else "", f"待办：{left}" if left else "")))
    urgent = f"【{paper.get_urgency_display()}】" if paper.urgency else ""
    return (
        f"{paper.number or '待登记'}\n{paper.came_on}",
        f"{paper.other_side}\n{paper.their_number}".strip(),
        urgent + paper.title,
        how,
    )


def _state(paper: Paper) -> str:
    return f"{paper.get_state_display()}：{paper.void_reason}" if paper.void_reason else paper.get_state_display()


def _told(taken: StepTaken | None) -> str:
    return f"{taken.done_on} {taken.person.name}" if taken else ""

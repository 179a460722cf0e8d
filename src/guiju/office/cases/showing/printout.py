"""A case on paper, whole: the same parts for the page to be printed and for the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from guiju.office.cases.actors import CHINA
from guiju.office.cases.queries import told
from guiju.office.cases.queries.departures import EXCEPTIONS, JUDGEMENTS
from guiju.office.cases.showing.happened import Story
from guiju.office.cases.showing.page import CasePage
from guiju.office.cases.showing.plan import FindingView, LimitView, StepView
from guiju.office.cases.showing.reasons import Reasons
from guiju.office.cases.showing.sheet import sheet_of
from guiju.office.rulebook.citing import CitationCard
from guiju.office.rulebook.profiles import profile

STATES = {
    "done": "已完成",
    "active": "正在办理",
    "waiting": "未开始",
    "skipped": "不需要",
    "external": "等外部答复",
    "returned": "已退回",
}
ANSWERS = {True: "符合", False: "不符合", None: "待定"}
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its heading, its columns (none: two columns of label and words) and its rows."""

    title: str
    columns: Row
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Printout:
    """A case as it is printed. `printed_on` stands at the foot, for the case may go on."""

    organ: str
    kind: str
    title: str
    parts: Sequence[Part]
    printed_on: date


def printout_of(page: CasePage, on: date) -> Printout:
    """Everything that somebody who may see the case keeps of it on paper; parts without rows are left out."""
    parts = (
        Part("基本情况", (), _heading(page)),
        Part("要素", (), [(fact.label, _also(fact.value, fact.judged)) for fact in page.facts]),
        Part("要件和材料", ("材料", "情况", "依据"), _materials(page)),
        Part("办理流程", ("环节", "谁办理", "办理情况", "依据"), [_step(step) for step in page.steps]),
        Part("意见（按职务排列）", ("环节", "意见", "署名和时间"), _opinions(page, on)),
        Part("规则检查", ("要求", "结论", "依据"), [_finding(f) for f in page.findings]),
        Part("例外和判断", ("情况", "内容和理由", "谁、何时", "依据"), _departures(page)),
        Part("时限", ("期限", "到期", "怎样算出"), [_limit(limit) for limit in page.limits]),
    )
    case = page.file.case
    kind = f"{page.asked.act.zh} {case.serial}号"
    return Printout(profile(case.district_id).government, kind, case.title, [p for p in parts if p.rows], on)


def _heading(page: CasePage) -> list[Row]:
    case = page.file.case
    return [
        ("标题", case.title),
        ("事项", f"{page.asked.act.zh} {case.serial}号"),
        ("起草单位", case.drafting_organ.name),
        ("起办", f"{case.opened_by.name} {_at(case.opened_at)}"),
        ("适用规则", f"{case.law_on} 施行中的规则（{case.rulebook_version}）"),
        ("状态", case.get_state_display()),
        *([("所属事项", page.parent.title)] if page.parent else []),
        *[("关联事项", one.title) for one in page.below],
    ]


def _materials(page: CasePage) -> list[Row]:
    rows: list[Row] = []
    for m in page.materials:
        missing = f"{'缺少' if m.must else '没有（建议附上）'}，「{m.stage}」之前要有"
        rows.append((m.label, f"{m.name} {m.by} {_at(m.at)}" if m.name else missing, _cites(m.citations)))
    return rows


def _step(step: StepView) -> Row:
    done = [" ".join(filter(None, (p.name, _at(p.day), p.note))) for p in step.people]
    return (f"{step.stage}：{step.verb}", step.who, "\n".join([STATES[step.state], *done]), _cites(step.citations))


def _opinions(page: CasePage, on: date) -> list[Row]:
    found = [o for o in sheet_of(page, on).opinions if o.day]
    return [(o.who, o.words, f"{o.name} {_at(o.day)}") for o in found]


def _finding(finding: FindingView) -> Row:
    return (finding.message, ANSWERS[finding.ok], _cites(finding.citations))


def _departures(page: CasePage) -> list[Row]:
    """Softer rules that were not kept, steps left out, and what only a person could decide, in order of time."""
    entries = [e for e in told(page.file.entries) if e.kind in (*EXCEPTIONS, *JUDGEMENTS)]
    story = Story(page.file.state, Reasons(page.asked, page.file.plan.facts, page.who), page.names)
    views = reversed(story.told(entries))
    return [
        (e.what, e.words, f"{_also(e.who, e.on_behalf and f'代{e.on_behalf}')} {_at(e.at)}", _cites(e.citations))
        for e in views
    ]


def _limit(limit: LimitView) -> Row:
    said = _at(limit.due) if limit.due else f"待填写「{limit.waits_for}」"
    return (limit.label, f"{said}（暂定）" if limit.provisional else said, limit.arithmetic)


def _cites(cards: Iterable[CitationCard]) -> str:
    return "、".join(dict.fromkeys(card.zh for card in cards))


def _also(words: str, more: str) -> str:
    return f"{words}（{more}）" if more else words


def _at(at: datetime | date | None) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}" if isinstance(at, datetime) else str(at or "")

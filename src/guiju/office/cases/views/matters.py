"""All matters of a district that somebody may see, and any list of work as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.models import Case, CaseState
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries.inbox import InboxRow
from guiju.office.cases.queries.matters import MOST_EXPORTED, Wanted, matters, matters_page
from guiju.office.cases.queries.searching import Sought, all_listed
from guiju.office.cases.views.entry import actor_of, district_of, signed_in
from guiju.office.cases.views.inbox import STATES, TITLES, page_number
from guiju.office.cases.workbooks import excel, workbook
from guiju.office.people.queries import organs
from guiju.office.rulebook.labels import in_chinese, label
from guiju.office.rulebook.queries import vocabulary

CASES = ("编号", "事项", "标题", "起草单位", "起办人", "起办时间", "环节", "状态", "更新时间")  # in Chinese
WORK = ("编号", "事项", "标题", "来文单位", "请我", "环节", "时间", "期限", "状态")  # in Chinese
STATE_ZH = dict(CaseState.choices)


@signed_in
@require_safe
def all_matters(request: HttpRequest) -> HttpResponse:
    """All matters of one's district that one may see, by kind, state, organ, days and words."""
    actor = actor_of(request)
    district, wanted = district_of(actor), Wanted.typed(request.GET)
    page = matters_page(actor, district, wanted, page_number(request))
    asked = wanted.asked()
    around = {"before": page.page - 1 if page.page > 1 else 0, "after": page.page + 1 if page.has_next else 0}
    context = {
        "page": page,
        "lines": [(case, _act(case.act), _stage(case.stage), STATES.get(case.state, case.state)) for case in page.rows],
        "wanted": wanted,
        "acts": [(code, label(act)) for code, act in rulebook_of(district, actor.on).acts(actor.on).items()],
        "states": CaseState.choices,
        "organs": [(organ.code, organ.short_name) for organ in organs(district)],
        "asked": urlencode(asked),
        "pages": {name: "?" + urlencode({**asked, "page": number}) for name, number in around.items() if number},
    }
    return render(request, "cases/matters.jinja", context)


@signed_in
@require_safe
@in_chinese
def all_matters_sheet(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    actor = actor_of(request)
    wanted = Wanted.typed(request.GET)
    rows = map(_case_cells, matters(actor, district_of(actor), wanted, MOST_EXPORTED + 1))
    title = _act(wanted.act) if wanted.act else "全部事项"  # in Chinese
    return excel(workbook(title, CASES, _capped(rows)), f"{title}{actor.on:%Y%m%d}.xlsx")


@signed_in
@require_safe
@in_chinese
def work_sheet(request: HttpRequest, kind: str) -> HttpResponse:
    """A list of one's work, narrowed down as on its page, as a workbook."""
    actor = actor_of(request)
    sought = Sought.typed(request.GET.get("act", ""), request.GET.get("q", ""))
    rows = (_work_cells(row) for row in all_listed(actor.person, actor.on, kind, sought, MOST_EXPORTED + 1))
    return excel(workbook(str(TITLES[kind]), WORK, _capped(rows)), f"{TITLES[kind]}{actor.on:%Y%m%d}.xlsx")


def _case_cells(case: Case) -> tuple[Any, ...]:
    said = (case.serial, _act(case.act), case.title, case.drafting_organ.short_name, case.opened_by.name)
    return (*said, case.opened_at, _stage(case.stage), STATE_ZH[case.state], case.updated_at)


def _work_cells(row: InboxRow) -> tuple[Any, ...]:
    said = (row.serial, _act(row.act), row.title, row.organ, OPERATIONS_ZH.get(row.operation, ""))
    return (*said, _stage(row.stage), row.at, row.due_on, STATE_ZH[row.state])


def _capped(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """At most MOST_EXPORTED rows; a last line says so when there are more."""
    for place, row in enumerate(rows):
        if place == MOST_EXPORTED:
            yield (f"只导出了前 {MOST_EXPORTED} 件。请缩小筛选范围，分几次导出。",)  # in Chinese
            return
        yield row


def _act(code: str) -> str:
    known = vocabulary().acts
    return label(known[code]) if code in known else code


def _stage(code: str) -> str:
    known = vocabulary().stages
    return label(known[code]) if code in known else ""

"""Counts of meetings and the register of decisions as Excel workbooks."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guiju.office.cases.workbooks import workbook_of
from guiju.office.hall.years import BodyYear, Named
from guiju.office.meetings.minutes_text import wording_in_force
from guiju.office.meetings.models import AgendaItem


def counts_workbook(years: Iterable[BodyYear], named: Iterable[Named]) -> bytes:
    """One sheet for the bodies, one for the other meetings that organs called."""
    columns = [
        _("会议"),
        _("已召开"),
        _("已安排"),
        _("已取消"),
        _("应开未开"),
        _("议题数"),
        _("共计分钟"),
        _("平均分钟"),
    ]
    bodies = ([y.body.said, y.held, y.arranged, y.cancelled, y.late, y.items, y.minutes, y.average] for y in years)
    others = ([n.organ, n.scope, n.name_of, n.number] for n in named)
    return workbook_of(
        [
            (_("会议统计"), columns, bodies),
            (_("以谁的名义召开"), [_("单位"), _("会议范围"), _("名义"), _("次数")], others),
        ]
    )


def decisions_workbook(found: Iterable[AgendaItem], names: dict[str, str]) -> bytes:
    """The register as it is listed."""
    columns = [_("日期"), _("会议"), _("次数"), _("议题"), _("单位"), _("结果"), _("议定事项")]
    rows = (
        [
            item.sitting.held_on.isoformat(),
            names.get(item.sitting.body, item.sitting.body),
            item.sitting.ordinal,
            item.topic.title,
            item.topic.organ.short_name,
            _(item.get_outcome_display()),
            wording_in_force(item),
        ]
        for item in found
    )
    return workbook_of([(_("决定事项"), columns, rows)])

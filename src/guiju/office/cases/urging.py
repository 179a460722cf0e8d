"""Reminders have a measure, so that nobody is flooded: how soon again, how often a day, by the district's profile."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA
from guiju.office.cases.errors import NotNow
from guiju.office.cases.latecomers import shown
from guiju.office.cases.state import TODO, CaseState
from guiju.office.rulebook.profiles import urging_in


def refuse_flood(state: CaseState, district: str, now: datetime) -> None:
    """Raises NotNow when nobody waits, too soon after the last reminder of the same people, or too often in a day."""
    asked = [item for item in state.items if item.kind == "do" and item.state == TODO]
    if not asked:
        raise NotNow(_("现在没有等人办理（可能在等会议结果），不需要催办。"))
    measure, day = urging_in(district), now.astimezone(CHINA).date()
    urged = [deed.at for deed in state.comments if deed.operation == "urged"]
    again_at = max(urged, default=now) + timedelta(hours=measure.again_after_hours)
    if urged and now < again_at and all(item.since_at <= max(urged) for item in asked):
        raise NotNow(
            _("已于%(at)s催办过现在的办理人，%(again)s以后才能再催。")
            % {"at": shown(max(urged)), "again": shown(again_at)}
        )
    if sum(at.astimezone(CHINA).date() == day for at in urged) >= measure.most_a_day:
        raise NotNow(_("本事项今天已催办%(times)s次，请明天再催，或电话联系。") % {"times": measure.most_a_day})

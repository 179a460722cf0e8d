"""By how much something is late: days against days, hours against hours. The clock is the entry point's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guiju.office.cases.actors import CHINA

MINUTE = 60
SOON = 2
"""Days before the last one from which a clock is shown in another colour."""


@dataclass(frozen=True, slots=True)
class Late:
    """How late: whole days where days are counted, the exact span where hours are."""

    since: date | datetime
    days: int
    span: timedelta | None = None

    @property
    def zh(self) -> str:
        """3 天, 26 小时 5 分, for what is written down."""
        with translation.override(settings.LANGUAGE_CODE):
            return self.said

    @property
    def said(self) -> str:
        """The same in the language of the screen."""
        if self.span is None:
            return days_said(self.days)
        minutes = int(self.span.total_seconds()) // MINUTE
        hours, rest = divmod(minutes, MINUTE)
        words = [_("%(num)s 小时") % {"num": hours} if hours else "", _("%(num)s 分") % {"num": rest} if rest else ""]
        return " ".join(filter(None, words)) or _("不到 1 分")


def days_said(days: int) -> str:
    """3 天."""
    return ngettext("%(num)s 天", "%(num)s 天", days) % {"num": days}


def late_by(due: date | datetime | None, at: date | datetime) -> Late | None:
    """How late `at` is; None when it is in time, or there is no due day. The due day itself is in time.

    An hour limit met on a day of which only the date is known is judged by that day.
    """
    if due is None:
        return None
    if isinstance(due, datetime) and isinstance(at, datetime):
        return Late(due, (_day(at) - _day(due)).days, at - due) if at > due else None
    days = (_day(at) - _day(due)).days
    return Late(due, days) if days > 0 else None


def _day(moment: date | datetime) -> date:
    return moment.astimezone(CHINA).date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class Clock:
    """What a clock shows, in the language of the screen. `tone`: met, overdue, soon or calm."""

    tone: str
    said: str


def clock(due: date | datetime, at: date | datetime, done: date | datetime | None = None, met: bool = False) -> Clock:
    """How a limit stands `at` a moment: what is left, how late it is, or (`done`) whether it was kept.

    `met`: it was kept, and nobody has noted when.
    """
    late = late_by(due, done or at)
    if done or met:
        return Clock("overdue", _("逾期 %(late)s后办理") % {"late": late.said}) if done and late else _kept()
    if late:
        return Clock("overdue", _("逾期 %(late)s") % {"late": late.said})
    days = (_day(due) - _day(at)).days
    if isinstance(due, datetime) and isinstance(at, datetime) and due - at < timedelta(days=1):
        return Clock("soon", _("还剩 %(left)s") % {"left": Late(due, days, due - at).said})
    said = _("还剩 %(left)s") % {"left": days_said(days)} if days else _("今天到期")
    return Clock("soon" if days <= SOON else "calm", said)


def _kept() -> Clock:
    return Clock("met", _("已按期办理"))

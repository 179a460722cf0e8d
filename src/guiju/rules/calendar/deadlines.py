"""From an event and a span to the deadline, with its arithmetic."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from guiju.rules.calendar.derivation import counted_days, moment_in_words
from guiju.rules.calendar.errors import CalendarError
from guiju.rules.calendar.halves import count_halves
from guiju.rules.calendar.spans import Deadline, Span
from guiju.rules.calendar.working import WorkingCalendar

_LOCAL = ZoneInfo("Asia/Shanghai")


def deadline(span: Span, start: date | datetime, calendar: WorkingCalendar) -> Deadline:
    """The day or moment that lies `span` after or before `start`; the day of `start` is never counted.

    Hours run on the clock and half days along mornings and afternoons; both need an aware datetime. The other
    units count days in Asia/Shanghai and give a date; a calendar-day or month period ends where it ends, even on a
    holiday. Raises CalendarError.
    """
    if isinstance(start, datetime) and start.tzinfo is None:
        raise CalendarError("起算时刻没有时区，不能推算时限")
    try:
        if span.unit == "hours":
            return _by_the_clock(span, start)
        if span.unit == "half_days":
            return _in_half_days(span, start, calendar)
        on = start.astimezone(_LOCAL).date() if isinstance(start, datetime) else start
        return _IN_DAYS[span.unit](span, on, calendar)
    except CalendarError:
        raise
    except (OverflowError, ValueError):
        raise CalendarError(f"自{start}起的时限超出了日历的范围") from None


def _by_the_clock(span: Span, start: date | datetime) -> Deadline:
    if not isinstance(start, datetime):
        raise CalendarError("以小时计的时限要从具体时刻起算，请补上几时几分")
    # In UTC, because adding to a local time would run along the wall clock.
    due = (start.astimezone(UTC) + timedelta(hours=span.signed)).astimezone(start.tzinfo)
    said, reached = (moment_in_words(moment.astimezone(_LOCAL)) for moment in (start, due))
    origin = f"自{said}起" if span.direction == "after" else f"{said}之前"
    return Deadline(due, False, f"{origin}{span.amount}小时（连续计时，不扣除周末和节假日）= {reached}")


def _in_half_days(span: Span, start: date | datetime, calendar: WorkingCalendar) -> Deadline:
    """The end of the half reached: "half a day ahead" of an afternoon is by the end of that morning."""
    if not isinstance(start, datetime):
        raise CalendarError("以半天计的时限要从具体时刻起算，请补上几时几分")
    local = start.astimezone(_LOCAL)
    if not span.amount:
        return Deadline(start, False, f"以所填的时刻为限 = {moment_in_words(local)}")
    on, half = count_halves(local, span.signed, calendar)
    due = datetime.combine(on, half.to, _LOCAL)
    years = [
        y for y in range(min(local.date(), on).year, max(local.date(), on).year + 1) if not calendar.is_published(y)
    ]
    note = f"；{'、'.join(f'{y}年' for y in years)}放假安排尚未公布" if years else ""
    said = moment_in_words(local)
    origin = f"自{said}起往后" if span.direction == "after" else f"{said}往前"
    counted = f"第{span.amount}个半天（所在的半天不计，只算工作日的上午、下午{note}）"
    return Deadline(due.astimezone(start.tzinfo), bool(years), f"{origin}{counted}= {on}{half.zh}，{half.to:%H:%M}以前")


@lru_cache(maxsize=4096)
def _in_working_days(span: Span, on: date, calendar: WorkingCalendar) -> Deadline:
    due = calendar.add_working_days(on, span.signed)
    years = [y for y in range(min(on, due).year, max(on, due).year + 1) if not calendar.is_published(y)]
    notes = counted_days(on, due, calendar)
    if years:
        notes += f"；{'、'.join(f'{y}年' for y in years)}放假安排尚未公布，暂按周末和固定日期的法定节日推算"
    return Deadline(due, bool(years), f"{_origin(span, on)}第{span.amount}个工作日（{notes}）= {due}")


def _in_calendar_days(span: Span, on: date, calendar: WorkingCalendar) -> Deadline:
    if not span.amount:  # a day that somebody set, or "before" without a number: the day itself is the last one
        return Deadline(on, False, f"以所填的日期为限 = {on}")
    due = on + timedelta(days=span.signed)
    return Deadline(due, False, f"{_origin(span, on)}第{span.amount}日（按自然日，当日不计）= {due}")


def _in_months(span: Span, on: date, calendar: WorkingCalendar) -> Deadline:
    year, month = divmod(on.year * 12 + on.month - 1 + span.signed, 12)
    if not date.min.year <= year <= date.max.year:
        raise CalendarError(f"推算到了{year}年，超出了日历的范围")
    last = monthrange(year, month + 1)[1]
    due = date(year, month + 1, min(on.day, last))
    note = f"（{month + 1}月没有{on.day}日，以最后一日为准）" if on.day > last else ""
    return Deadline(due, False, f"{_origin(span, on)}满{span.amount}个月{note}= {due}")


def _origin(span: Span, on: date) -> str:
    return f"自{on}起" if span.direction == "after" else f"{on}之前"


_IN_DAYS: Mapping[str, Callable[[Span, date, WorkingCalendar], Deadline]] = {
    "working_days": _in_working_days,
    "calendar_days": _in_calendar_days,
    "months": _in_months,
}

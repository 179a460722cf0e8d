"""By how much something is late, at the edges: the due day itself, hours against days, what is left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from guiju.office.cases.lateness import clock, late_by

DUE = datetime(2026, 11, 25, 6, tzinfo=UTC)
"""Two in the afternoon in China."""
DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("due", "at", "said"),
    [
        (DAY, date(2026, 11, 25), ""),
        (DAY, date(2026, 11, 26), "1 天"),
        (DAY, datetime(2026, 11, 25, 15, 59, tzinfo=UTC), ""),
        (DAY, datetime(2026, 11, 25, 16, 0, tzinfo=UTC), "1 天"),
        (DUE, DUE, ""),
        (DUE, DUE + timedelta(seconds=30), "不到 1 分"),
        (DUE, DUE + timedelta(hours=26, minutes=5), "26 小时 5 分"),
        (DUE, DUE + timedelta(hours=2), "2 小时"),
        (DUE, DAY, ""),
        (DUE, date(2026, 11, 27), "2 天"),
        (None, DAY, ""),
    ],
)
def test_the_due_day_is_in_time_and_hours_count_by_the_clock(due: date | None, at: date | datetime, said: str) -> None:
    late = late_by(due, at)
    assert (late.zh if late else "") == said


@pytest.mark.parametrize(
    ("due", "at", "done", "tone", "said"),
    [
        (DAY, date(2026, 11, 20), None, "calm", "还剩 5 天"),
        (DAY, date(2026, 11, 23), None, "soon", "还剩 2 天"),
        (DAY, DAY, None, "soon", "今天到期"),
        (DAY, date(2026, 11, 28), None, "overdue", "逾期 3 天"),
        (DAY, date(2026, 12, 28), DAY, "met", "已按期办理"),
        (DAY, date(2026, 12, 28), date(2026, 11, 27), "overdue", "逾期 2 天后办理"),
        (DUE, DUE - timedelta(hours=3, minutes=5), None, "soon", "还剩 3 小时 5 分"),
        (DUE, DUE + timedelta(minutes=20), None, "overdue", "逾期 20 分"),
        (DUE, DUE + timedelta(days=9), DUE + timedelta(minutes=5), "overdue", "逾期 5 分后办理"),
    ],
)
def test_a_clock_says_what_is_left_or_how_it_ended(
    due: date, at: date | datetime, done: date | None, tone: str, said: str
) -> None:
    shown = clock(due, at, done)
    assert (shown.tone, shown.said) == (tone, said)

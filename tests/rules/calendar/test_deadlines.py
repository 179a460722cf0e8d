from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.rules.calendar import CHINA, CalendarError, Span, deadline

BEIJING = timezone(timedelta(hours=8))
NAIVE = datetime(2026, 9, 30, 9, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("span", "start", "arithmetic"),
    [
        (
            Span(7, "working_days"),
            date(2026, 9, 24),
            "自2026-09-24起第7个工作日（当日和周末不计；跳过9月25日至27日中秋节、10月1日至7日国庆节；"
            "10月10日调休上班）= 2026-10-12",
        ),
        (
            Span(7, "working_days", "before"),
            date(2026, 10, 12),
            "2026-10-12之前第7个工作日（当日和周末不计；跳过9月25日至27日中秋节、10月1日至7日国庆节；"
            "10月10日调休上班）= 2026-09-24",
        ),
        (Span(2, "working_days"), date(2026, 3, 2), "自2026-03-02起第2个工作日（当日不计）= 2026-03-04"),
        (
            Span(2, "working_days"),
            date(2025, 5, 30),
            "自2025-05-30起第2个工作日（当日不计；跳过5月31日至6月2日端午节）= 2025-06-04",
        ),
        (
            Span(3, "working_days"),
            date(2025, 12, 31),
            "自2025-12-31起第3个工作日（当日不计；跳过2026年1月1日至3日元旦；2026年1月4日调休上班）= 2026-01-06",
        ),
        (Span(0, "calendar_days"), date(2026, 9, 24), "以所填的日期为限 = 2026-09-24"),
        (Span(10, "calendar_days"), date(2026, 9, 24), "自2026-09-24起第10日（按自然日，当日不计）= 2026-10-04"),
        (Span(0, "calendar_days", "before"), date(2026, 10, 3), "以所填的日期为限 = 2026-10-03"),
        (Span(1, "months"), date(2026, 1, 31), "自2026-01-31起满1个月（2月没有31日，以最后一日为准）= 2026-02-28"),
        (Span(13, "months", "before"), date(2026, 1, 15), "2026-01-15之前满13个月= 2024-12-15"),
        (
            Span(24, "hours"),
            datetime(2026, 9, 30, 9, 30, tzinfo=BEIJING),
            "自2026-09-30 09:30起24小时（连续计时，不扣除周末和节假日）= 2026-10-01 09:30",
        ),
        (
            Span(48, "hours", "before"),
            datetime(2026, 9, 30, 1, 30, tzinfo=UTC),
            "2026-09-30 09:30之前48小时（连续计时，不扣除周末和节假日）= 2026-09-28 09:30",
        ),
    ],
)
def test_a_deadline_shows_its_arithmetic(span: Span, start: date | datetime, arithmetic: str) -> None:
    found = deadline(span, start, CHINA)
    assert found.arithmetic == arithmetic
    assert not found.provisional
    assert arithmetic.endswith(f"{found.due:%Y-%m-%d}") or isinstance(found.due, datetime)


def test_a_deadline_that_reaches_an_unpublished_year_is_provisional_and_says_so() -> None:
    year = next(y for y in range(2026, 2100) if not CHINA.is_published(y))
    found = deadline(Span(5, "working_days"), date(year - 1, 12, 31), CHINA)
    assert found.provisional
    assert f"{year}年放假安排尚未公布" in found.arithmetic


def test_2027_is_reckoned_without_make_up_days_until_its_notice_is_entered() -> None:
    if CHINA.is_published(2027):
        pytest.skip("the notice for 2027 has been entered")
    found = deadline(Span(3, "working_days"), date(2026, 12, 31), CHINA)
    assert (found.due, found.provisional) == (date(2027, 1, 6), True)
    assert "2027年1月1日元旦" in found.arithmetic


def test_calendar_days_and_months_end_where_they_end_even_in_an_unpublished_year() -> None:
    assert deadline(Span(40, "calendar_days"), date(2098, 12, 1), CHINA).due == date(2099, 1, 10)
    assert not deadline(Span(2, "months"), date(2098, 12, 1), CHINA).provisional


def test_a_day_count_from_a_moment_starts_on_the_local_day() -> None:
    late_in_utc = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # already the 3rd in Beijing
    assert deadline(Span(1, "working_days"), late_in_utc, CHINA).due == date(2026, 3, 4)


def test_hours_keep_the_zone_of_the_start() -> None:
    start = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
    assert deadline(Span(24, "hours"), start, CHINA).due == datetime(2026, 3, 3, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("span", "start", "words"),
    [
        (Span(24, "hours"), date(2026, 9, 30), "具体时刻"),
        (Span(24, "hours"), NAIVE, "没有时区"),
        (Span(1, "working_days"), NAIVE, "没有时区"),
        (Span(100, "calendar_days"), date(9999, 12, 1), "范围"),
        (Span(100, "months"), date(9999, 12, 1), "范围"),
        (Span(100, "months", "before"), date(1, 12, 1), "范围"),
        (Span(99, "hours"), datetime(9999, 12, 31, tzinfo=UTC), "范围"),
    ],
)
def test_a_deadline_that_cannot_be_reckoned_says_why(span: Span, start: date | datetime, words: str) -> None:
    with pytest.raises(CalendarError, match=words):
        deadline(span, start, CHINA)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((1, "weeks"), "单位「weeks」"),
        ((1, "hours", "around"), "方向「around」"),
        ((-1, "hours"), "0到"),
        ((10**9, "months"), "0到"),
    ],
)
def test_a_span_no_rule_can_mean_is_refused(arguments: tuple[int, str], words: str) -> None:
    with pytest.raises(CalendarError, match=words):
        Span(*arguments)


def test_a_span_reads_as_a_rule_states_it() -> None:
    assert Span(7, "working_days", "before").zh() == "7个工作日前"
    assert Span(24, "hours").zh() == "24小时后"


@given(
    st.builds(Span, st.integers(0, 2000), st.sampled_from(Span.UNITS), st.sampled_from(["after", "before"])),
    st.integers(0, 400_000).map(lambda hours: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
)
def test_a_deadline_never_lies_on_the_wrong_side_of_its_event(span: Span, start: datetime) -> None:
    due = deadline(span, start, CHINA).due
    event = start if isinstance(due, datetime) else start.astimezone(BEIJING).date()
    assert due >= event if span.direction == "after" else due <= event


MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("hour", "amount", "direction", "due"),
    [
        (14, 1, "before", (MONDAY, 12)),  # an afternoon meeting: by the end of that morning
        (9, 1, "before", (FRIDAY, 18)),  # a Monday morning: by the end of Friday afternoon
        (9, 2, "before", (FRIDAY, 12)),
        (14, 3, "before", (FRIDAY, 12)),
        (12, 1, "before", (FRIDAY, 18)),  # noon still belongs to the morning
        (20, 1, "before", (MONDAY, 12)),  # the evening belongs to the afternoon
        (9, 1, "after", (MONDAY, 18)),
        (14, 1, "after", (date(2026, 11, 24), 12)),
    ],
)
def test_half_days_run_along_mornings_and_afternoons(
    hour: int, amount: int, direction: str, due: tuple[date, int]
) -> None:
    found = deadline(Span(amount, "half_days", direction), datetime(2026, 11, 23, hour, tzinfo=BEIJING), CHINA)
    on, end = due
    assert found.due == datetime(on.year, on.month, on.day, end, tzinfo=BEIJING)
    assert "所在的半天不计" in found.arithmetic


def test_half_days_before_a_sunday_begin_with_friday_afternoon() -> None:
    sunday = datetime(2026, 11, 22, 10, tzinfo=BEIJING)
    before, after = (deadline(Span(1, "half_days", way), sunday, CHINA).due for way in ("before", "after"))
    assert (before, after) == (
        datetime(2026, 11, 20, 18, tzinfo=BEIJING),
        datetime(2026, 11, 23, 12, tzinfo=BEIJING),
    )


def test_half_days_need_a_moment() -> None:
    with pytest.raises(CalendarError, match="具体时刻"):
        deadline(Span(1, "half_days", "before"), MONDAY, CHINA)

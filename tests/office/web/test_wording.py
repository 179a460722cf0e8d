from datetime import UTC, date, datetime

import pytest

from guiju.office.web.wording import NaiveInstant, at, day, days_left, money, money_short


def test_an_instant_late_in_the_evening_of_greenwich_is_the_next_day_in_china() -> None:
    instant = datetime(2024, 3, 24, 18, 5, tzinfo=UTC)
    assert day(instant) == "2024年3月25日"
    assert at(instant) == "2024-03-25 02:05"


def test_a_day_is_written_without_leading_zeros() -> None:
    assert day(date(2024, 3, 5)) == "2024年3月5日"


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(NaiveInstant, match="没有时区"):
        at(datetime(2024, 3, 25))  # noqa: DTZ001 - the mistake this test is about


@pytest.mark.parametrize(
    ("fen", "full", "short"),
    [
        (500_000_000, "5,000,000.00 元", "500 万元"),
        (12_345_678, "123,456.78 元", "123,456.78 元"),
        (123_450_000, "1,234,500.00 元", "123.45 万元"),
        (12_000_000_000, "120,000,000.00 元", "1.2 亿元"),
        (-500_000_000, "-5,000,000.00 元", "-500 万元"),
        (999_999, "9,999.99 元", "9,999.99 元"),
        (0, "0.00 元", "0.00 元"),
    ],
)
def test_money_loses_no_fen_in_either_form(fen: int, full: str, short: str) -> None:
    assert money(fen) == full
    assert money_short(fen) == short


def test_what_is_not_known_is_a_dash() -> None:
    assert {day(None), at(None), money(None), money_short(None)} == {"—"}


def test_days_left_are_counted_in_chinas_days() -> None:
    assert days_left(date(2024, 3, 25), datetime(2024, 3, 24, 18, 0, tzinfo=UTC)) == 0
    assert days_left(date(2024, 3, 22), date(2024, 3, 25)) == -3

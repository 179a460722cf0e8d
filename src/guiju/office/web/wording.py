"""How days, instants and amounts are written for people. All instants are shown in China's one time zone."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from guiju.office.rulebook.language import english

CHINA = ZoneInfo("Asia/Shanghai")
NOTHING = "—"
FEN_PER_YUAN = 100
LARGE_UNITS = ((10_000_000_000, "亿元"), (1_000_000, "万元"))  # in fen
LARGE_UNITS_EN = ((100_000_000_000, "billion yuan"), (100_000_000, "million yuan"))


class NaiveInstant(ValueError):
    """An instant without a time zone: showing it would be a guess."""


def china_time(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise NaiveInstant(f"时刻 {instant} 没有时区，无法显示。")
    return instant.astimezone(CHINA)


def china_day(value: date | datetime) -> date:
    return china_time(value).date() if isinstance(value, datetime) else value


def day(value: date | datetime | None) -> str:
    """2024年3月25日, or 25 March 2024. An instant is taken to its day in China; None is a dash."""
    if value is None:
        return NOTHING
    on = china_day(value)
    return f"{on.day} {on:%B} {on.year}" if english() else f"{on.year}年{on.month}月{on.day}日"


def at(value: datetime | None) -> str:
    """2024-03-25 14:05 in China's time; None is a dash. Raises NaiveInstant."""
    return NOTHING if value is None else f"{china_time(value):%Y-%m-%d %H:%M}"


def moment(value: date | datetime) -> str:
    """A day as `day`, an instant as `at`."""
    return at(value) if isinstance(value, datetime) else day(value)


def money(fen: int | None) -> str:
    """5,000,000.00 元, exact to the fen; None is a dash."""
    if fen is None:
        return NOTHING
    return f"{Decimal(fen) / FEN_PER_YUAN:,.2f} {'yuan' if english() else '元'}"


def money_short(fen: int | None) -> str:
    """500 万元 (5 million yuan) where two decimals of a large unit lose nothing, else the full amount."""
    if fen is None:
        return NOTHING
    for size, unit in LARGE_UNITS_EN if english() else LARGE_UNITS:
        if abs(fen) >= size and fen % (size // 100) == 0:
            return f"{plain(Decimal(fen) / size)} {unit}"
    return money(fen)


def plain(number: Decimal) -> str:
    """1,234.5 rather than 1,234.50; never in exponents."""
    text = f"{number:,.2f}"
    return text.rstrip("0").rstrip(".")


def days_left(due: date | datetime, on: date | datetime) -> int:
    """Calendar days from `on` to `due`: 0 on the last day, negative when overdue."""
    return (china_day(due) - china_day(on)).days

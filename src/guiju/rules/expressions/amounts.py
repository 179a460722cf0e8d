"""Amounts and days as a sentence says them."""

from __future__ import annotations

from datetime import date

_SCALES = ((10**8, "亿元"), (10**4, "万元"))


def amount_in_words(fen: int) -> str:
    """Exact, in the largest unit that needs at most two decimals: 500万元, 1.5亿元, 50001元, 0.05元."""
    for scale, unit in _SCALES:
        if abs(fen) >= scale * 100 and fen % scale == 0:
            return f"{_decimal(fen // scale)}{unit}"
    return f"{_decimal(fen)}元"


def _decimal(hundredths: int) -> str:
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else f"{sign}{whole}"


def day_in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

"""A length of time as a rule states it, and the day or moment it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from guiju.rules.calendar.errors import CalendarError

_UNITS = {"working_days": "个工作日", "calendar_days": "日", "hours": "小时", "half_days": "个半天", "months": "个月"}
_DIRECTIONS = {"after": "后", "before": "前"}
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Span:
    """`unit`: working_days, calendar_days, half_days, hours or months; `direction`: after or before the event.

    Raises CalendarError for another unit or direction, or an amount below 0.
    """

    amount: int
    unit: str
    direction: str = "after"

    UNITS: ClassVar[tuple[str, ...]] = tuple(_UNITS)

    def __post_init__(self) -> None:
        if self.unit not in _UNITS:
            raise CalendarError(f"时限的单位「{self.unit}」不认识，应为{'、'.join(_UNITS)}之一")
        if self.direction not in _DIRECTIONS:
            raise CalendarError(f"时限的方向「{self.direction}」不认识，应为after（之后）或before（之前）")
        if not 0 <= self.amount <= _LONGEST:
            raise CalendarError(f"时限的数量应在0到{_LONGEST}之间，得到的是{self.amount}")

    @property
    def signed(self) -> int:
        """The amount, negative when it reaches back."""
        return self.amount if self.direction == "after" else -self.amount

    def zh(self) -> str:
        """7个工作日前，24小时后."""
        return f"{self.amount}{_UNITS[self.unit]}{_DIRECTIONS[self.direction]}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due` is the last day (inclusive), or for hours and half days the last moment in the zone of the start.

    `provisional`: a year on the way has no published holidays yet. `arithmetic`: how it was reckoned, in Chinese.
    """

    due: date | datetime
    provisional: bool
    arithmetic: str

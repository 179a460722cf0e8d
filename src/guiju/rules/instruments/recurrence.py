"""How often something is owed, when a period's share of it falls due, and what keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, model_validator

from guiju.rules.bindingness import Strength
from guiju.rules.instruments.steps import Grammar

D = TypeVar("D")
Per = Literal["", "week", "month", "quarter", "half_year", "year", "term"]
EVERY: Mapping[str, str] = {
    "": "",
    "week": "每周",
    "month": "每月",
    "quarter": "每季度",
    "half_year": "每半年",
    "year": "每年",
    "term": "每届任期",
}
COMMON_YEAR = 2023
"""A year without 29 February: a due day must exist in every year."""


def _month_day(text: str) -> str:
    month, _, day = text.partition("-")
    try:
        date(COMMON_YEAR, int(month), int(day))
    except ValueError:
        raise ValueError("due 要写成每年都有的月日，例如 03-31") from None
    return f"{int(month):02}-{int(day):02}"


MonthDay = Annotated[str, AfterValidator(lambda text: _month_day(text) if text else text)]


class Cadence(Grammar):
    """How often a body meets. `label` where the text gives no number.

    `skips_holidays`: a period without any working day asks for no meeting.
    """

    at_least: int = 0
    per: Per = ""
    strength: Strength = Strength.MUST
    label: str = ""
    skips_holidays: bool = False
    reading: str = ""


class Discharge(Grammar):
    """What keeps a duty without anybody noting it down, one of:

    `act` (and `when`): a matter of that kind that has come to its end in the period; `register`: an entry of the
    period; `does`: the step with that verb in the matter that raised the duty.
    """

    act: str = ""
    when: str = ""
    register_: str = Field(default="", alias="register")
    does: str = ""

    @model_validator(mode="after")
    def _one_way(self) -> Discharge:
        if [bool(self.act), bool(self.register_), bool(self.does)].count(True) != 1:
            raise ValueError("discharge 要写 act、register、does 三者之一")
        if self.when and not self.act:
            raise ValueError("discharge 的 when 只和 act 一起写")
        return self


def fitting(duty: D, per: str, due: str, raised: bool, discharge: Discharge | None) -> D:
    """The duty when its parts fit together, else ValueError. `raised`: a matter raises it."""
    if due and per != "year":
        raise ValueError("due 只和 per: year 一起写：月日只在一年里才有意义")
    if discharge and discharge.does and not raised:
        raise ValueError("discharge 的 does 只用于由事项引起的职责（要写 act）")
    if discharge and not discharge.does and raised:
        raise ValueError("discharge 的 act、register 只用于常设职责（不写 act）")
    return duty

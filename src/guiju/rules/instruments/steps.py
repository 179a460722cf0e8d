"""Grammar of what norms are put together from: lengths of time, and the steps that a route gives."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from guiju.rules.bindingness import Mode, Strength


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]


class Grammar(BaseModel):
    """Base of all grammar models: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


TIME_UNITS = ("working_days", "calendar_days", "half_days", "hours", "months")


class SpanGrammar(Grammar):
    """A length of time in one unit; with `setting` the number and its unit stand among the settings."""

    working_days: int | None = None
    calendar_days: int | None = None
    half_days: int | None = None
    hours: int | None = None
    months: int | None = None
    setting: str = ""

    @model_validator(mode="after")
    def _one_unit(self) -> SpanGrammar:
        given = [amount for unit in TIME_UNITS if (amount := getattr(self, unit)) is not None]
        if len(given) + bool(self.setting) != 1 or any(amount < 0 for amount in given):
            raise ValueError(
                "时限只能写一种：working_days、calendar_days、half_days、hours、months（不为负）、setting（设置的代号）"
            )
        if self.half_days == 0:
            raise ValueError("half_days 至少是 1：所在的半天不算在内")
        return self

    @property
    def written(self) -> tuple[int, str] | None:
        """The amount and its unit; None where a setting holds them."""
        units = ((getattr(self, unit), unit) for unit in TIME_UNITS)
        return next(((amount, unit) for amount, unit in units if amount is not None), None)


class StepGrammar(Grammar):
    """One step: who does what. `who` several: all of them; `either`: one of them, chosen by a person."""

    who: Names = Field(default_factory=list)
    either: Names = Field(default_factory=list)
    does: str = ""
    mode: Mode = Mode.ANY
    when: str = ""
    strength: Strength | None = None
    at: str = ""
    says: str = ""
    reading: str = ""
    together: list[StepGrammar] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_shape(self) -> StepGrammar:
        if self.together:
            if self.who or self.either or self.does:
                raise ValueError("together 里只写并行的环节，不能再写 who、either 或 does")
            return self
        if bool(self.who) == bool(self.either):
            raise ValueError("一个环节要写 who（由谁）或 either（任选其一），二者取一")
        if not self.does:
            raise ValueError("一个环节要写 does（做什么）")
        return self


class Case(Grammar):
    """A set of steps with its condition: the general case (no condition) or one exception."""

    id: str = ""
    when: str = ""
    over: Names = Field(default_factory=list)
    reading: str = ""
    at: str = ""
    steps: list[StepGrammar]

"""How often a duty is owed."""

from __future__ import annotations

from pydantic import Field, model_validator

from guiju.rules.instruments.steps import Grammar


class Count(Grammar):
    """How much of a duty is owed in its period, in `unit`. `at_most` None: no upper bound."""

    at_least: int = Field(ge=0)
    at_most: int | None = None
    unit: str

    @model_validator(mode="after")
    def _in_order(self) -> Count:
        if self.at_most is not None and self.at_most < self.at_least:
            raise ValueError("count 的 at_most 不能小于 at_least")
        return self

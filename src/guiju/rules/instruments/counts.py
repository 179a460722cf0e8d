"""How often a duty is owed in its period, and by which matters it is kept."""

from __future__ import annotations

from pydantic import Field, model_validator

from guiju.rules.instruments.steps import Grammar


class Count(Grammar):
    """How much of a duty is owed in its period, in `unit`. `at_most` None: no upper bound.

    The matters of the norm's `act` (and `when`) keep it. `each`: the fact that names the leaders under whose names
    a matter counts. `adds`: the fact that is added up (without it every matter counts one). `day`: the fact
    that says when it was (without it, the day of opening). `ended`: only matters that have come to their end count.
    """

    at_least: int = Field(ge=0)
    at_most: int | None = None
    unit: str
    each: str = ""
    adds: str = ""
    day: str = ""
    ended: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Count:
        if self.at_most is not None and self.at_most < self.at_least:
            raise ValueError("count 的 at_most 不能小于 at_least")
        return self

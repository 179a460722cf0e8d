"""How many of a body must be there."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator

from guiju.rules.instruments.steps import Grammar


def _fraction(value: Any) -> Any:
    return str(Fraction(str(value))) if value is not None else None


class Quorum(Grammar):
    """How many must be there: a fraction of `of`, inclusive (at_least 1/2: five of ten is enough)."""

    of: str = "members"
    at_least: Annotated[str, BeforeValidator(_fraction, json_schema_input_type=str | int)]

    @property
    def share(self) -> Fraction:
        """The fraction as an exact number."""
        return Fraction(self.at_least)
